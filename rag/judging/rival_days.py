"""Another document's day for what an answer gives the day of: “on 3 October” and “on 5 October”."""

from rag.dates.stated_days import StatedDay, stated_days
from rag.evidence.candidates import Candidate
from rag.judging.rivals import answer_span, is_another_voice, is_of_the_same
from rag.judging.scoring import Scored
from rag.questions.question import Question, Want

_FEW_DAYS = 10


def rival_days(question: Question, best: Scored, other: Scored) -> tuple[str, str] | None:
    """The days that two documents give for one thing, as they write them; None where they do not differ."""
    ours = day_of(question, best.candidate)
    if ours is None or not may_rival_day(ours, best.candidate, other.candidate):
        return None
    theirs = day_of(question, other.candidate)
    if theirs is None or not ours.differs_from(theirs) or not is_of_the_same(question, best, other):
        return None
    return _written(best.candidate, ours), _written(other.candidate, theirs)


def are_days_of_one_event(question: Question, best: Scored, other: Scored) -> bool:
    """Whether two documents give days so near each other that both are of one thing, and one of them is wrong."""
    ours, theirs = day_of(question, best.candidate), day_of(question, other.candidate)
    apart = ours.days_from(theirs) if ours and theirs else None
    return apart is not None and 0 < apart <= _FEW_DAYS


def day_of(question: Question, one: Candidate) -> StatedDay | None:
    """The day that a candidate's short answer is or holds, where it holds one alone."""
    answer = answer_span(question, one) if question.want is Want.DATE and not question.dates else None
    if answer is None:
        return None
    held = [its for its in stated_days(one.document, one.span) if its.span.overlaps(answer)]
    return held[0] if len(held) == 1 else None


def may_rival_day(stated: StatedDay, best: Candidate, other: Candidate) -> bool:
    """Whether another document's sentence states another day near the stated one, and not that one, too."""
    if not is_another_voice(best, other):
        return False
    held = stated_days(other.document, other.span)
    return bool(held) and all(stated.differs_from(one) for one in held)


def _written(one: Candidate, day: StatedDay) -> str:
    return one.text[day.span.start : day.span.end]
