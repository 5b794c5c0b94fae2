"""The day a document was signed, approved, broadcast, printed or brought out, as its last lines state it.

Lines around the text are asked, and none that could as well announce when something takes place.
"""

from collections.abc import Iterable
from itertools import takewhile

from vectorstore.dates import PartialDate
from vectorstore.describing.acts import days_behind, match_act, match_airing, match_delivery, match_print, match_update
from vectorstore.describing.entries import are_entries
from vectorstore.describing.foot_imprints import find_foot_imprint
from vectorstore.describing.foot_lines import closing_lines, foot_lines
from vectorstore.describing.letterheads import find_issued
from vectorstore.describing.making_notes import find_made_days
from vectorstore.describing.meeting_dates import are_minutes, find_meeting_date
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.signed_dates import find_noted_days, find_signed_days
from vectorstore.describing.written_dates import WrittenDate
from vectorstore.lines import Line, is_sentence

_HEAD_LINES = 8


def find_closing_date(page: Page) -> Finding[PartialDate] | None:
    """The day of signing or printing; none where the last lines state several, or for minutes and chronicles."""
    if are_entries(page) or (are_minutes(page) and find_meeting_date(page)):
        return None
    if are_minutes(page):
        return _finding(_one(find_noted_days(page, closing_lines(page))), "day beside the signature")
    if imprint := find_foot_imprint(page):
        return _finding(imprint.written, "imprint at the foot")
    lines = closing_lines(page)
    around = [*_above_text(page), *lines]
    return (
        _finding(_one(days_behind(page, around, match_act)), "line on how the document came about")
        or _finding(_one(days_behind(page, lines, match_airing)), "broadcast line")
        or _finding(_one(days_behind(page, foot_lines(page), match_print)), "line of the printing")
        or _finding(_one(find_made_days(page, around)), "line on how the document came about")
        or _finding(_one(find_signed_days(page, lines)), "day beside the signature")
    )


def find_foot_update(page: Page) -> Finding[PartialDate] | None:
    """The day of the last change that the foot of a page states."""
    return _finding(_one(days_behind(page, foot_lines(page), match_update)), "line of the last update")


def find_delivery(page: Page) -> Finding[PartialDate] | None:
    """The day on which a court, which heads the page, delivered its judgment, as the last lines say."""
    if not find_issued(page):
        return None
    return _finding(_one(days_behind(page, closing_lines(page), match_delivery)), "date of the decision")


def _above_text(page: Page) -> Iterable[Line]:
    """The lines above the text, and its first: “Written by A. Salmi, pilot. Adopted by the board on 4 March 2024.”."""
    lines = page.head[:_HEAD_LINES]
    above = list(takewhile(lambda line: not is_sentence(line.body), lines))
    return lines[: len(above) + 1]


def _one(found: Iterable[WrittenDate]) -> WrittenDate | None:
    """The day that all of them state; none where they differ."""
    dates = list(found)
    return dates[0] if len({one.date for one in dates}) == 1 else None


def _finding(written: WrittenDate | None, where: str) -> Finding[PartialDate] | None:
    return Finding(written.date, where, written.span) if written and written.date else None
