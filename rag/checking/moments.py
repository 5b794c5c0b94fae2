"""Dates and weekdays a text names, as far as it names them: "Tuesday", "28 October", "October 28, 2025", "2025"."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rag.checking.tokens import Kind, Token
from rag.language.wording import Wording
from vectorstore.dates import PartialDate

_YEARS = range(1500, 2200)
_DAY_WORDS = {
    "in",
    "of",
    "on",
    "early",
    "late",
    "mid",
    "by",
    "until",
    "since",
    "from",
    "last",
    "next",
    "this",
    "before",
    "after",
    "and",
    "to",
    "through",
    "between",
    "during",
}


@dataclass(frozen=True)
class Moment:
    """Parts of a date; None where the text does not state one. `weekday` counts from Monday, 0."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @classmethod
    def of(cls, known: PartialDate) -> "Moment":
        """The parts of a document's date, with its weekday where the day is known."""
        return cls(known.year, known.month or None, known.day or None).completed()

    @property
    def parts(self) -> dict[str, int]:
        found = {"year": self.year, "month": self.month, "day": self.day, "weekday": self.weekday}
        return {name: value for name, value in found.items() if value is not None}

    def agrees(self, other: "Moment") -> bool:
        """Whether both can mean one day: no part differs."""
        theirs = other.parts
        return all(theirs.get(name, value) == value for name, value in self.parts.items())

    def within(self, other: "Moment") -> bool:
        """Whether the other states every part of this one, equally."""
        return self.parts.items() <= other.parts.items()

    def joined(self, other: "Moment") -> "Moment":
        """Both together; this one's parts win."""
        return Moment(**(other.parts | self.parts)).completed()

    def completed(self) -> "Moment":
        """With the weekday, where year, month and day are known and exist."""
        if not (self.year and self.month and self.day and self.year >= 1):
            return self
        if self.day > calendar.monthrange(self.year, self.month)[1]:
            return self
        return replace(self, weekday=date(self.year, self.month, self.day).weekday())


def find_moments(tokens: Sequence[Token], known: Wording) -> tuple[list[Token], tuple[tuple[int, Moment], ...]]:
    """The tokens with those of dates marked DATE, and the moments with the place of their first token."""
    marked = list(tokens)
    found: list[tuple[int, Moment]] = []
    place = 0
    while place < len(tokens):
        moment, used = _moment_at(tokens, place, known)
        if moment:
            found.append((place, moment))
            for i in range(place, place + used):
                if tokens[i].kind is not Kind.MARK and (
                    tokens[i].kind is not Kind.FUNCTION or tokens[i].word in known.months
                ):
                    marked[i] = replace(tokens[i], kind=Kind.DATE)
        place += max(used, 1)
    return marked, tuple(found)


def _moment_at(tokens: Sequence[Token], place: int, known: Wording) -> tuple[Moment | None, int]:
    token = tokens[place]
    if token.capital and token.word in known.weekdays and token.kind is not Kind.FUNCTION:
        return Moment(weekday=known.weekdays[token.word]), 1
    if _is_month(tokens, place, known):
        return _month_first(tokens, place, known)
    day = _day(token)
    if day and place + 1 < len(tokens):
        step = 2 if tokens[place + 1].word in ("of", "de") else 1
        if place + step < len(tokens) and _is_month(tokens, place + step, known, after_day=True):
            month = known.months[tokens[place + step].word]
            year, used = _year_after(tokens, place + step + 1)
            return Moment(year, month, day), step + 1 + used
    return None, 1


def _month_first(tokens: Sequence[Token], place: int, known: Wording) -> tuple[Moment, int]:
    month = known.months[tokens[place].word]
    step = 2 if place + 1 < len(tokens) and tokens[place + 1].text == "." and len(tokens[place].text) <= 4 else 1
    day = _day(tokens[place + step]) if place + step < len(tokens) else None
    year, used = _year_after(tokens, place + step + (1 if day else 0))
    if day is None and not used:
        return Moment(month=month), 1
    return Moment(year, month, day), step + (1 if day else 0) + used


def _is_month(tokens: Sequence[Token], place: int, known: Wording, after_day: bool = False) -> bool:
    """Whether a token is a month's name: capital where languages write it so, and "May" only where a date can be."""
    token = tokens[place]
    if token.word not in known.months or not (token.capital or known.language in ("fr", "es", "it", "pt")):
        return False
    if len(token.word) > 3 and token.word != "march":
        return True
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return (
        after_day
        or bool(following and (_day(following) or _year(following)))
        or (place > 0 and tokens[place - 1].word in _DAY_WORDS)
    )


def _day(token: Token) -> int | None:
    digits = token.value.removesuffix("th")
    return int(digits) if token.kind is Kind.NUMBER and digits.isdigit() and 1 <= int(digits) <= 31 else None


def _year(token: Token) -> int | None:
    return (
        int(token.text)
        if token.kind is Kind.NUMBER and token.text.isdigit() and len(token.text) == 4 and int(token.text) in _YEARS
        else None
    )


def _year_after(tokens: Sequence[Token], place: int) -> tuple[int | None, int]:
    """A year at a place, perhaps after a comma or "of", and how many tokens that takes."""
    for skip in (0, 1):
        if place + skip < len(tokens) and (not skip or tokens[place].word in (",", "of", "de", "del")):
            year = _year(tokens[place + skip])
            if year:
                return year, skip + 1
    return None, 0
