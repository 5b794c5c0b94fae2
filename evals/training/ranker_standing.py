"""How the fitted weights do on questions they were not fitted to."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.intervals import Figure, mean_figure, resampled_figure
from evals.measures.knowing import Refusals
from evals.training.held_out import Standing, standing_of
from evals.training.ranked_questions import Lot, RankedQuestion
from evals.training.ranker_fitting import Fitted, in_order
from rag.judging.features import Features
from rag.judging.ranking import READ_NEXT
from rag.judging.scoring import dot
from rag.judging.sufficiency import SURE


@dataclass(frozen=True)
class RankerStanding:
    """A source, held out: its order, how often a right sentence is among those chosen to be read, and the macro-F1 of
    refusing by confidence alone, None where nothing is to be refused."""

    order: Standing
    chosen: Figure
    refusing: Figure | None


def ranker_standing(source: str, questions: Sequence[RankedQuestion], fitted: Fitted) -> RankerStanding:
    """The standing of a source over those of its questions that are held out."""
    asked = [question for question in questions if question.held_out]
    answerable = [question for question in asked if question.answerable]
    orders = [_right(question.read, fitted.order) for question in answerable]
    chosen = [float(any(_right(question.unread, fitted.unread)[:READ_NEXT])) for question in answerable]
    refused = [(_refused(question, fitted), question.answerable) for question in asked]
    both = {answerable for _, answerable in refused} == {True, False}
    refusing = resampled_figure(refused, lambda drawn: Refusals.of(drawn).macro_f1().value) if both else None
    return RankerStanding(standing_of(source, orders), mean_figure(chosen), refusing)


def _right(lot: Lot, order: Features) -> list[bool]:
    return [lot.right[place] for place in in_order(lot, order)]


def _refused(question: RankedQuestion, fitted: Fitted) -> bool:
    best = in_order(question.read, fitted.order)[:1]
    return not any(dot(fitted.confidence, question.confidence[first]) > SURE for first in best)
