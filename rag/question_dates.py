"""Dates a question names: `28 October 2025`, `January 2025`, `in 2026`, `2025-10-28`, `2025年10月28日`."""

import re

from vectorstore.dates import PartialDate
from vectorstore.fulltext import fold

_MONTHS = (
    "january jan enero januar janvier", "february feb febrero februar fevrier", "march mar marzo marz mars",
    "april apr abril avril", "may mayo mai", "june jun junio juni juin", "july jul julio juli juillet",
    "august aug agosto aout", "september sep sept septiembre septembre", "october oct octubre oktober octobre",
    "november nov noviembre novembre", "december dec diciembre dezember decembre",
)  # fmt: skip
MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b{_YEAR}-(?P<n>\d\d?)(?:-(?P<d>\d\d?))?\b",
        rf"{_YEAR}年(?:(?P<n>\d\d?)月(?:(?P<d>\d\d?)日)?)?",
        rf"\b(?P<d>\d\d?)(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?P<m>{_MONTH})\.?,?\s+(?:of\s+|de\s+|del\s+)?{_YEAR}\b",
        rf"\b(?P<m>{_MONTH})\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
        rf"\b(?P<m>{_MONTH})\.?,?\s+(?:of\s+|de\s+|del\s+)?{_YEAR}\b",
        rf"\b{_YEAR}\b",
    )
)
_MOST = 8


def dates_in(text: str) -> tuple[PartialDate, ...]:
    """The dates with a year that a text names, as precisely as it does, in order; at most eight."""
    return _scan(text)[0]


def without_dates(text: str) -> str:
    """The text, folded, with the dates `dates_in` finds blanked out."""
    return _scan(text)[1]


def _scan(text: str) -> tuple[tuple[PartialDate, ...], str]:
    folded, found = fold(text[:10_000]), list[tuple[int, PartialDate]]()
    for form in _FORMS:
        dated = [(match.span(), _read(match)) for match in form.finditer(folded)]
        for (start, end), date in dated:
            if date is not None:
                found.append((start, date))
                folded = folded[:start] + " " * (end - start) + folded[end:]
    return tuple(date for _, date in sorted(found)[:_MOST]), folded


def _read(match: re.Match[str]) -> PartialDate | None:
    parts = match.groupdict()
    month = int(parts.get("n") or 0) or MONTH_NUMBERS.get(parts.get("m") or "", 0)
    try:
        return PartialDate(int(parts["y"]), month, int(parts.get("d") or 0))
    except ValueError:
        return None
