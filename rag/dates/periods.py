"""A run of days: what “last week” means seen from a day the caller names, or “from 2009 to 2012” by itself."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

_REPORTED = timedelta(days=2)  # an event stands in the papers on its day and up to two days later
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """The days from `earliest` to `latest`, both included.

    `ahead`: it had not begun on the day it is seen from. `stated`: its own words say when it was, as in “before 1998”.
    """

    earliest: date
    latest: date
    ahead: bool = False
    stated: bool = False

    @property
    def anchor(self) -> tuple[date, date]:
        """The days that matter: of a stretch open at one end, the day at the other."""
        if self.latest == date.max:
            return self.earliest, self.earliest
        return (self.latest, self.latest) if self.earliest == date.min else (self.earliest, self.latest)

    @property
    def reported(self) -> date:
        """The last day on which a report of it is news."""
        return min(self.latest, date.max - _REPORTED) + _REPORTED

    def covers(self, first: date, last: date) -> bool:
        """Whether a run of days lies inside, one day off at its start forgiven: not every place has the same day."""
        return max(self.earliest, date.min + _DAY) - _DAY <= first and last <= self.latest


def day_period(as_of: date, offset: int) -> Period:
    """The day `offset` days from a day."""
    day = _moved(as_of, offset)
    return Period(day, day, ahead=day > as_of)


def week_period(as_of: date, offset: int) -> Period:
    """The calendar week (from Monday) `offset` weeks from a day; this week also holds the seven days up to the day."""
    monday = _moved(as_of, 7 * offset - as_of.weekday())
    first = min(monday, _moved(as_of, -6)) if offset == 0 else monday
    return Period(first, _moved(monday, 6), ahead=first > as_of)


def month_period(as_of: date, offset: int) -> Period:
    """The calendar month `offset` months from a day's."""
    months = as_of.year * 12 + as_of.month - 1 + offset
    return month_of(min(9999, max(1, months // 12)), months % 12 + 1, as_of)


def year_period(as_of: date, offset: int) -> Period:
    """The calendar year `offset` years from a day's."""
    year = min(9999, max(1, as_of.year + offset))
    return Period(date(year, 1, 1), date(year, 12, 31), ahead=year > as_of.year)


def month_of(year: int, month: int, as_of: date) -> Period:
    """A month of a year."""
    first = date(year, month, 1)
    return Period(first, date(year, month, calendar.monthrange(year, month)[1]), ahead=first > as_of)


def season_of(year: int, month: int, as_of: date) -> Period:
    """A season of a year: the three months from one on."""
    first, last = date(year, month, 1), month_of(year + month // 12, (month + 1) % 12 + 1, as_of).latest
    return Period(first, last, ahead=first > as_of)


def last_days(as_of: date, days: int) -> Period:
    """The `days` days up to and including a day."""
    return Period(_moved(as_of, -days), as_of)


def _moved(day: date, days: int) -> date:
    return date.fromordinal(min(date.max.toordinal(), max(1, day.toordinal() + days)))
