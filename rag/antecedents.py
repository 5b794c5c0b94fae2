"""How far back a quotation must begin to say who “he” or what “this” is."""

import re

from rag.candidates import Candidate
from rag.questions import Question, Want
from vectorstore.documents import Span
from vectorstore.sentences import split_sentences

_LOOK_BACK = 700
_LONGEST = 600
_NAME = re.compile(r"(?<=[\w,;—–-] )[A-ZÀ-Þ][\w’'\-]+|[A-ZÀ-Þ][\w’'\-]+ [A-ZÀ-Þ][\w’'\-]+")
_POINTING = re.compile(
    r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|Er|Sie|Dies\w*|Él|Ella|Ellos|Esto|Il|Elle|Ils|Cela)\b"
    r"|[^“\"]*[”\"],? (?:he|she|they) \w+"
)
_SPEAKER = re.compile(r"[”\"],? (?:he|she|they) \w+")


def with_antecedent(question: Question, candidate: Candidate) -> Span:
    """The candidate's span, begun up to two sentences earlier where it points back to a name it does not hold."""
    span, document = candidate.span, candidate.document
    if not _points_back(question, candidate.text):
        return span
    floor = max(0, span.start - _LOOK_BACK)
    before = [
        s for s in split_sentences(document.text, document.language, floor, span.start) if s.start > floor or not floor
    ]
    start = span.start
    for sentence in reversed(before[-2:]):
        text = document.text[sentence.start : sentence.end]
        if span.end - sentence.start > _LONGEST or any(sentence.overlaps(piece) for piece in document.furniture):
            break
        start = sentence.start
        if _NAME.search(text) and not _POINTING.match(text):
            return Span(start, span.end)
    return span if start == span.start else Span(start, span.end)


def _points_back(question: Question, text: str) -> bool:
    if question.want is Want.PERSON and (_SPEAKER.search(text) or not _NAME.search(text)):
        return True
    return bool(_POINTING.match(text))
