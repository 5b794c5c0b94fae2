"""The day on which a conversation was recorded, as the lines above its text state it."""

import re

from vectorstore.dates import PartialDate
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.lines import Line, is_sentence

_RECORDED = re.compile(
    r"(?:^|[.|;·]\W*\s)\W*(?:(?:interview|conversation|gespräch|entretien|entrevista|intervista) )?"
    r"(?:recorded|aufgezeichnet|aufgenommen|enregistrée?|grabad[oa]|registrat[oa])"
    r"[*_]*(?::[*_]*|(?= (?:on|at|in|by|live|am|in|bei|von|le|à|chez|par|el|en|por|il|a|da)\b))",
    re.IGNORECASE,
)
# Said in the lines above an interview: “We met her on 4 March in Oulu.”
_MET = re.compile(
    r"\b(?:we (?:met|spoke (?:to|with)|talked (?:to|with)|interviewed|sat down with)"
    r"|(?:this|the) (?:interview|conversation) (?:was (?:held|conducted)|took place)"
    r"|wir (?:trafen|sprachen)|das (?:gespräch|interview) (?:fand|wurde|führten?)"
    r"|nous (?:l['’]avons|avons) rencontrée?|l['’]entretien (?:a eu lieu|s['’]est tenu)"
    r"|(?:nos reunimos|hablamos|conversamos) con|la entrevista (?:tuvo lugar|se realizó)"
    r"|abbiamo incontrato|l['’]intervista (?:si è svolta|è stata))\b",
    re.IGNORECASE,
)
_CONVERSATION = re.compile(
    r"\b(?:interview(?:er|ed)?|conversation|gespräch|entretien|entrevista|intervista)\b|インタビュー", re.IGNORECASE
)
_STOP = re.compile(r"(?<=[^\W\d]{3})[.!?](?=\W)")
_WITHIN = 160
_HEAD_LINES, _EARLY = 6, 300


def find_recording_date(page: Page, published: PartialDate | None = None) -> Finding[PartialDate] | None:
    """The one full date behind “Recorded:” or “Recorded at …” in a line above the text, or in its first line.

    Or the day behind “We met her on …” there, where the line calls itself an interview; it may leave out the year.
    """
    for line in page.head[:_HEAD_LINES]:
        if recorded := _RECORDED.search(line.body, 0, _EARLY):
            dates = _behind(page, line, recorded.end())
            full = [written for written in dates if written.year and written.day and not written.ranged]
            if len(full) == len(dates) == 1 and full[0].date:
                return Finding(full[0].date, "day of the recording", full[0].span)
        met = _MET.search(line.body, 0, _EARLY) if _CONVERSATION.search(line.body, 0, _EARLY) else None
        dates = _behind(page, line, met.end()) if met else []
        if len(dates) == 1 and dates[0].day and not dates[0].ranged and (day := _before(dates[0], published)):
            return Finding(day, "day of the recording", dates[0].span)
        if is_sentence(line.body):
            return None
    return None


def _behind(page: Page, line: Line, at: int) -> list[WrittenDate]:
    """The dates of the sentence that goes on at a place in a line."""
    begin = line.body_start + at
    stop = _STOP.search(page.text, begin, min(line.end, begin + _WITHIN))
    return find_dates(page.text, page.language, begin, stop.start() if stop else min(line.end, begin + _WITHIN))


def _before(written: WrittenDate, published: PartialDate | None) -> PartialDate | None:
    """A day in the year it states, or in the last one in which it is not later than the publication."""
    if written.year or published is None:
        return written.date
    options = (written.in_year(published.year - back) for back in (0, 1))
    return next((day for day in options if day and day.earliest <= published.latest), None)
