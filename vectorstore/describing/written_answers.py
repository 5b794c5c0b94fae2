"""A written answer to a parliament's question: its day is the day of the answer, not that of the question."""

import re

from vectorstore.dates import PartialDate
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.written_dates import find_dates
from vectorstore.lines import Line, is_sentence

_QUESTION = re.compile(
    r"\b(?:written|parliamentary) questions?\b|\bquestions? for written answer\b|\bwritten answers?\b"
    r"|\b(?:kleine|große|schriftliche) (?:an)?fragen?\b|\bquestions? écrites?\b"
    r"|\bpreguntas? (?:escritas?|parlamentarias?)\b"
    r"|\binterrogazion[ei] (?:scritt[ae]|parlamentar[ei])\b|質問主意書",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"(?:^|[,;.]\s+(?:and )?)\W*(?:answer(?:ed)?|repl(?:y|ied)|antwort|beantwortet|réponse|respuesta|risposta"
    r"|答弁書?)\b[^.!?\d]{0,100}$",
    re.IGNORECASE,
)
_FIRST_LINES = 4
_LONGEST = 160


def find_answer_date(page: Page) -> Finding[PartialDate] | None:
    """The full date of the first heading that opens with “Answer”, or that behind “answered on” in the heading."""
    if not any(_QUESTION.search(line.body) for line in page.head[:_FIRST_LINES] if _is_heading(line)):
        return None
    for line in page.head:
        if not _is_heading(line):
            continue
        for written in find_dates(page.text, page.language, line.start, line.end):
            before = page.text[line.body_start : written.span.start]
            if written.year and written.day and written.date and not written.ranged and _ANSWERED.search(before):
                return Finding(written.date, "day of the answer", written.span)
    return None


def _is_heading(line: Line) -> bool:
    return len(line.body) <= _LONGEST and not line.bulleted and not is_sentence(line.body)
