"""The day on which a conversation was recorded, as the lines above its text state it."""

import re

from vectorstore.dates import PartialDate
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.written_dates import find_dates
from vectorstore.lines import is_sentence

_RECORDED = re.compile(
    r"(?:^|[.|;·]\W*\s)\W*(?:(?:interview|conversation|gespräch|entretien|entrevista|intervista) )?"
    r"(?:recorded|aufgezeichnet|aufgenommen|enregistrée?|grabad[oa]|registrat[oa])"
    r"[*_]*(?::[*_]*|(?= (?:on|at|in|by|live|am|in|bei|von|le|à|chez|par|el|en|por|il|a|da)\b))",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<=[^\W\d]{3})[.!?](?=\W)")
_WITHIN = 160
_HEAD_LINES, _EARLY = 6, 300


def find_recording_date(page: Page) -> Finding[PartialDate] | None:
    """The one full date behind “Recorded:” or “Recorded at …” in a line above the text, or in its first line."""
    for line in page.head[:_HEAD_LINES]:
        if recorded := _RECORDED.search(line.body, 0, _EARLY):
            begin = line.body_start + recorded.end()
            stop = _STOP.search(page.text, begin, min(line.end, begin + _WITHIN))
            dates = find_dates(
                page.text, page.language, begin, stop.start() if stop else min(line.end, begin + _WITHIN)
            )
            full = [written for written in dates if written.year and written.day and not written.ranged]
            if len(full) == len(dates) == 1 and full[0].date:
                return Finding(full[0].date, "day of the recording", full[0].span)
        if is_sentence(line.body):
            return None
    return None
