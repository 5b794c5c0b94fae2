"""How the fitted weights do on questions they were not fitted to."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.intervals import Figure, resampled_figure
from evals.measures.knowing import Refusals
from evals.training.held_out import Standing, standing_of
from evals.training.ranked_questions import RankedQuestion
from evals.training.ranker_fitting import in_order
from rag.features import Features
from rag.scoring import dot
from rag.selection import SURE


@dataclass(frozen=True)
class RankerStanding:
    """A source, held out: its order, and the macro-F1 of refusing by confidence alone, None where nothing is to be
    refused."""

    order: Standing
    refusing: Figure | None


def ranker_standing(
    source: str, questions: Sequence[RankedQuestion], order: Features, confidence: Features
) -> RankerStanding:
    """The standing of a source over those of its questions that are held out."""
    asked = [question for question in questions if question.held_out]
    orders = [[q.right[place] for place in in_order(q, order)] for q in asked if q.answerable]
    refused = [(_refused(question, order, confidence), question.answerable) for question in asked]
    both = {answerable for _, answerable in refused} == {True, False}
    refusing = resampled_figure(refused, lambda drawn: Refusals.of(drawn).macro_f1().value) if both else None
    return RankerStanding(standing_of(source, orders), refusing)


def _refused(question: RankedQuestion, order: Features, confidence: Features) -> bool:
    return not any(dot(confidence, question.confidence[first]) > SURE for first in in_order(question, order)[:1])
