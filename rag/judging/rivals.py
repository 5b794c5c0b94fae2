"""Another document's figure for what an answer gives a figure of: “286 jobs” and “312 jobs”, £3.4 and £5.1 million.

Figures of one thing mostly differ by little. So what the reader thinks little of by itself, “We put its cost at £5.1
million.”, is heard where it gives a like figure in a sentence about the same.
"""

from rag.evidence.candidates import Candidate
from rag.evidence.plans import planned_and_done
from rag.judging.scoring import Scored
from rag.questions.quantities import Quantity, quantities
from rag.questions.question import Question, Want
from rag.reading.reader import ENGLISH
from vectorstore.documents import Span

_ASKED = (Want.AMOUNT, Want.COUNT, Want.DURATION, Want.OTHER)
MOST_TIMES = 2.1  # that one of two figures of one thing is the other
_LEAST_ABOUT, _MOSTLY_ABOUT = 0.5, 0.65  # of the question, in a sentence or around it
_SURE, _VERY_SURE = 0.75, 0.95  # a probability
_LIKELY, _UNLIKELY = -1.5, -3.2  # log-odds
_LEAST_ASKED, _MOSTLY_ASKED = 0.2, 0.6


def rival_figures(question: Question, best: Scored, other: Scored) -> tuple[str, str] | None:
    """The short answers of two documents that give different figures of one thing; None where they do not.

    Of what speaks of two thirds of what is asked the reader need not think much: it is of the same thing nearly always.
    """
    stated = figure_of(question, best.candidate)
    if stated is None or not may_rival(stated, best.candidate, other.candidate):
        return None
    rival = figure_of(question, other.candidate)
    if rival is None or not rivals(stated, rival) or not is_of_the_same(question, best, other):
        return None
    return _short(best.candidate), _short(other.candidate)


def is_of_the_same(question: Question, best: Scored, other: Scored) -> bool:
    """Whether a sentence gives its short answer to what is asked, by the reader and by its words; no plan beside what
    came of it.
    """
    reading, match = other.candidate.reading, other.candidate.match
    if reading is None or reading.sureness < _SURE:
        return False
    least = _UNLIKELY if reading.sureness >= _VERY_SURE else _LIKELY
    if reading.relevance <= least and (match.coverage < _MOSTLY_ABOUT or match.asked < _MOSTLY_ASKED):
        return False
    if match.asked < _LEAST_ASKED and match.own < _LEAST_ASKED:
        return False
    texts = best.candidate.text, other.candidate.text
    return not planned_and_done(question, *texts, best.candidate.document.language)


def says_the_same_figure(question: Question, one: Candidate, other: Candidate) -> bool:
    """Whether two short answers are one figure, however it is written: “£3.4 million” and “£3,400,000”."""
    ours, theirs = figure_of(question, one), figure_of(question, other)
    return ours is not None and theirs is not None and ours.is_of_what(theirs) and ours.times(theirs) == 1


def figure_of(question: Question, one: Candidate) -> Quantity | None:
    """The quantity that a candidate's short answer is or holds, where it holds one alone."""
    answer = answer_span(question, one) if question.want in _ASKED else None
    if answer is None:
        return None
    held = [its for its in quantities(one.text, one.document.text) if its.span.overlaps(answer)]
    return held[0] if len(held) == 1 else None


def answer_span(question: Question, one: Candidate) -> Span | None:
    """Where in a candidate its short answer stands; None where it has none, or not all is English."""
    if question.leans:  # what earlier turns lend says little of a sentence
        return None
    if question.language != ENGLISH or one.foreign or one.reading is None:
        return None
    return one.reading.answer


def is_another_voice(best: Candidate, other: Candidate) -> bool:
    """Whether a sentence is another document's, in English, of no other time or thing, and about what is asked."""
    if other.document.id == best.document.id or other.foreign or other.another or other.scope < 0:
        return False
    return other.match.coverage >= _LEAST_ABOUT


def may_rival(stated: Quantity, best: Candidate, other: Candidate) -> bool:
    """Whether another document's sentence about the same gives a like figure, and not the stated one, too."""
    if not is_another_voice(best, other):
        return False
    held = quantities(other.text, other.document.text)
    return not any(one.value == stated.value for one in held) and any(rivals(stated, one) for one in held)


def rivals(stated: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one kind, and differ by little."""
    return stated.is_of_what(other) and 1 < stated.times(other) <= MOST_TIMES


def _short(one: Candidate) -> str:
    reading = one.reading
    return one.text[reading.answer.start : reading.answer.end] if reading else ""
