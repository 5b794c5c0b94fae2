"""Dates as running text writes them: "October 28, 2025", "22. Januar 2025", "2025年1月22日", "28 October".

dateparser knows the names of the months in every language; the parts are read here, because it completes a missing year
from today's date, which is a guess, and takes milliseconds where a line may take microseconds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vectorstore.dates import PartialDate
from vectorstore.describing.calendar_words import month_numbers
from vectorstore.documents import Span

_YEARS = range(1000, 2200)
_ISO = re.compile(r"(?<![\d-])(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d-])")
_NUMERIC = re.compile(r"(?<![\d./-])(?P<d>\d{1,2})(?P<s>[./-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})(?![\d/])")
_WIDE = re.compile(
    r"(?<!\d)(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日일号])?"
    r"|(?<!\d)(?P<m2>\d{1,2})\s?[月월]\s?(?P<d2>\d{1,2})\s?[日일号]"
)
_ERA = re.compile(r"(?P<era>令和|平成|昭和)\s?(?P<n>元|\d{1,2})\s?年\s?(?P<m>\d{1,2})\s?月(?:\s?(?P<d>\d{1,2})\s?日)?")
_ROMAN = re.compile(
    r"(?<![\d./-])(?P<d>\d{1,2})(?P<s>[./-])\s?(?P<m>x(?:i{1,2})?|i[xv]|v?i{1,3}|v)(?P=s)\s?(?P<y>\d{4})(?!\d)",
    re.IGNORECASE,
)
_ROMANS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_YEAR_BEFORE = {"令和": 2018, "平成": 1988, "昭和": 1925}
_OF = r"(?:\s(?:de|del|of))?"


@dataclass(frozen=True)
class WrittenDate:
    """A date in a text: its place and its parts; 0 for a part that is not written. `ranged`: one of several days."""

    span: Span
    year: int
    month: int
    day: int = 0
    ranged: bool = False

    @property
    def date(self) -> PartialDate | None:
        """The date, where its year is written; of several days only the month is told."""
        return self.in_year(self.year) if self.year else None

    def in_year(self, year: int) -> PartialDate | None:
        """The date in a year, or None where that year has no such day."""
        try:
            return PartialDate(year, self.month, 0 if self.ranged else self.day)
        except ValueError:
            return None


def find_dates(text: str, language: str | None = None, start: int = 0, end: int | None = None) -> list[WrittenDate]:
    """The dates of `text[start:end]`, written at least to the month, in order and disjoint; offsets count `text`."""
    stop = len(text) if end is None else end
    found = sorted(_read_all(text, language, start, stop), key=lambda written: (written.span.start, -written.span.end))
    dates: list[WrittenDate] = []
    for written in found:
        if not dates or written.span.start >= dates[-1].span.end:
            dates.append(written)
    return dates


def _read_all(text: str, language: str | None, start: int, stop: int) -> Iterator[WrittenDate]:
    names = month_numbers(language)
    for pattern in (_ISO, _NUMERIC, _ROMAN, _WIDE, _ERA, *_named(language)):
        for match in pattern.finditer(text, start, stop):
            groups = match.groupdict()
            month = groups.get("m") or groups.get("m2") or ""
            day = int(groups.get("d") or groups.get("d2") or 0)
            year = _of_era(groups["era"], groups["n"]) if pattern is _ERA else _in_full(groups.get("y") or "0")
            known = _ROMANS if pattern is _ROMAN else names
            number = int(month) if month.isdecimal() else known.get(month.lower().rstrip("."), 0)
            if pattern is _NUMERIC:
                day, number = _ordered(day, number, groups["s"], language)
            written = WrittenDate(Span(*match.span()), year, number, day, bool(groups.get("r")))
            if (not year or year in _YEARS) and written.month and written.in_year(year or 2000) is not None:
                yield written


def _in_full(year: str) -> int:
    """A year, one of this century where only its end is written: “’19”."""
    return 2000 + int(year[1:]) if year[0] in "'’" else int(year)


def _of_era(era: str, year: str) -> int:
    return _YEAR_BEFORE[era] + (1 if year == "元" else int(year))


def _ordered(first: int, second: int, sign: str, language: str | None) -> tuple[int, int]:
    """Day and month of a date in figures; (0, 0) where both orders are possible, as with slashes in English."""
    if sign == "." or first > 12 or first == second or (language not in (None, "en") and second <= 12):
        return first, second
    return (second, first) if second > 12 else (0, 0)


@lru_cache(maxsize=64)
def _named(language: str | None) -> tuple[re.Pattern[str], ...]:
    names = sorted(month_numbers(language), key=len, reverse=True)
    month = rf"\b(?P<m>(?:{'|'.join(map(re.escape, names))})(?!\w)\.?)"
    several = r"(?P<r>\d{1,2}\.?\s?(?:[-–—/&]|and|to|und|bis|y|al|et|au)\s?)?"
    patterns = (
        rf"(?<![\d.,:-]){several}(?P<d>\d{{1,2}})(?:\.|º|er|st|nd|rd"
        rf"|th)?(?:\sday)?{_OF}\s{month}(?:,?{_OF}\s(?P<y>\d{{4}}|['’]\d\d)(?!\d))?",
        rf"{month}\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:.]\d)(?P<r>\s?(?:[-–—&]|and|to)\s?\d{{1,2}}(?!\d|:))?"
        r"(?:,?\s(?P<y>\d{4})(?!\d))?",
        rf"{month},?{_OF}\s(?P<y>\d{{4}})(?!\d)",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
