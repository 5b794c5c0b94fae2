"""Another document's figure or day for what an answer gives a figure or a day of."""

from rag.judging.rival_days import rival_days
from rag.judging.rivals import rival_figures
from rag.judging.scoring import Scored
from rag.questions.question import Question


def rival_answers(question: Question, best: Scored, other: Scored) -> tuple[str, str] | None:
    """The short answers of two documents that give different figures or days of one thing; None where they do not."""
    return rival_figures(question, best, other) or rival_days(question, best, other)
