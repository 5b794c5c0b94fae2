"""Which one to three sentences make the answer."""

import math
from collections.abc import Sequence

from rag.expectations import is_typed, values
from rag.questions import Question, Want
from rag.scope import timeliness
from rag.scoring import Scored
from rag.timelines import OVERLAPS
from vectorstore.fulltext import words

_MOST = 3
_ALIKE = 0.6
_TEMPERATURE = 4.0
_SLACK = 0.5  # log-odds: beside good evidence, weaker evidence may stand too
SURE = -0.5  # log-odds; more questions asked of documents have an answer than not
_UNDATED, _SURE_UNDATED = -0.1, 0.5  # a document without any date may answer, if it answers well
_TIMELY = 1.6  # log-odds that a sentence's own time adds where it is the time asked for
_OUT_OF_TIME, _IN_TIME = 0.3, 0.4
_CLOSE_TIMELY = 0.3
_CLOSE_LIST, _CLOSE_OTHER, _CLOSE_ELSEWHERE, _CLOSE_DIFFERING, _CLOSE_COMPARED = 0.75, 0.55, 0.5, 0.6, 0.5


def select(question: Question, ranked: Sequence[Scored]) -> list[Scored]:
    """The sentences to quote, best first; empty when the documents do not hold the answer."""
    able = [one for one in ranked if _may_answer(question, one)]
    if not able or not _is_evidence(question, able[0]):
        return []
    chosen = [able[0]]
    for other in able[1:]:
        if len(chosen) < _MOST and _adds(question, chosen, other):
            chosen.append(other)
    return chosen


def differs(question: Question, one: Scored, other: Scored) -> bool:
    """Whether two sentences of different documents state different values of what is asked."""
    a, b = values(question.want, one.candidate.text), values(question.want, other.candidate.text)
    return bool(a and b) and not set(a) & set(b) and _elsewhere(one, other)


def _may_answer(question: Question, one: Scored) -> bool:
    """Whether a sentence could answer at all: no heading, nothing about another time, place or post."""
    if not one.candidate.whole or one.candidate.another:
        return False
    if _timely(question, one) is not None:
        return one.candidate.scope > (0.0 if one.confidence > _SURE_UNDATED else _OUT_OF_TIME)
    undated = _UNDATED if one.confidence > _SURE_UNDATED else 0.0
    return not question.dates or one.candidate.scope > undated


def _is_evidence(question: Question, best: Scored) -> bool:
    if question.want is Want.DURATION and not best.candidate.typed:
        return False
    return _confidence(question, best) > SURE


def _adds(question: Question, chosen: Sequence[Scored], other: Scored) -> bool:
    share = _share(chosen[0], other)
    if _confidence(question, other) <= SURE - _SLACK or any(_overlap(other, one) > _ALIKE for one in chosen):
        return False
    if is_typed(question.want) and not other.candidate.typed:
        return False
    if (_timely(question, other) or 0.0) >= OVERLAPS:
        return share >= _CLOSE_TIMELY
    if question.dates and other.candidate.scope < min(1.0, chosen[0].candidate.scope) and not question.compares:
        return False
    new_document = all(_elsewhere(one, other) for one in chosen)
    if question.compares:
        return new_document and share >= _CLOSE_COMPARED
    if question.want is Want.LIST:
        return share >= _CLOSE_LIST
    if differs(question, chosen[0], other):
        return share >= _CLOSE_DIFFERING
    return share >= (_CLOSE_ELSEWHERE if new_document else _CLOSE_OTHER)


def _timely(question: Question, one: Scored) -> float | None:
    return timeliness(question, one.candidate.document, one.candidate.scope)


def _confidence(question: Question, one: Scored) -> float:
    """The confidence, higher where the sentence itself says that it is about the time asked for."""
    timely = _timely(question, one) or 0.0
    return one.confidence + (_TIMELY * timely if timely > _IN_TIME else 0.0)


def _share(best: Scored, other: Scored) -> float:
    """How near a candidate comes to the best, 1 for as good; scores that the reader had a say in are log-odds."""
    if best.candidate.reading is None or other.candidate.reading is None:
        return other.score / max(best.score, 1e-6)
    return math.exp(min(0.0, other.score - best.score) / _TEMPERATURE)


def _elsewhere(one: Scored, other: Scored) -> bool:
    return one.candidate.document.id != other.candidate.document.id


def _overlap(one: Scored, other: Scored) -> float:
    a, b = set(words(one.candidate.text)), set(words(other.candidate.text))
    return len(a & b) / max(1, min(len(a), len(b)))
