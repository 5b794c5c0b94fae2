"""The days, months and years that a sentence states, each as precisely as it does: “on 5 October”, “by 2028”."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rag.dates.question_dates import MONTH, MONTH_NUMBERS, aligned, dated_spans
from vectorstore.documents import Document, Span

_WITHOUT_YEAR = re.compile(
    rf"\b(?:(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m>{MONTH})|(?P<m2>{MONTH})\s+(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?)\b"
)
_MOST_YEARS = 3


@dataclass(frozen=True)
class StatedDay:
    """A day, month (`day` 0) or year (`month` 0), and where it is stated; `year` None where nothing tells it."""

    span: Span
    year: int | None
    month: int = 0
    day: int = 0

    def differs_from(self, other: "StatedDay") -> bool:
        """Whether both cannot be the day of one thing though they are near each other; never where one is vaguer."""
        if self.year and other.year and self.year != other.year:
            return abs(self.year - other.year) <= _MOST_YEARS
        if self.month and other.month and self.month != other.month:
            return True
        return bool(self.month and other.month and self.day and other.day) and self.day != other.day

    def days_from(self, other: "StatedDay") -> int | None:
        """How many days lie between two days; None where one of them is vaguer than a day."""
        if not (self.year and self.day and other.year and other.day):
            return None
        try:
            return abs((date(self.year, self.month, self.day) - date(other.year, other.month, other.day)).days)
        except ValueError:  # 31 June
            return None


def stated_days(document: Document, span: Span) -> tuple[StatedDay, ...]:
    """What a sentence states, in order; a day without a year is of the year up to its document's own day."""
    published = document.published
    found = _stated(document.text[span.start : span.end])
    if published is None:
        return found
    last = (published.month or 12, published.day or 31)
    return tuple(
        one if one.year else StatedDay(one.span, published.year - ((one.month, one.day) > last), one.month, one.day)
        for one in found
    )


@lru_cache(4096)
def _stated(text: str) -> tuple[StatedDay, ...]:
    dated = [one for one in dated_spans(text) if not one.season]
    found = [StatedDay(one.span, one.date.year, one.date.month, one.date.day) for one in dated]
    for match in _WITHOUT_YEAR.finditer(aligned(text)):
        place = Span(*match.span())
        if not any(place.overlaps(one.span) for one in dated):
            month = MONTH_NUMBERS[match["m"] or match["m2"]]
            found.append(StatedDay(place, None, month, int(match["d"] or match["d2"])))
    return tuple(sorted(found, key=lambda one: one.span.start))
