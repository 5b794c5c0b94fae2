"""Pieces of several days in one text: cuttings from a paper, or the parts of a series, each under its own day."""

import re

from vectorstore.dates import PartialDate
from vectorstore.describing.date_lines import is_date_line
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.lines import Line, is_sentence, read_lines

_PART = re.compile(
    r"[*_]{0,3}(?:part|teil|partie|parte|folge|épisode) (?:\d{1,2}|[IVX]{1,4}|one|two|three|four|five|six|eins|zwei"
    r"|drei|un|deux|trois|uno|due|dos|tres|tre)\b",
    re.IGNORECASE,
)
_CUTTING = re.compile(
    r"[*_]{0,3}(?:(?:no|nr|cutting|item|n[°º])\.? ?)\d{1,3}\b.*\b(?:page|p\.|seite|s\.|página|pagina) ?\d", re.I
)
_READ, _LONGEST, _FEWEST = 200_000, 160, 2


def has_parts(page: Page) -> bool:
    """Whether a text is made of pieces of different days."""
    return len({one.date for one in _part_dates(page)}) >= _FEWEST


def find_shared_date(page: Page) -> Finding[PartialDate] | None:
    """The month or the year that the days of all pieces share, None where not even the year is one."""
    dates = _part_dates(page)
    years, months = {one.year for one in dates}, {(one.year, one.month) for one in dates}
    if len(years) != 1:
        return None
    shared = PartialDate(dates[0].year, dates[0].month if len(months) == 1 else 0)
    return Finding(shared, "dates of the parts", dates[0].span)


def _part_dates(page: Page) -> list[WrittenDate]:
    found: list[WrittenDate] = []
    above: Line | None = None
    for line in read_lines(page.text, 0, _READ):
        if len(line.body) <= _LONGEST and (_CUTTING.match(line.body) or (above and _heads_part(page, above, line))):
            dates = find_dates(page.text, page.language, line.start, line.end)
            found += [one for one in dates[:1] if one.year and one.day and one.date]
        above = line
    return found


def _heads_part(page: Page, above: Line, line: Line) -> bool:
    named = bool(_PART.match(above.body)) and not is_sentence(above.body)
    return named and is_date_line(page, line)
