"""When a document was published, as its lines state it: a labelled or dated line, the dateline, the copyright line."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from vectorstore.dates import PartialDate
from vectorstore.describing.acts import days_behind
from vectorstore.describing.closing_dates import find_closing_date, find_foot_update
from vectorstore.describing.copyrights import Copyright
from vectorstore.describing.date_labels import (
    ends_in_update,
    is_broadcast,
    is_plain_label,
    match_label,
    match_state_of,
    match_update_behind,
)
from vectorstore.describing.date_lines import leftover, stated_dates
from vectorstore.describing.datelines import Dateline
from vectorstore.describing.hearings import are_hearing
from vectorstore.describing.imprints import Imprint, find_imprints
from vectorstore.describing.labels import is_release
from vectorstore.describing.likely_dates import find_likely_date
from vectorstore.describing.mail_threads import find_newest_message
from vectorstore.describing.making_words import tells_of_another
from vectorstore.describing.meeting_dates import are_minutes
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.part_dates import find_shared_date, has_parts
from vectorstore.describing.periodicals import find_issue
from vectorstore.describing.stories import announces_stories
from vectorstore.describing.written_answers import find_answer_date
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.documents import Span
from vectorstore.lines import Line, is_sentence

_FIRST_LINES = 8
_LAST_WORDS = 3  # before a date
_LAST_LINES = 4
_PARAGRAPHS = 2
_REACH = 300
_BEHIND_STOP = re.compile(
    r"[.|·•,]\s+(?=(?:first |originally )?(?:published|issued|posted|edition of|ausgabe vom|édition du|edición del?"
    r"|veröffentlicht|publié|publicado)\b)",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(
    r"\b(?:on|by|until|till|of|from|before|after|since|bis|vom|seit|jusqu['’]au|hasta)$", re.IGNORECASE
)
_REPORT_NUMBER = re.compile(r"(?:^|[.|·]\s)[*_]*[A-ZÀ-Þ][\w-]*(?: [\w/.°º-]{1,20}){0,2} [\w/.-]*\d[\w/.-]*,$")


def find_published(
    page: Page, dateline: Dateline | None, copyright_line: Copyright | None
) -> Finding[PartialDate] | None:
    """The publication date, to the year only where a copyright line is all there is."""
    if has_parts(page):
        return find_shared_date(page)
    year = copyright_line.year if copyright_line else None
    found = (
        find_newest_message(page)
        or _labelled(page, _above_text(page))
        or _dated_line(page)
        or _of_release(page)
        or find_answer_date(page)
        or _of_issue(page)
        or _of_imprint(page)
        or _of_dateline(dateline)
        or _labelled(page, _below(page))  # these may belong to other stories
        or find_closing_date(page)
        or _of_state(page)
        or _dated_line(page, updated=True)
        or _behind_update(page)
        or find_foot_update(page)
        or _of_dateline(dateline, year)
        or find_likely_date(page)
    )
    if found is None and copyright_line and year:
        return Finding(PartialDate(year), "copyright line", copyright_line.year_span)
    return found


def imprints(page: Page) -> list[Imprint]:
    """The imprints among the first lines of a page."""
    return find_imprints(page, _early(page))


def find_run_in_label(page: Page) -> Span | None:
    """A label and date run into the first line's sentence, as in "date 2024-05-03 The ministers met …"."""
    for line in page.head[:1]:
        labelled = _after_label(page, line)
        if labelled and is_sentence(page.text[labelled.span.end : line.end]):
            return Span(line.start, labelled.span.end)
    return None


def _early(page: Page) -> Iterator[Line]:
    paragraphs = 0
    for line in page.head[:_FIRST_LINES]:
        yield line
        paragraphs += is_sentence(line.body)
        if paragraphs > _PARAGRAPHS:
            return


def _above_text(page: Page) -> Iterator[Line]:
    """The first lines up to the first of running text, and that one: it may open with a label and date."""
    for line in _early(page):
        yield line
        if is_sentence(line.body):
            return


def _below(page: Page) -> list[Line]:
    """The first and the last lines, without furniture and what stands under a heading such as "Recent posts"."""
    early = tuple(_early(page))
    wanted = {line.start for line in (*early, *page.tail[-_LAST_LINES:])} - {line.start for line in page.edges}
    own = takewhile(lambda line: not announces_stories(line.body), (*early, *page.tail))
    return [line for line in own if line.start in wanted]


def _of_imprint(page: Page) -> Finding[PartialDate] | None:
    """The day that the imprints state; none where they state several, or of minutes: what they record."""
    found = [one.written for one in imprints(page) if one.written and one.written.date]
    found = [one for one in found if not tells_of_another(" ".join(_label(page, one).split()[-_LAST_WORDS:]))]
    if len({written.date for written in found}) != 1 or are_minutes(page) or are_hearing(page):
        return None
    return Finding(found[0].date, "imprint", found[0].span) if found[0].date else None


