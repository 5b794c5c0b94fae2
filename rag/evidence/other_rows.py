"""Rows of a table that are about something else than is asked: they count other things, or are of another month."""

import re
from functools import lru_cache
from itertools import takewhile

from rag.dates.question_dates import MONTH_NUMBERS
from rag.evidence.candidates import Candidate
from rag.evidence.row_marks import WORD, marks_around, marks_of, worth_of
from rag.language.lexicons import lexicon
from rag.language.stems import stem
from rag.questions.question import Question
from rag.texts.tables import cells_of, header_row, is_row
from vectorstore.index.fulltext import fold, words

_HOW_MANY = re.compile(r"\bhow many (?:of (?:the|these|its|their) )?(?P<what>.+)")
_ANYTHING = frozenset(["people", "persons", "times", "different", "more", "other"])
_VOTED = frozenset(["vote", "votes", "voted", "voting"])


def counts_something_else(question: Question, candidate: Candidate) -> bool:
    """Whether neither a row nor what stands over its table says what the number is asked of: calls, not containers."""
    if not is_row(candidate.text) or candidate.foreign or not (counted := _counted(fold(question.text))):
        return False
    columns = header_row(candidate.document.text, candidate.span.start)  # without them a table may count anything
    around = marks_around(candidate.document, candidate.span)
    return bool(columns) and not worth_of(counted, marks_of(candidate.text) | around)


@lru_cache(512)
def _counted(text: str) -> str:
    """The stem of the noun that a question asks the number of; empty where it asks for none, or of people."""
    found = _HOW_MANY.search(text)
    told = list(takewhile(lambda word: word not in lexicon("en").stop, words(found["what"]))) if found else []
    told = list(takewhile(lambda word: word not in _VOTED, told))  # “how many members voted”: who votes is not said
    return stem(told[-1]) if told and told[-1] not in _ANYTHING else ""


def names_another_month(question: Question, candidate: Candidate) -> bool:
    """Whether a row is that of another month than the question's: “3 Mar 18:00” where the 3rd of April is asked for."""
    if not is_row(candidate.text) or question.compares or candidate.foreign:
        return False
    asked, named = _months(question.text), _months(cells_of(candidate.text)[0])
    return bool(asked and named) and not asked & named


def _months(text: str) -> frozenset[int]:
    """The months a text names; “may” is one only with a capital."""
    found = (fold(word) for word in WORD.findall(text) if word != "may")
    return frozenset(MONTH_NUMBERS[word] for word in found if word in MONTH_NUMBERS)
