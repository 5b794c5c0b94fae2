"""The day that a label states: “Published on …”, “For immediate release, …”, “Data as of: …”, “Last updated …”."""

import re
from collections.abc import Iterable

from vectorstore.dates import PartialDate
from vectorstore.describing.acts import days_behind
from vectorstore.describing.date_labels import (
    is_broadcast,
    is_plain_label,
    match_label,
    match_state_of,
    match_update_behind,
)
from vectorstore.describing.date_lines import leftover
from vectorstore.describing.first_lines import early_lines, lines_above_text
from vectorstore.describing.labels import is_release
from vectorstore.describing.meeting_dates import are_minutes
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.lines import Line, is_sentence

_BEHIND_STOP = re.compile(
    r"[.|·•,]\s+(?=(?:first |originally )?(?:published|issued|posted|edition of|ausgabe vom|édition du|edición del?"
    r"|veröffentlicht|publié|publicado)\b)",
    re.IGNORECASE,
)
_REPORT_NUMBER = re.compile(r"(?:^|[.|·]\s)[*_]*[A-ZÀ-Þ][\w-]*(?: [\w/.°º-]{1,20}){0,2} [\w/.-]*\d[\w/.-]*,$")
_REACH = 300
_FIRST_LINES = 8


def find_labelled(page: Page, lines: Iterable[Line]) -> Finding[PartialDate] | None:
    """The day behind the first label of some lines that has one."""
    meeting = are_minutes(page)
    for line in lines:
        if meeting and is_plain_label(line.body):  # “Date:” names the day of the meeting
            continue
        if is_sentence(line.body) and is_broadcast(line.body) and not is_broadcast(line.body, colon=True):
            continue
        written = date_after_label(page, line) or _behind_stop(page, line)
        if written and written.date:
            return Finding(written.date, "labelled date", written.span)
    return None


def find_release_date(page: Page) -> Finding[PartialDate] | None:
    """The day behind a label such as “For immediate release”, which may be furniture."""
    first = page.head[_FIRST_LINES - 1].start if len(page.head) >= _FIRST_LINES else len(page.text)
    for line in sorted((*page.head[:_FIRST_LINES], *page.edges), key=lambda line: line.start):
        stated = line.start <= first and is_release(line)
        dates = find_dates(page.text, page.language, line.start, line.end) if stated else []
        if len(dates) == 1 and dates[0].day and dates[0].date:
            return Finding(dates[0].date, "labelled date", dates[0].span)
    return None


def find_state_date(page: Page) -> Finding[PartialDate] | None:
    """The day up to which the figures reach, or from which the rules hold, of a paper that states no other."""
    for line in early_lines(page):
        dates = [one for one in find_dates(page.text, page.language, line.start, line.end) if one.year]
        if len(dates) == 1 and dates == list(days_behind(page, [line], match_state_of)) and dates[0].date:
            return Finding(dates[0].date, "labelled date", dates[0].span)
    return None


def find_update_behind(page: Page) -> Finding[PartialDate] | None:
    """The date of a line such as “Compiled by the library. Last updated 4 March 2024. Errors may be reported.”."""
    for line in lines_above_text(page):
        stop = match_update_behind(line.body[:_REACH])
        written = _behind(page, line, stop.end()) if stop else None
        behind = page.text[written.span.end : line.end].lstrip("*_ ") if written else ""
        if written and written.date and (not behind or behind[0] in ".|·•;,)"):
            return Finding(written.date, "line of the last update", written.span)
    return None


def _behind_stop(page: Page, line: Line) -> WrittenDate | None:
    """The date of a line such as "Harbour Office. Published on 4 March 2024.".

    Behind a comma it ends the line, or at least the sentence where a report's number stands before it.
    """
    stop = _BEHIND_STOP.search(line.body) if len(line.body) <= 160 else None
    written = date_after_label(page, line, stop.end()) if stop else None
    if not (written and stop and stop.group()[0] == ","):
        return written
    numbered = bool(_REPORT_NUMBER.search(line.body, 0, stop.start() + 1))
    behind = page.text[written.span.end : line.end].strip(" *_")
    ends = not behind.strip(".") or (numbered and behind[0] in ".|·")
    return written if ends else None


def date_after_label(page: Page, line: Line, at: int = 0) -> WrittenDate | None:
    """The date behind a label that begins at `at` in a line."""
    label = match_label(line.body, at)
    return _behind(page, line, label.end()) if label else None


def _behind(page: Page, line: Line, at: int) -> WrittenDate | None:
    """The date that follows a label, which ends at `at` in the line."""
    begin = line.body_start + at
    written = next(iter(find_dates(page.text, page.language, begin, min(line.end, begin + 60))), None)
    return written if written and not leftover(page, page.text[begin : written.span.start]) else None
