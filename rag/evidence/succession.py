"""What was so at a time is what had begun last: who joined B in 2010 was no longer at A in 2011."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rag.dates.periods import Period
from rag.dates.timelines import LASTING, Relation, begun, last_begin, timeline
from rag.evidence.candidates import Candidate
from rag.evidence.scope import tells_own_time
from rag.questions.question import Question
from vectorstore.dates import PartialDate

_STANDING = (Relation.BEGUN.value, Relation.BEGUN_EARLIER.value, Relation.BEGUN_LONG_BEFORE.value)
_LIKELY = 3.0  # log-odds below the likeliest sentence


def in_succession(question: Question, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that were read; the scope of what had begun before is told by what other likely ones say began."""
    wanted = _wanted(question)
    if wanted is None:
        return list(found)
    likeliest = max((c.reading.relevance for c in found if c.reading is not None), default=0.0)
    likely = [c for c in found if _relevance(c) >= likeliest - _LIKELY and tells_own_time(c.document)]
    begins = {last_begin(wanted, timeline(c.document.text), c.span) for c in likely}
    return [_placed(wanted, c, [day for day in begins if day]) for c in found]


def _wanted(question: Question) -> tuple[date, date] | None:
    if len(question.dates) != 1:
        return None
    (asked,) = question.dates
    if isinstance(asked, PartialDate):
        return asked.earliest, asked.latest
    return asked.anchor if isinstance(asked, Period) and asked.stated else None


def _placed(wanted: tuple[date, date], c: Candidate, begins: Sequence[date]) -> Candidate:
    start = begun(wanted, timeline(c.document.text), c.span) if tells_own_time(c.document) else None
    if start is None:
        return c
    since = sum(other > start for other in begins) + 2 * ((wanted[0] - start).days > LASTING)
    return replace(c, scope=_STANDING[min(since, len(_STANDING) - 1)])


def _relevance(c: Candidate) -> float:
    return c.reading.relevance if c.reading is not None else float("-inf")
