"""How well a candidate answers, and how surely it is evidence at all.

Both are linear in the candidate's features. The order's weights were fitted by pairwise logistic regression on the gold
questions of both evaluation corpora; fitted on either alone they rank the other within two points of its own fit. The
confidence was fitted by logistic regression with balanced classes on both and on CLAPNQ's development questions
(Rosenthal et al. 2024); its macro-F1 of answering against refusing is 0.77, 0.70 and 0.81 there.
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from rag.candidates import Candidate
from rag.expectations import is_typed
from rag.questions import Question, Want

_COSINE_LOW, _COSINE_HIGH = 0.76, 0.92
_MEASURED = (Want.DURATION, Want.AMOUNT)  # a sentence without a figure cannot answer these
_ORDER = {
    "meaning": 1.9, "own": 2.3, "coverage": 2.3, "rank": 1.3, "named": 0.8, "scope": 1.55, "typed": 0.55,
    "unmeasured": -6.0, "heading": -3.0, "continued": 0.7, "own and meaning": 0.9, "first": 0.5,
}  # fmt: skip
_CONFIDENCE = {
    "bias": -3.45, "meaning": 3.35, "own": -0.3, "coverage": 3.1, "named": 0.3, "scope": 1.25, "typed": 0.4,
    "foreign": 2.25, "margin": -0.85, "own and meaning": 0.9, "yes-no": 0.75,
}  # fmt: skip


@dataclass(frozen=True)
class Scored:
    """A candidate, its score (comparable within one question) and the confidence that it is evidence, in log-odds."""

    candidate: Candidate
    score: float
    confidence: float


def meaning(similarity: float) -> float:
    """A cosine of the bundled embedder, whose values crowd between 0.7 and 0.95, stretched to 0..1."""
    return min(1.0, max(0.0, (similarity - _COSINE_LOW) / (_COSINE_HIGH - _COSINE_LOW)))


def scored(question: Question, found: Sequence[Candidate]) -> list[Scored]:
    """The candidates by score, best first."""
    middle = statistics.median(c.similarity for c in found) if found else 0.0
    rated = [Scored(c, _dot(_ORDER, _order(question, c)), _dot(_CONFIDENCE, _sure(question, c, middle))) for c in found]
    return sorted(rated, key=lambda s: (-s.score, s.candidate.passage, s.candidate.span))


def _dot(weights: dict[str, float], features: dict[str, float]) -> float:
    return sum(weight * features[name] for name, weight in weights.items())


def _order(question: Question, c: Candidate) -> dict[str, float]:
    typed = is_typed(question.want) and question.want not in _MEASURED
    return {
        **_shared(c),
        "rank": c.rank,
        "scope": c.scope,
        "typed": (1.0 if c.typed else -1.0) if typed else 0.0,
        "unmeasured": float(question.want in _MEASURED and not c.typed),
        "heading": float(not c.whole),
        "first": float(c.passage == 0),
        "continued": float(c.continued),
    }


def _sure(question: Question, c: Candidate, middle: float) -> dict[str, float]:
    return {
        **_shared(c),
        "bias": 1.0,
        "scope": c.scope if question.dates else 0.0,
        "typed": float(c.typed) if is_typed(question.want) else 0.7,
        "foreign": float(c.foreign),
        "margin": min(1.0, (c.similarity - middle) * 10),
        "yes-no": float(question.want is Want.YES_NO),
    }


def _shared(c: Candidate) -> dict[str, float]:
    own = 0.0 if c.foreign else c.own
    return {
        "meaning": meaning(c.similarity),
        "own": own,
        "coverage": 0.0 if c.foreign else c.coverage,
        "named": c.named - 1.0,
        "own and meaning": own * meaning(c.similarity),
    }
