"""What was planned or expected, told from what came of it: the one does not contradict the other."""

from functools import lru_cache

from rag.candidates import Candidate
from rag.questions import Question, Want
from rag.wording import wording
from vectorstore.fulltext import words

_MEASURED = (Want.AMOUNT, Want.COUNT, Want.DURATION, Want.DATE)
_PAST = frozenset({"did", "was", "were", "had", "has", "have", "been"})


@lru_cache(8192)
def is_plan(text: str, language: str | None) -> bool:
    """Whether a sentence tells of something planned or expected; “more than planned” tells of what came of it."""
    known = wording(language or "en")
    if known is None:
        return False
    found, planning = words(text), known.named("planning")
    return any(word in planning and "than" not in found[max(0, place - 2) : place] for place, word in enumerate(found))


def plans(candidate: Candidate) -> bool:
    """Whether a candidate tells of something planned or expected."""
    return is_plan(candidate.text, candidate.document.language)


def asks_for_outcome(question: Question) -> bool:
    """Whether a question asks what a measure came to, and not what was planned."""
    asked = words(question.text)
    return question.want in _MEASURED and bool(_PAST & set(asked)) and not is_plan(question.text, question.language)


def planned_and_done(question: Question, one: str, other: str, language: str | None) -> bool:
    """Whether exactly one of two sentences tells of a plan, where a measure or a date is asked for."""
    return question.want in _MEASURED and is_plan(one, language) is not is_plan(other, language)
