"""A second reader's word on what may answer, where the first one is undecided.

The two learned from the same lessons, but see words in different ways: of the best sentences that the first rated
about even, those that answer were told from those that do not better by both than by either.
"""

from collections.abc import Sequence
from dataclasses import replace

from rag.evidence.close_reading import read_otherwise
from rag.judging.eligibility import may_answer
from rag.judging.scoring import Scored
from rag.questions.question import Question
from rag.reading.reader import ENGLISH

_UNDECIDED = (-1.3, 0.3)  # log-odds of the best sentence, between which the second reader is asked
_NOT_AGAINST = -1.5  # log-odds that the first reader gives what the second one vouches for
_VOUCHES, _OBJECTS = 2.2, -4.0  # log-odds that the second one gives
_SHIFT, _BACK = 1.0, 0.5  # log-odds: across the threshold from either side; what the others stand back by


def with_second_opinion(question: Question, read: Sequence[Scored]) -> list[Scored]:
    """What was read, the best of it rated higher or lower where the second reader is of a mind. Raises ReaderFailed.

    Where it vouches for the best, the others, which it was not shown, are rated lower.
    """
    best = next((one for one in read if may_answer(question, one)), None)
    if best is None or question.language != ENGLISH or best.candidate.foreign or best.candidate.reading is None:
        return list(read)
    if not _UNDECIDED[0] < best.confidence <= _UNDECIDED[1]:
        return list(read)
    second = read_otherwise(question, best.candidate).relevance
    if second > _VOUCHES and best.candidate.reading.relevance > _NOT_AGAINST:
        return [replace(one, confidence=one.confidence + (_SHIFT if one is best else -_BACK)) for one in read]
    if second < _OBJECTS:
        return [replace(one, confidence=one.confidence - _SHIFT) if one is best else one for one in read]
    return list(read)
