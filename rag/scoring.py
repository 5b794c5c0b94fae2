"""How well a candidate answers, and whether anything does."""

from dataclasses import dataclass

from rag.candidates import Candidate
from rag.expectations import is_typed
from rag.questions import Question

_COSINE_LOW, _COSINE_HIGH = 0.76, 0.92


@dataclass(frozen=True)
class Scored:
    """A candidate and its score; only scores of one question compare."""

    candidate: Candidate
    score: float


def meaning(similarity: float) -> float:
    """A cosine of the bundled embedder, whose values crowd between 0.7 and 0.95, stretched to 0..1."""
    return min(1.0, max(0.0, (similarity - _COSINE_LOW) / (_COSINE_HIGH - _COSINE_LOW)))


def scored(question: Question, found: list[Candidate]) -> list[Scored]:
    """The candidates by score, best first."""
    rated = [Scored(candidate, _score(question, candidate)) for candidate in found]
    return sorted(rated, key=lambda s: (-s.score, s.candidate.passage, s.candidate.span))


def _score(question: Question, candidate: Candidate) -> float:
    typed = (0.5 if candidate.typed else -0.5) if is_typed(question.want) else 0.0
    return (
        1.6 * meaning(candidate.similarity)
        + 1.2 * candidate.own
        + 1.2 * candidate.coverage
        + 0.3 * candidate.rank
        + 0.8 * candidate.scope
        + 0.8 * (candidate.named - 1.0)
        + typed
    )
