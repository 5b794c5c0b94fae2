"""Headings and other lines without a verb that answer by themselves: “Lodestar 3.2 (12 May 2025)”."""

import re

from rag.evidence.candidates import Candidate
from rag.judging.sufficiency import VOUCHED
from rag.language.stems import stem, stems_in
from rag.questions.expectations import is_typed
from rag.questions.question import Question, Want

_WITH_DIGITS = re.compile(r"\w*\d(?:[\w.\-]*\w)?")  # “3.2”, “HX-4”
_BEYOND_DOUBT = 3.0  # log-odds by the reader alone
_SURE, _ALL_ASKED, _SAID = 0.8, 0.9, 0.7


def answers_as_label(question: Question, candidate: Candidate) -> bool:
    """Whether a heading says all of what is asked and, surely, the answer: “Lodestar 3.2 (12 May 2025)”.

    Each name and number of the question stands in it: 3.1 is not 3.2.
    """
    reading, match = candidate.reading, candidate.match
    if reading is None or not is_typed(question.want) or not candidate.typed:
        return False
    if candidate.text.strip("#*_ ") == candidate.document.title:
        return False
    if reading.relevance >= _BEYOND_DOUBT and question.want in (Want.PLACE, Want.DATE, Want.PERSON):
        return True  # “Tuesday 4 May, 2 pm, in the Town Hall”, over minutes
    language = candidate.document.language
    said = stems_in(candidate.text, language)
    if not all(stem(term.word, language) in said for term in question.terms if term.name):
        return False
    if not set(_WITH_DIGITS.findall(question.text)) <= set(_WITH_DIGITS.findall(candidate.text)):
        return False
    surely = reading.sureness >= _SURE and reading.relevance >= VOUCHED
    return surely and match.asked >= _ALL_ASKED and match.own >= _SAID
