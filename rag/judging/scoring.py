"""How well a candidate answers, and how surely it is evidence at all.

Both are linear in the candidate's features; the order also without the reader's word, which decides what it reads. The
weights were fitted by `attache train ranker`, the order by a softmax over a question's candidates, the confidence by
logistic regression: `model/ranker.toml` holds them, what they were fitted to, and how they did on what was held out.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rag.evidence.candidates import Candidate
from rag.judging.features import Features, confidence_features, order_features
from rag.questions.question import Question
from rag.reading.reader import MODEL


@dataclass(frozen=True)
class Scored:
    """A candidate, its score (comparable within one question) and the confidence that it is evidence, in log-odds."""

    candidate: Candidate
    score: float
    confidence: float


def from_afar(question: Question, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates before any is read, the likeliest first."""
    weights = _weights()["afar"]["order"]
    rated = [(-dot(weights, order_features(question, c)), c.passage, c.span, c) for c in found]
    return [c for *_, c in sorted(rated, key=lambda one: one[:3])]


def scored(question: Question, found: Sequence[Candidate], middle: float) -> list[Scored]:
    """The candidates that were read, best first; `middle` is the median cosine of all, read or not."""
    rated = [_scored(question, c, middle) for c in found]
    return sorted(rated, key=lambda s: (-s.score, s.candidate.passage, s.candidate.span))


def _scored(question: Question, c: Candidate, middle: float) -> Scored:
    weights = _weights()["close"]
    score = dot(weights["order"], order_features(question, c))
    return Scored(c, score, dot(weights["confidence"], confidence_features(question, c, middle)))


def put_first(led: Scored | None, ranked: list[Scored]) -> list[Scored]:
    """The candidates with one of them before all others, or as they are where there is none to put first."""
    return ranked if led is None else [led, *(one for one in ranked if one is not led)]


def same_sentence(one: Scored, other: Scored) -> bool:
    """Whether two candidates are one and the same sentence."""
    a, b = one.candidate, other.candidate
    return (a.document.id, a.span) == (b.document.id, b.span)


def dot(weights: Features, features: Features) -> float:
    """The weighted sum of features."""
    return sum([weight * features[name] for name, weight in weights.items()])


@cache
def _weights() -> dict[str, dict[str, Features]]:
    tables = tomllib.loads((MODEL / "ranker.toml").read_text(encoding="utf-8"))
    return {name: tables[name] for name in ("afar", "close")}
