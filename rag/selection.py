"""Which one to three sentences make the answer."""

from collections.abc import Sequence

from rag.expectations import is_typed, values
from rag.questions import Question, Want
from rag.scoring import Scored, meaning
from vectorstore.fulltext import words

_MOST = 3
_ALIKE = 0.6
_SEVERAL = {Want.LIST, Want.COMPARISON}
_CLOSE = {Want.LIST: 0.72, Want.COMPARISON: 0.6}


def enough(question: Question, best: Scored | None) -> bool:
    """Whether the best sentence is evidence at all."""
    if best is None:
        return False
    c = best.candidate
    if question.dates and c.scope <= 0:
        return False
    if c.named < 1.0 and c.own < 0.5:
        return False
    return (
        1.0 * meaning(c.similarity) + 1.0 * c.coverage + (0.15 if c.typed and is_typed(question.want) else 0.0) >= 0.9
    )


def select(question: Question, ranked: Sequence[Scored]) -> list[Scored]:
    """The sentences to quote, best first; empty when the documents do not hold the answer."""
    if not ranked or not enough(question, ranked[0]):
        return []
    chosen = [ranked[0]]
    for other in ranked[1:]:
        if len(chosen) == _MOST:
            break
        if _adds(question, chosen, other):
            chosen.append(other)
    return chosen


def _adds(question: Question, chosen: Sequence[Scored], other: Scored) -> bool:
    best = chosen[0]
    if any(_overlap(other, one) > _ALIKE for one in chosen):
        return False
    if question.want in _SEVERAL:
        elsewhere = all(other.candidate.document.id != one.candidate.document.id for one in chosen)
        return other.score >= best.score * _CLOSE[question.want] and (question.want is Want.LIST or elsewhere)
    if differs(question, best, other):
        return other.score >= 0.8 * best.score
    return len(chosen) == 1 and other.score >= 0.93 * best.score and enough(question, other)


def differs(question: Question, one: Scored, other: Scored) -> bool:
    """Whether two sentences of different documents state different values of what is asked."""
    a, b = values(question.want, one.candidate.text), values(question.want, other.candidate.text)
    return bool(a and b) and not set(a) & set(b) and one.candidate.document.id != other.candidate.document.id


def _overlap(one: Scored, other: Scored) -> float:
    a, b = set(words(one.candidate.text)), set(words(other.candidate.text))
    return len(a & b) / max(1, min(len(a), len(b)))
