"""The imprint beneath a piece: which paper brought it, and when: “The Strait Ledger, Monday, 4 March 2024, page 3”."""

import re
from dataclasses import dataclass

from vectorstore.describing.bodies import NAME
from vectorstore.describing.bylines import is_paper
from vectorstore.describing.calendar_words import weekday_numbers
from vectorstore.describing.foot_lines import closing_lines
from vectorstore.describing.pages import Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.documents import Span
from vectorstore.lines import Line

# The page, behind which only who took the pictures may follow.
_PAGE = re.compile(
    r"[*_)\s]*[.,;|·•]?\s*(?P<page>\(?(?:pages?|pp?\.|seiten?|s\.|págs?\.|páginas?|paginas?)\s?\d[\w–-]*\)?)?[*_.\s]*"
    r"(?P<more>[^\W\d]+ ?: [^\d]{2,60}?[*_.\s]*)?",
    re.IGNORECASE,
)
_LAST_LINES, _LONGEST, _FEWEST_WORDS = 2, 160, 2


@dataclass(frozen=True)
class FootImprint:
    """The place of the paper's name, the day it came out on, and whether the page is stated, which only papers do."""

    paper: Span
    written: WrittenDate
    paged: bool


def find_foot_imprint(page: Page) -> FootImprint | None:
    """The imprint among the very last lines; none where several stand there, as in a list of sources."""
    closing = closing_lines(page)
    found = [(line, imprint) for line in closing if (imprint := _read(page, line))]
    return found[0][1] if len(found) == 1 and found[0][0] in closing[-_LAST_LINES:] else None


def _read(page: Page, line: Line) -> FootImprint | None:
    if line.bulleted or len(line.body) > _LONGEST:
        return None
    dates = find_dates(page.text, page.language, line.start, line.end)
    if len(dates) != 1 or not (dates[0].year and dates[0].day) or dates[0].ranged:
        return None
    name, *between = page.text[line.body_start : dates[0].span.start].strip("*_ ,").split(", ")
    weekdays = all(word.casefold() in weekday_numbers(page.language) for word in between)
    behind = _PAGE.fullmatch(page.text, dates[0].span.end, line.end)
    paged = bool(behind and behind["page"])
    if not weekdays or len(name.split()) < _FEWEST_WORDS or not (is_paper(name) or (paged and NAME.fullmatch(name))):
        return None
    if behind is None or (behind["more"] and not paged):
        return None
    start = page.text.index(name, line.body_start)
    return FootImprint(Span(start, start + len(name)), dates[0], paged)
