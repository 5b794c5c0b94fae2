"""How well a candidate answers, and how surely it is evidence at all.

Both are linear in the candidate's features, once with and once without the reader's word on it. The weights with it
were fitted by `attache train ranker`, the order by a softmax over a question's candidates, the confidence by logistic
regression: `model/ranker.toml` holds them, what they were fitted to, and how they did on what was held out.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rag.candidates import Candidate
from rag.features import Features, confidence_features, median_similarity, order_features
from rag.questions import Question
from rag.reader import MODEL


@dataclass(frozen=True)
class Scored:
    """A candidate, its score (comparable within one question) and the confidence that it is evidence, in log-odds."""

    candidate: Candidate
    score: float
    confidence: float


def scored(question: Question, found: Sequence[Candidate]) -> list[Scored]:
    """The candidates by score, best first."""
    middle = median_similarity(found)
    rated = [_scored(question, c, middle) for c in found]
    return sorted(rated, key=lambda s: (-s.score, s.candidate.passage, s.candidate.span))


def _scored(question: Question, c: Candidate, middle: float) -> Scored:
    weights = _weights()["afar" if c.reading is None else "close"]
    score = dot(weights["order"], order_features(question, c))
    return Scored(c, score, dot(weights["confidence"], confidence_features(question, c, middle)))


def dot(weights: Features, features: Features) -> float:
    """The weighted sum of features."""
    return sum(weight * features[name] for name, weight in weights.items())


@cache
def _weights() -> dict[str, dict[str, Features]]:
    tables = tomllib.loads((MODEL / "ranker.toml").read_text(encoding="utf-8"))
    return {name: tables[name] for name in ("afar", "close")}
