"""A calendar date as precisely as the document states it: a year, a month, or a day."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class Days(Protocol):
    """A run of days, both ends included."""

    @property
    def earliest(self) -> date: ...

    @property
    def latest(self) -> date: ...


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date known to the year (`2026`), the month (`2025-10`) or the day (`2025-10-28`).

    Raises ValueError for a month or day that does not exist.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        date(self.year, self.month or 1, self.day or 1)
        if self.day and not self.month:
            raise ValueError("a day needs its month")

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `2026`, `2025-10` or `2025-10-28`; raises ValueError for anything else."""
        match = _ISO.fullmatch(text.strip())
        if not match:
            raise ValueError(f"{text!r} is not a date like 2026, 2025-10 or 2025-10-28")
        return cls(*(int(part or 0) for part in match.groups()))

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        return cls(day.year, day.month, day.day)

    @cached_property  # both are asked for by every sentence that is held against a date
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @cached_property
    def latest(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def overlaps(self, other: Days) -> bool:
        """Whether both can mean the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __str__(self) -> str:
        return (
            f"{self.year:04d}" + (f"-{self.month:02d}" if self.month else "") + (f"-{self.day:02d}" if self.day else "")
        )
