"""Whether a document is about the time a question names."""

from functools import lru_cache

from rag.question_dates import dates_in
from rag.questions import Question
from vectorstore.dates import PartialDate
from vectorstore.documents import Document

_READ = 100_000


def scope_of(question: Question, document: Document, sentence: str) -> float:
    """From -1 (another time) over 0 (nothing known, nothing asked) to 1 (the same time)."""
    if not question.dates:
        return 0.0
    return max(_one(wanted, document, sentence) for wanted in question.dates)


def _one(wanted: PartialDate, document: Document, sentence: str) -> float:
    if any(wanted.overlaps(date) and not _vaguer(date, wanted) for date in dates_in(sentence)):
        return 1.0
    if document.event_date is not None and (document.event_date.overlaps(wanted) or document.published is not None):
        return 1.0 if document.event_date.overlaps(wanted) else -1.0  # a dated report of one event is about no other
    if document.published is not None and document.published.overlaps(wanted):
        return 0.8
    if any(wanted.overlaps(date) and not _vaguer(date, wanted) for date in _dates(document.text)):
        return 0.5
    return -0.6 if document.published is not None or document.event_date is not None else 0.0


def _vaguer(date: PartialDate, wanted: PartialDate) -> bool:
    return date.latest - date.earliest > wanted.latest - wanted.earliest


@lru_cache(256)
def _dates(text: str) -> tuple[PartialDate, ...]:
    return tuple(
        date for start in range(0, min(len(text), _READ), 9_000) for date in dates_in(text[start : start + 9_000])
    )
