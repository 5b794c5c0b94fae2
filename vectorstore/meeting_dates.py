"""The day of the meeting that minutes record: it stands in their heading or in the line beneath."""

import re

from vectorstore.dates import PartialDate
from vectorstore.lines import Line, is_sentence
from vectorstore.pages import Finding, Page
from vectorstore.written_dates import find_dates

_MINUTES = re.compile(
    r"\bminutes (?:of|from|for)\b"
    r"|^(?!.*\b(?:in|within|after|for|by|few|last|\d+)(?:\s[\w-]+)?\sminutes\W*$).*\bminutes\W*$|^minutes\b"
    r"|(?:sitzungs|ergebnis)?protokoll\b(?! \d)|\bniederschrift\b"
    r"|^acta\b|\bprocès-verbal\b|\bcompte rendu\b|^verbale\b|議事録|会議録|会议纪要",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"(?:(?:meeting )?held\b|meeting (?:of|on)\b|meeting date\b|(?:sitzung )?vom\b|sitzung am\b|reunión\b|celebrada\b"
    r"|réunion\b|séance\b|開催日|日時)",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:approved|previous|last|corrected|next)\b", re.IGNORECASE)
_HEADING_LINES, _LINES_BENEATH = 4, 3
_LONGEST = 160


def are_minutes(page: Page) -> bool:
    """Whether a heading says that a text is the minutes of a meeting."""
    return any(_heads_minutes(line) for line in page.head[:_HEADING_LINES])


def find_meeting_date(page: Page) -> Finding[PartialDate] | None:
    """The one full date in the heading of minutes, or in a line beneath that says when the meeting was held."""
    for index, line in enumerate(page.head[:_HEADING_LINES]):
        if not _heads_minutes(line):
            continue
        beneath = [other for other in page.head[index + 1 : index + 1 + _LINES_BENEATH] if _HELD.match(other.body)]
        for stating in (line, *beneath):
            dates = find_dates(page.text, page.language, stating.start, min(stating.end, stating.start + _LONGEST))
            full = [written for written in dates if written.year and written.day and not written.ranged]
            if len(full) == len(dates) == 1 and full[0].date and not _PAST.search(stating.body):
                return Finding(full[0].date, "date of the minutes", full[0].span)
    return None


def _heads_minutes(line: Line) -> bool:
    return len(line.body) <= _LONGEST and not is_sentence(line.body) and bool(_MINUTES.search(line.body))