def _label(page: Page, written: WrittenDate) -> str:
    """What stands before a date on its line, or ends the line above one that opens with the date."""
    before = page.text[page.text.rfind("\n", 0, written.span.start) + 1 : written.span.start]
    return before if before.strip() else page.text[: written.span.start].rstrip().rsplit("\n", 1)[-1]


def _of_dateline(dateline: Dateline | None, year: int | None = None) -> Finding[PartialDate] | None:
    """The dateline's day, in the year it states or else in `year`."""
    if dateline is None or dateline.date is None:
        return None
    year = dateline.date.year or year
    date = dateline.date.in_year(year) if year else None
    return Finding(date, "dateline", dateline.date.span) if date else None


def _labelled(page: Page, lines: Iterable[Line]) -> Finding[PartialDate] | None:
    meeting = are_minutes(page)
    for line in lines:
        if meeting and is_plain_label(line.body):  # “Date:” names the day of the meeting
            continue
        if is_sentence(line.body) and is_broadcast(line.body) and not is_broadcast(line.body, colon=True):
            continue
        written = _after_label(page, line) or _behind_stop(page, line)
        if written and written.date:
            return Finding(written.date, "labelled date", written.span)
    return None


def _behind_stop(page: Page, line: Line) -> WrittenDate | None:
    """The date of a line such as "Harbour Office. Published on 4 March 2024.".

    Behind a comma it ends the line, or at least the sentence where a report's number stands before it.
    """
    stop = _BEHIND_STOP.search(line.body) if len(line.body) <= 160 else None
    written = _after_label(page, line, stop.end()) if stop else None
    if not (written and stop and stop.group()[0] == ","):
        return written
    numbered = bool(_REPORT_NUMBER.search(line.body, 0, stop.start() + 1))
    behind = page.text[written.span.end : line.end].strip(" *_")
    ends = not behind.strip(".") or (numbered and behind[0] in ".|·")
    return written if ends else None


def _after_label(page: Page, line: Line, at: int = 0) -> WrittenDate | None:
    label = match_label(line.body, at)
    return _behind(page, line, label.end()) if label else None


def _behind(page: Page, line: Line, at: int) -> WrittenDate | None:
    """The date that follows a label, which ends at `at` in the line."""
    begin = line.body_start + at
    written = next(iter(find_dates(page.text, page.language, begin, min(line.end, begin + 60))), None)
    return written if written and not leftover(page, page.text[begin : written.span.start]) else None


def _of_release(page: Page) -> Finding[PartialDate] | None:
    """The day behind a label such as “For immediate release”, which may be furniture."""
    first = page.head[_FIRST_LINES - 1].start if len(page.head) >= _FIRST_LINES else len(page.text)
    for line in sorted((*page.head[:_FIRST_LINES], *page.edges), key=lambda line: line.start):
        stated = line.start <= first and is_release(line)
        dates = find_dates(page.text, page.language, line.start, line.end) if stated else []
        if len(dates) == 1 and dates[0].day and dates[0].date:
            return Finding(dates[0].date, "labelled date", dates[0].span)
    return None


def _of_issue(page: Page) -> Finding[PartialDate] | None:
    issue = find_issue(page)
    return Finding(issue.date, "issue of a periodical", issue.date_span) if issue else None


def _of_state(page: Page) -> Finding[PartialDate] | None:
    """The day up to which the figures reach, or from which the rules hold, of a paper that states no other."""
    for line in _early(page):
        dates = [one for one in find_dates(page.text, page.language, line.start, line.end) if one.year]
        if len(dates) == 1 and dates == list(days_behind(page, [line], match_state_of)) and dates[0].date:
            return Finding(dates[0].date, "labelled date", dates[0].span)
    return None


def _behind_update(page: Page) -> Finding[PartialDate] | None:
    """The date of a line such as “Compiled by the library. Last updated 4 March 2024. Errors may be reported.”."""
    for line in _above_text(page):
        stop = match_update_behind(line.body[:_REACH])
        written = _behind(page, line, stop.end()) if stop else None
        behind = page.text[written.span.end : line.end].lstrip("*_ ") if written else ""
        if written and written.date and (not behind or behind[0] in ".|·•;,)"):
            return Finding(written.date, "line of the last update", written.span)
    return None


def _dated_line(page: Page, updated: bool = False) -> Finding[PartialDate] | None:
    """The dated line, or the line of the last update; none where several differ, as in a diary or a timeline."""
    lines = [line for line in _early(page) if len(line.body) <= 160 and not _after_label(page, line)]
    stated = [written for line in lines for written in stated_dates(page, line)]
    chosen = [
        written
        for written in stated
        if not _RUNS_ON.search(_label(page, written))
        if updated or not ends_in_update(page.text[max(0, written.span.start - 40) : written.span.start])
    ]
    dates = {written.date for written in chosen}
    if len(dates) != 1 or not chosen[0].date:
        return None
    return Finding(chosen[0].date, "line of the last update" if updated else "dated line", chosen[0].span)
