"""The day of a paper that no other rule knows: the likeliest of those at its head and its foot, or none.

Each day is weighed by what leads to it in its own clause; a told sentence has none: a wrong day is worse than none.
"""

import re
from collections.abc import Iterator, Sequence

from vectorstore.dates import PartialDate
from vectorstore.describing.announcements import is_announced, names_gathering
from vectorstore.describing.colophons import is_colophon
from vectorstore.describing.date_labels import is_plain_label
from vectorstore.describing.day_weights import BARE, ISSUED, MADE, Weighed, weigh
from vectorstore.describing.entries import are_entries
from vectorstore.describing.foot_lines import closing_lines
from vectorstore.describing.hearings import are_hearing
from vectorstore.describing.making_words import tells_of_another
from vectorstore.describing.meeting_dates import are_minutes
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.signed_dates import tells_of_later
from vectorstore.describing.written_dates import WrittenDate
from vectorstore.lines import Line, is_sentence

_IMPRINT = re.compile(r"\s[|·•]\s")
_HEAD_LINES, _FOOT_LINES = 14, 5
_SHORT = 70  # characters


def find_likely_date(page: Page) -> Finding[PartialDate] | None:
    """The day that most speaks for; none of a chronicle, or where as much speaks for several."""
    if are_entries(page):
        return None
    recorded = are_minutes(page) or are_hearing(page)  # a bare day is the meeting's
    found = [*_of_head(page, recorded), *_of_foot(page, recorded)]
    for weight in (ISSUED, MADE, BARE):
        if likely := [one for one in found if one.weight == weight]:
            days = [one for one in likely if one.written.day] or likely
            alone = len({one.written.date for one in days}) == 1 and any(one.own for one in days)
            chosen = days[0].written
            return Finding(chosen.date, "line at the head or foot", chosen.span) if alone and chosen.date else None
    return None


def _of_head(page: Page, recorded: bool) -> Iterator[Weighed]:
    """The days above the first running text, and those that its first line vouches for."""
    for line in sorted((*page.head[:_HEAD_LINES], *_edges(page)), key=lambda line: line.start):
        told = is_sentence(line.body)
        for one in weigh(page, line):
            meeting = recorded and (one.weight == BARE or is_plain_label(line.body))
            if not (meeting or (told and one.weight == BARE)):
                yield one
        if told and line in page.head:
            return


def _of_foot(page: Page, recorded: bool) -> Iterator[Weighed]:
    closing = closing_lines(page)
    for at, line in enumerate(closing):
        if at < len(closing) - _FOOT_LINES:
            continue
        above, beneath = closing[:at][-1:], closing[at + 1 :]
        for one in weigh(page, line):
            if one.weight > BARE or not (recorded or _is_of_event(page, line, one.written, above)):
                told = any(map(_tells, beneath))  # of the day, as in a diary
                yield Weighed(one.written, one.weight, own=one.weight > BARE or not told)


def _tells(line: Line) -> bool:
    return is_sentence(line.body) and not is_colophon(line)


def _is_of_event(page: Page, line: Line, written: WrittenDate, above: Sequence[Line]) -> bool:
    """Whether a bare day at the foot may be that of anything: of a fair, of an old picture."""
    headed = bool(above) and not is_sentence(above[0].body) and tells_of_another(above[0].body)  # “Next meeting”
    if headed or any(map(names_gathering, above)) or is_announced(line, above) or tells_of_later(page, written):
        return True
    return len(line.body) > _SHORT and not _IMPRINT.search(line.body)


def _edges(page: Page) -> Sequence[Line]:
    """The furniture lines of the head: a newspaper's date line is on every page."""
    first = page.head[0].start if page.head else 0
    return [line for line in page.edges if line.start < first]
