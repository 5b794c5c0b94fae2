"""The ranker's fits: which candidates are read, which of them comes first, and how surely it is evidence at all.

All are linear in the features of `rag.judging.features`, and fitted to questions that are not held out.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.training.newton import Array, minimized
from evals.training.ranked_questions import Lot, RankedQuestion
from evals.training.written_lessons import LESSONS
from rag.judging.features import Features
from rag.judging.scoring import dot

_MOST_OF_SOURCE = 200.0  # a larger source counts as if it had so many questions
_ORDER_RIDGE, _CONFIDENCE_RIDGE = 0.002, 0.003
_SHARES = {
    LESSONS: 0.7,
    "passages": 1.5,
    "gold": 1.5,
    "scoped": 0.7,
    "news": 0.5,
}  # of kinds that say what is no evidence
_WRONG_WHERE_ANSWERABLE = {"news"}  # a first sentence that is not right shows what a wrong answer looks like
_FREE, _LEAST_RIDGE = "bias", 1e-9
_DIGITS = 3


@dataclass(frozen=True)
class Fitted:
    """The weights of each fit: the order of what is not read yet, the order of what is, and its confidence."""

    unread: Features
    order: Features
    confidence: Features


def order_teaches(question: RankedQuestion, lot: Lot) -> bool:
    """Whether the order can be fitted to it: not held out, with candidates that are right and others that are not."""
    return not question.held_out and any(lot.right) and not all(lot.right)


def fit_order(questions: Sequence[RankedQuestion], unread: bool = False) -> Features:
    """Softmax over a question's candidates, all right ones together, plus 0.002 of the squared weights.

    Over those that were read, or over all of them `unread`.
    """
    lots = [(question, question.unread if unread else question.read) for question in questions]
    used = [(question.source, lot) for question, lot in lots if order_teaches(question, lot)]
    sizes = Counter(source for source, _ in used)
    names = list(used[0][1].order[0])
    groups = [
        (_matrix(lot.order, names), np.array(lot.right), min(1.0, _MOST_OF_SOURCE / sizes[source]) / len(used))
        for source, lot in used
    ]

    def loss(point: Array) -> tuple[float, Array, Array]:
        value = _ORDER_RIDGE * float(point @ point)
        slope = 2 * _ORDER_RIDGE * point
        curve = 2 * _ORDER_RIDGE * np.eye(len(point))
        for features, right, weight in groups:
            scores = features @ point
            everything, wanted = _softmax(scores), _softmax(scores[right])
            mean = everything[1] @ features
            value += weight * (everything[0] - wanted[0])
            slope += weight * (mean - wanted[1] @ features[right])
            # Of the two terms of the true curvature the one that is never negative.
            curve += weight * ((features.T * everything[1]) @ features - np.outer(mean, mean))
        return value, slope, curve

    return _named(names, minimized(loss, len(names)))


def confidence_teaches(question: RankedQuestion, order: Features) -> bool:
    """Whether the confidence can be fitted to it: not held out, and the data say whether its first is evidence."""
    if question.held_out or question.kind not in _SHARES or not question.read.right:
        return False
    return not question.answerable or question.kind in _WRONG_WHERE_ANSWERABLE or first_is_right(question.read, order)


def fit_confidence(questions: Sequence[RankedQuestion], order: Features) -> Features:
    """Logistic regression on the features of each question's first candidate, plus 0.003 of the squared weights.

    Each source counts by its kind, half for first candidates that are right and half for those that are not.
    """
    used = [question for question in questions if confidence_teaches(question, order)]
    tops = [in_order(question.read, order)[0] for question in used]
    names = list(used[0].confidence[0])
    features = _matrix([q.confidence[top] for q, top in zip(used, tops, strict=True)], names)
    right = np.array([float(q.read.right[top]) for q, top in zip(used, tops, strict=True)])
    halves = [(q.source, q.read.right[top]) for q, top in zip(used, tops, strict=True)]
    sizes = Counter(halves)
    weights = np.array([_SHARES[q.kind] / sizes[half] for q, half in zip(used, halves, strict=True)])
    weights /= weights.sum()
    ridge = np.array([_LEAST_RIDGE if name == _FREE else _CONFIDENCE_RIDGE for name in names])

    def loss(point: Array) -> tuple[float, Array, Array]:
        scores = features @ point
        surprise = np.logaddexp(0.0, scores) - right * scores
        likely = 1.0 / (1.0 + np.exp(-scores))
        value = float(weights @ surprise + ridge @ point**2)
        slope = features.T @ (weights * (likely - right)) + 2 * ridge * point
        return value, slope, (features.T * (weights * likely * (1 - likely))) @ features + 2 * np.diag(ridge)

    return _named(names, minimized(loss, len(names)))


def in_order(lot: Lot, order: Features) -> list[int]:
    """The places of candidates, best first."""
    scores = [dot(order, features) for features in lot.order]
    return sorted(range(len(scores)), key=lambda place: -scores[place])


def first_is_right(lot: Lot, order: Features) -> bool:
    """Whether the candidate that comes first answers; no where there is none."""
    return any(lot.right[place] for place in in_order(lot, order)[:1])


def _matrix(rows: Sequence[Features], names: Sequence[str]) -> Array:
    return np.array([[row[name] for name in names] for row in rows], dtype=np.float64)


def _named(names: Sequence[str], point: Array) -> Features:
    return {name: round(float(weight), _DIGITS) for name, weight in zip(names, point, strict=True)}


def _softmax(scores: Array) -> tuple[float, Array]:
    """The logarithm of the sum of the scores' exponentials, and the share of each in it."""
    most = float(scores.max())
    powers = np.exp(scores - most)
    return most + float(np.log(powers.sum())), powers / powers.sum()
