"""Days a text names relative to a day: `this week`, `yesterday`, `two months ago`, `in January` without a year."""

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rag.dates.periods import Period, day_period, last_days, month_of, month_period, season_of, week_period, year_period
from rag.dates.question_dates import MONTH_NUMBERS, SEASON_MONTHS, dates_in, without_dates
from rag.dates.relative_words import RelativeWords, relative_words

_MOST = 4
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_OFFSET: dict[str, Callable[[date, int], Period]] = {
    "day": day_period,
    "week": week_period,
    "month": month_period,
    "year": year_period,
}


@dataclass(frozen=True)
class RelativeDates:
    """The periods a text names, in order, at most four; whether it asks for the newest; the rest of it, folded.

    `rest` is without dates and without what a document would not say (“this week”); names of months and weekdays stay.
    """

    periods: tuple[Period, ...] = ()
    newest: bool = False
    rest: str = ""


@dataclass
class _Scan:
    """A folded text in which what has been read is blanked out."""

    text: str
    known: RelativeWords
    as_of: date
    ahead: bool

    def matches(self, *patterns: re.Pattern[str]) -> Iterator[re.Match[str]]:
        for pattern in patterns:
            for match in list(pattern.finditer(self.text)):
                start, end = match.span()
                self.text = self.text[:start] + " " * (end - start) + self.text[end:]
                yield match


@lru_cache(4096)
def relative_dates(text: str, language: str, as_of: date) -> RelativeDates:
    """What a text says about time relative to `as_of`; dates with a year are passed over.

    A month, season or weekday alone means the latest not after `as_of`, or the next where the text looks ahead.
    """
    known = relative_words(language)
    folded = without_dates(text)
    scan = _Scan(folded, known, as_of, bool(known.ahead.search(folded) and not known.behind.search(folded)))
    found = [(match.start(), period) for match, period in _counted(scan)]
    found += [(match.start(), period) for match, period in _named(scan)]
    rest = scan.text
    found += [(match.start(), period) for match, period in [*_months(scan), *_seasons(scan)]]
    if not dates_in(text):  # else it is most likely the weekday of the date beside it
        found += [(match.start(), period) for match, period in _weekdays(scan)]
    periods = dict.fromkeys(period for _, period in sorted(found, key=lambda pair: pair[0]))
    return RelativeDates(tuple(periods)[:_MOST], bool(known.newest.search(rest)), rest)


def _counted(scan: _Scan) -> Iterator[tuple[re.Match[str], Period]]:
    """“Three weeks ago”, “the past 10 days”."""
    for match in scan.matches(*scan.known.past):
        yield match, last_days(scan.as_of, min(36_500, _number(scan, match) * _DAYS[scan.known.units[match["u"]]]))
    for match in scan.matches(*scan.known.ago):
        yield match, _OFFSET[scan.known.units[match["u"]]](scan.as_of, -_number(scan, match))


def _named(scan: _Scan) -> Iterator[tuple[re.Match[str], Period]]:
    """“Yesterday”, “last week”, “this year”."""
    for pattern, unit, offset in scan.known.spans:
        for match in scan.matches(pattern):
            yield match, _OFFSET[unit](scan.as_of, offset)


def _months(scan: _Scan) -> Iterator[tuple[re.Match[str], Period]]:
    """“In January”, “on 5 March”, of the year that fits."""
    for match in scan.matches(*scan.known.month):
        parts = match.groupdict()
        month, day = MONTH_NUMBERS.get(parts["m"]) or int(parts["m"]), int(parts.get("d") or 0)
        period = _nearest(scan, month, day)
        if period:
            yield match, period


def _seasons(scan: _Scan) -> Iterator[tuple[re.Match[str], Period]]:
    """“In the summer”, of the year that fits."""
    for match in scan.matches(*scan.known.season):
        month = SEASON_MONTHS[match["s"]]
        years = range(max(1, scan.as_of.year - 1), min(9998, scan.as_of.year + 1) + 1)
        if period := _fitting(scan, [season_of(year, month, scan.as_of) for year in years]):
            yield match, period


def _nearest(scan: _Scan, month: int, day: int) -> Period | None:
    """The latest such month or day that had begun, or the next where the text looks ahead; None for 31 June."""
    near = range(scan.as_of.year - 4, scan.as_of.year + 5)
    years = [year for year in near if 1 <= year <= 9999 and day <= calendar.monthrange(year, month)[1]]
    made = [month_of(year, month, scan.as_of) for year in years]
    if day:
        made = [day_period(scan.as_of, (p.earliest.replace(day=day) - scan.as_of).days) for p in made]
    return _fitting(scan, made)


def _fitting(scan: _Scan, made: Sequence[Period]) -> Period | None:
    """Of a period in several years the latest that had begun, or the next where the text looks ahead."""
    if scan.ahead:
        return next((period for period in made if period.latest >= scan.as_of), None)
    return next((period for period in reversed(made) if not period.ahead), None)


def _weekdays(scan: _Scan) -> Iterator[tuple[re.Match[str], Period]]:
    for match in scan.matches(scan.known.weekday):
        days = scan.known.weekdays[match["w"]] - scan.as_of.weekday()
        yield match, day_period(scan.as_of, days % 7 if scan.ahead else days % 7 - 7 if days % 7 else 0)


def _number(scan: _Scan, match: re.Match[str]) -> int:
    stated = match.groupdict().get("n")
    if stated is None:
        return 1
    return int(stated) if stated.isdigit() else scan.known.numbers[stated]
