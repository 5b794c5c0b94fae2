"""The stretches of time a text states: “from 2009 until May 2012”, “since 2014”, “1958–62”, “the early 1990s”."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache

from rag.dates.entries import entries_in
from rag.dates.question_dates import DECADE, MONTH, MONTH_NUMBERS, Dated, aligned, dated_spans
from rag.language.forms import any_of
from vectorstore.dates import PartialDate
from vectorstore.documents import Span

_GAP = 48  # characters between two dates of one stretch
_LOOKED, _CLAUSE = 30, 64  # the second for “until she left the company on …”
_PARTS = {"early": (0, 3), "beginning of": (0, 3), "mid": (3, 6), "late": (6, 9), "end of": (6, 9), None: (0, 9)}
_THIRD = re.compile(
    r"\b(?:(?P<first>early|(?:the )?(?:beginning|start) of)|(?P<mid>mid|(?:the )?middle of)|late|(?:the )?end of)"
    r"[\s-]+$"
)
_SHORT_END = re.compile(r"\s?[-–—/]\s?(?P<e>\d\d)(?!\d|[-–—/]\d)")
_BARE_MONTH = re.compile(rf"\b(?:in|on|until|by|en|im|a)\s+(?:(?P<d>\d\d?)\s+)?(?P<m>{MONTH})\b(?!\s*,?\s*\d)")
_BARE_START = re.compile(rf"\b(?:from|between|vom|von|del|du)\s+(?:(?P<d>\d\d?)\s+)?(?P<m>{MONTH})\b(?!\s*,?\s*\d)")
_DAY = timedelta(days=1)


class Kind(StrEnum):
    """How a stretch of time is stated: a date alone, both ends, or one of them."""

    AT = "at"
    DURING = "during"
    SINCE = "since"
    FROM = "from"
    AFTER = "after"
    UNTIL = "until"
    BEFORE = "before"


@dataclass(frozen=True)
class Spell:
    """A stretch of time and where it is stated; the end that is not stated is the first or the last day there is."""

    span: Span
    earliest: date
    latest: date
    kind: Kind
    stated: PartialDate | None = None

    @property
    def days(self) -> int:
        return (self.latest - self.earliest).days + 1


@lru_cache(512)
def spells_in(text: str) -> tuple[Spell, ...]:
    """The stretches of time a text states, in order, dates alone among them."""
    folded = aligned(text)
    dated = (_third(folded, one) for one in _points(text))
    points = sorted([*dated, *_decades(folded)], key=lambda one: one.span)
    points = sorted([*points, *_opening(folded, points)], key=lambda one: one.span)
    points = sorted([*points, *_leaning(folded, points)], key=lambda one: one.span)
    found = list[Spell]()
    place = 0
    while place < len(points):
        spell, used = _read_at(folded, points, place)
        found.append(spell)
        place += used
    return tuple(found)


def speaks_of_the_present(text: str) -> bool:
    """Whether a text says of something that it is so now."""
    return bool(_words()["present"].search(aligned(text)))


def _points(text: str) -> list[Spell]:
    """The dates of a text, those among them that only the line of a year above completes."""
    full = [_point(one) for one in dated_spans(text)]
    entries = (Spell(one.head, one.earliest, one.latest, Kind.AT, one.stated) for one in entries_in(text))
    return [*full, *(one for one in entries if not any(one.span.overlaps(other.span) for other in full))]


def _point(one: Dated) -> Spell:
    return Spell(one.span, one.earliest, one.latest, Kind.AT, None if one.season else one.date)


def _third(folded: str, point: Spell) -> Spell:
    """The third of a month that a text means: “mid-November 2023” is 11 to 20 November; other dates as they are."""
    stated = point.stated
    found = _THIRD.search(folded[max(0, point.span.start - _LOOKED) : point.span.start])
    if found is None or stated is None or not stated.month or stated.day:
        return point
    first, last = (1, 10) if found["first"] else (11, 20) if found["mid"] else (21, point.latest.day)
    ends = point.earliest.replace(day=first), point.earliest.replace(day=last)
    return Spell(Span(point.span.start - len(found.group()), point.span.end), *ends, Kind.AT)


def _decades(folded: str) -> list[Spell]:
    found = []
    for match in DECADE.finditer(folded):
        first, last = _PARTS[match["part"]]
        year = int(match["y"])
        if match["part"] or not year % 10:
            span, ends = Span(*match.span()), (date(year + first, 1, 1), date(year + last, 12, 31))
            found.append(Spell(span, *ends, Kind.AT))
    return found


def _opening(folded: str, points: Sequence[Spell]) -> list[Spell]:
    """What takes its year from the date that ends its stretch: “from 1 October until 31 January 2020”."""
    found, words = list[Spell](), _words()
    for match in _BARE_START.finditer(folded):
        end = next((one for one in points if one.stated and match.end() <= one.span.start <= match.end() + _GAP), None)
        gap = folded[match.end() : end.span.start] if end else ""
        if end is None or not any(words[how].fullmatch(gap) for how in ("to", "both")):
            continue
        year = end.earliest.year - (MONTH_NUMBERS[match["m"]] > end.earliest.month)
        found += _of_year(match, year, Span(match.start("d") if match["d"] else match.start("m"), match.end()))
    return found


def _leaning(folded: str, points: Sequence[Spell]) -> list[Spell]:
    """What takes its year from the date before it: “in May” after “in 2003”, “the following year”, “that year”."""
    found = list[Spell]()
    for pattern, later in ((_BARE_MONTH, 0), (_words()["next"], 1), (_words()["same"], 0)):
        for match in pattern.finditer(folded):
            before = [one for one in points if one.span.end <= match.start() and one.stated]
            if not before or any(one.span.overlaps(Span(*match.span())) for one in points):
                continue
            found += _of_year(match, before[-1].latest.year + later, Span(*match.span()))
    return found


def _of_year(match: re.Match[str], year: int, place: Span) -> list[Spell]:
    """The day, month or year that a match names, in a year; nothing where there is no such day."""
    parts = match.groupdict()
    try:
        stated = PartialDate(year, MONTH_NUMBERS.get(parts.get("m") or "", 0), int(parts.get("d") or 0))
    except ValueError:
        return []
    return [Spell(place, stated.earliest, stated.latest, Kind.AT, stated)]


def _read_at(folded: str, points: Sequence[Spell], place: int) -> tuple[Spell, int]:
    """The spell that begins with the point at a place, and how many points it takes."""
    point = points[place]
    ahead = folded[max(0, point.span.start - _CLAUSE) : point.span.start]
    before, after = ahead[-_LOOKED:], folded[point.span.end :][:_LOOKED]
    short = _SHORT_END.match(after)
    if short and point.stated and not point.stated.month:
        year = point.earliest.year // 100 * 100 + int(short["e"])
        if year > point.earliest.year:
            span = Span(point.span.start, point.span.end + short.end())
            return Spell(span, point.earliest, date(year, 12, 31), Kind.DURING), 1
    if place + 1 < len(points):
        other = points[place + 1]
        gap = folded[point.span.end : other.span.start]
        if _joined(before, gap) and other.latest >= point.earliest:
            return Spell(Span(point.span.start, other.span.end), point.earliest, other.latest, Kind.DURING), 2
    if _words()["until someone"].search(ahead):
        return Spell(point.span, date.min, point.latest, Kind.UNTIL, point.stated), 1
    return _one_sided(point, before, after), 1


def _joined(before: str, gap: str) -> bool:
    """Whether what stands between two dates makes them the two ends of one stretch."""
    words = _words()
    if len(gap) > _GAP or ";" in gap:
        return False
    if words["to"].fullmatch(gap) or (words["both"].fullmatch(gap) and words["between"].search(before)):
        return True
    return bool(words["from"].search(before) and words["till"].search(gap))  # from 1986 until his death in 1999


def _one_sided(point: Spell, before: str, after: str) -> Spell:
    words, span, stated = _words(), point.span, point.stated
    if words["since"].search(before) or words["onward"].match(after):
        return Spell(span, point.earliest, date.max, Kind.SINCE, stated)
    if words["from"].search(before):
        return Spell(span, point.earliest, date.max, Kind.FROM, stated)
    if words["after"].search(before):
        return Spell(span, min(point.latest, date.max - _DAY) + _DAY, date.max, Kind.AFTER, stated)
    if words["until"].search(before):
        return Spell(span, date.min, point.latest, Kind.UNTIL, stated)
    if words["before"].search(before):
        return Spell(span, date.min, max(point.earliest, date.min + _DAY) - _DAY, Kind.BEFORE, stated)
    return point


@cache
def _words() -> dict[str, re.Pattern[str]]:
    def words(*names: str) -> str:
        return any_of(*(f"spell_{name}" for name in names))

    lead = r"(?:\s(?:the|early|mid|late|in|around|about|el|le|la|dem|den))*[\s-]*$"
    return {
        "to": re.compile(rf"\s*,?\s*(?:{words('to')})\s*(?:in|the|early|mid|late|around)?\s*"),
        "both": re.compile(rf"\s*(?:{words('both')})\s*"),
        "between": re.compile(rf"\b(?:{words('between')}){lead}"),
        "since": re.compile(rf"\b(?:{words('since')}){lead}"),
        "from": re.compile(rf"\b(?:{words('from')}){lead}"),
        "after": re.compile(rf"\b(?:{words('after')}){lead}"),
        "until": re.compile(rf"\b(?:{words('until')}){lead}"),
        "before": re.compile(rf"\b(?:{words('before')}){lead}"),
        "until someone": re.compile(
            r"\b(?:until|till)\s(?:s?he|it|they|his|her|its|their)\b[^.;:,()]{0,48}\s(?:in|on|at)\s$"
        ),
        "onward": re.compile(rf"\s*(?:{words('onward', 'still')})"),
        "till": re.compile(rf"\b(?:{words('until')})\b"),
        "next": re.compile(rf"\b(?:{words('next')})\b"),
        "present": re.compile(rf"\b(?:{words('present')})\b"),
        "same": re.compile(rf"\b(?:{words('same')})\b"),
    }
