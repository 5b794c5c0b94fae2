"""What two sentences count: “38 passengers” and “41 passengers” are two voices on one thing, however they say it."""

import re
from functools import lru_cache

from rag.judging.scoring import Scored
from rag.language.lexicons import lexicon
from rag.language.stems import stem
from rag.questions.question import Question, Want
from vectorstore.index.fulltext import fold, words

_COUNTED = re.compile(
    r"(?<![\w.,/-])(?P<number>\d{1,3}(?:[,.]\d{3})+|\d+)\s+(?P<what>[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,3})"
)
# What measures more than it counts: so many miles may be those of anything.
_MEASURED = "miles metres meters kilometres feet hours minutes days weeks months years tons kilos litres per"
_MEASURES = frozenset(map(stem, _MEASURED.split()))
_ROOM = re.compile(
    r"\b(?:may|can|could|up to|at most|at least|room for|capacity|seats?|maximum|licen[sc]ed)\b", re.IGNORECASE
)
_MOST = 3  # words behind a number


def counts_the_same(question: Question, one: Scored, other: Scored) -> bool:
    """Whether two sentences give different numbers of the same thing, which is what the question asks the number of."""
    if question.want is not Want.COUNT or question.language != "en":
        return False
    if bool(_ROOM.search(one.candidate.text)) is not bool(_ROOM.search(other.candidate.text)):
        return False
    asked = frozenset(stem(term.word) for term in question.terms if not term.name)
    ours, theirs = _counted(one.candidate.text), _counted(other.candidate.text)
    return any(number != another and what == same and what & asked for number, what in ours for another, same in theirs)


@lru_cache(2048)
def _counted(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The numbers in a sentence with the stems of the words that say of what, up to the first function word."""
    found, stop = list[tuple[str, frozenset[str]]](), lexicon("en").stop
    for match in _COUNTED.finditer(text):
        behind = words(match["what"])[:_MOST]
        end = next((at for at, word in enumerate(behind) if word in stop), len(behind))
        what = frozenset(map(stem, behind[:end]))
        if what and not what & _MEASURES:
            found.append((fold(match["number"]).replace(",", ""), what))
    return tuple(found)
