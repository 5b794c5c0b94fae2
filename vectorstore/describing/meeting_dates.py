"""The day of the meeting that minutes or notes record: it stands in their heading or in a line beneath."""

import re
from collections.abc import Callable

from vectorstore.dates import PartialDate
from vectorstore.describing.calendar_words import weekday_numbers
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.lines import Line, is_sentence

_MINUTES = re.compile(
    r"\bminutes (?:of|from|for)\b"
    r"|^(?!.*\b(?:in|within|after|for|by|few|last|\d+)(?:\s[\w-]+)?\sminutes\W*$).*\bminutes\W*$|^minutes\b"
    r"|(?:sitzungs|ergebnis)?protokoll\b(?! \d)|\bniederschrift\b"
    r"|^acta\b|\bprocès-verbal\b|\bcompte rendu\b|^verbale\b|議事録|会議録|会議メモ|会议纪要"
    r"|^(?:[\w'’-]+ ){0,3}meeting notes\b|^notes\b.*\bmeeting (?:of|on|held)\b"
    r"|^(?:notes|record) (?:of|from) (?:[\w'’-]+ ){1,4}meeting\b"
    r"|^(?:notizen|mitschrift|aufzeichnung)\b.*\b(?:sitzung|besprechung|versammlung)\b|^notes\b.*\bréunion d[ue]\b"
    r"|^(?:notas|apuntes)\b.*\breunión del?\b|^(?:note|appunti)\b.*\briunione del\b",
    re.IGNORECASE,
)
# “Board of Education - Regular Meeting”, “Special session”: the head of a record, where its day stands beneath.
_SITTING = re.compile(
    r"(?:[^.!?]{0,80}(?:[-–—:|,]\s))?(?:the )?"
    r"(?:regular|ordinary|special|extraordinary|emergency|adjourned|annual|annual general|general|monthly|quarterly)"
    r"(?: (?:board|council|committee|general|members['’]?|business))? (?:meeting|session)\W*",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"[*_]{0,3}(?:(?:date|datum|fecha|data)[*_]{0,3}:|(?:meeting )?held\b|meeting (?:of|on)\b|meeting date\b"
    r"|(?:sitzung )?vom\b|sitzung am\b|reunión\b|celebrada\b"
    r"|réunion\b|séance\b|開催日|日時)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:approv(?:ed|al)|adoption|previous|last|corrected|next|genehmig\w*|letzten|vorigen|nächsten?|approbation|approuvé"
    r"|précédente|prochaine|aprobación|aprobada|anterior|próxima)\b|承認|前回|次回",
    re.IGNORECASE,
)
# Which day of several it was: “Day 3 – Tuesday 4 March 2024”.
_NUMBERED_DAY = re.compile(
    r"^[*_]*(?:day|tag|jour|día|giorno) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s?[:,–—-]\s?",
    re.IGNORECASE,
)
_HEADING_LINES, _LINES_BENEATH = 4, 3
_LONGEST = 160


def are_minutes(page: Page) -> bool:
    """Whether a heading says that a text is the minutes of a meeting."""
    return any(heads_minutes(line) for line in page.head[:_HEADING_LINES])


def find_meeting_date(page: Page) -> Finding[PartialDate] | None:
    """The one full date in the heading of minutes, or in a line beneath that opens with it or says when it was held."""
    written = find_day_under(page, heads_minutes)
    return Finding(written.date, "date of the minutes", written.span) if written and written.date else None


def find_day_under(page: Page, heads: Callable[[Line], bool]) -> WrittenDate | None:
    """The day of what a heading names that `heads` knows: in the heading, or in a line close beneath that states it."""
    for index, line in enumerate(page.head[:_HEADING_LINES]):
        if not heads(line):
            continue
        for stating in (line, *page.head[index + 1 : index + 1 + _LINES_BENEATH]):
            dates = find_dates(page.text, page.language, stating.start, min(stating.end, stating.start + _LONGEST))
            full = [written for written in dates if written.year and written.day and not written.ranged]
            if not len(full) == len(dates) == 1 or not full[0].date or _PAST.search(stating.body):
                continue
            if stating is line or _HELD.match(stating.body) or _opens(page, stating, full[0]):
                return full[0]
    return None


def heads_minutes(line: Line) -> bool:
    """Whether a line is the heading of minutes or of a sitting."""
    if len(line.body) > _LONGEST or is_sentence(line.body):
        return False
    return bool(_MINUTES.search(line.body) or _SITTING.fullmatch(line.body))


def _opens(page: Page, line: Line, written: WrittenDate) -> bool:
    """Whether a line that is no sentence opens with a date, perhaps behind the weekday: “Monday 4 March 2024, Quay”."""
    before = _NUMBERED_DAY.sub("", page.text[line.start : written.span.start]).strip("*_ ,").casefold()
    return not (line.bulleted or is_sentence(line.body)) and (not before or before in weekday_numbers(page.language))
