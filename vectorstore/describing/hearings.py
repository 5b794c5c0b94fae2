"""The day of a hearing or a call whose record a document is: it stands in its heading or in a line beneath."""

import re

from vectorstore.dates import PartialDate
from vectorstore.describing.meeting_dates import find_day_under
from vectorstore.describing.pages import Finding, Page
from vectorstore.lines import Line, is_sentence

_RECORD = re.compile(
    r"\b(?:verbatim|stenographic) (?:record|report)\b|\brecord of (?:the )?(?:evidence|proceedings)\b"
    r"|\brecord of (?:the )?\d{1,3}(?:st|nd|rd|th) (?:sitting|session)\b"
    r"|\b(?:public|oral|evidentiary|committee) hearing\b|\bhearing (?:transcript|record)\b"
    r"|\btranscript of (?:the )?(?:[\w-]+ ){0,3}(?:hearing|sitting|proceedings|evidence|call)\b"
    r"|\b(?:earnings|results|analysts?|investors?) (?:conference )?call\b"
    r"|\b(?:wort|stenografisches )protokoll\b|\b(?:öffentliche|mündliche) (?:anhörung|verhandlung)\b"
    r"|\baudition (?:publique|d[eu]\b)|\bcompte rendu intégral\b|\baudiencia pública\b|\bcomparecencia\b"
    r"|\bversión estenográfica\b|\baudizione\b|公聴会|速記録|听证会",
    re.IGNORECASE,
)
_HEADING_LINES = 4
_LONGEST = 160


def find_hearing_date(page: Page) -> Finding[PartialDate] | None:
    """The one full date in the heading of such a record, or in a line beneath that opens with it."""
    written = find_day_under(page, heads_hearing)
    return Finding(written.date, "day of the hearing", written.span) if written and written.date else None


def are_hearing(page: Page) -> bool:
    """Whether a heading says that a text is the record of a hearing or a call."""
    return any(heads_hearing(line) for line in page.head[:_HEADING_LINES])


def heads_hearing(line: Line) -> bool:
    """Whether a line is the heading of such a record."""
    return len(line.body) <= _LONGEST and not is_sentence(line.body) and bool(_RECORD.search(line.body))
