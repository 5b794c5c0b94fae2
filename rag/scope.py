"""Whether a document is about the time a question names."""

import math
import re
from functools import lru_cache

from rag.periods import Period
from rag.question_dates import dates_in
from rag.questions import Question
from rag.relative_dates import relative_dates
from vectorstore.dates import PartialDate
from vectorstore.documents import Document

_READ = 100_000
_OPEN_END = 9999
_YEAR = r"(?:1[0-9]|20)\d\d"
_SPELL = re.compile(
    rf"\b(?P<first>{_YEAR})\s?(?:[-–—]|to|until|till|bis|hasta|a|à|au)\s?(?P<last>{_YEAR}|\d\d\b|present|today|now)"
    rf"|\bbetween\s(?P<from>{_YEAR})\sand\s(?P<until>{_YEAR})"
    rf"|\b(?:since|seit|desde|depuis)\s(?P<since>{_YEAR})\b"
)
_LATER, _UNDATED = 0.2, 0.1  # a report from after a period may tell of it, one without a date may be of it
_OLD = 3650


def scope_of(question: Question, document: Document, sentence: str) -> float:
    """From -1 (another time) over 0 (nothing known, nothing asked) to 1 (the same time)."""
    if not question.dates:
        return freshness(question, document) if question.newest else 0.0
    return max(
        _within(wanted, document, sentence) if isinstance(wanted, Period) else _one(wanted, document, sentence)
        for wanted in question.dates
    )


def freshness(question: Question, document: Document) -> float:
    """How near a document is to the day the question is seen from: 1 on that day, 0.75 a week, 0.3 a year before it.

    -1 for one that is later by more than two days; 0 where either has no date.
    """
    when = document.event_date or document.published
    if question.as_of is None or when is None:
        return 0.0
    if when.earliest.toordinal() > question.as_of.toordinal() + 2:
        return -1.0
    days = max(0, question.as_of.toordinal() - when.latest.toordinal())
    return max(0.0, 1.0 - math.log1p(days) / math.log1p(_OLD))


def _within(wanted: Period, document: Document, sentence: str) -> float:
    """The scope for a period such as “last week”: reports are dated after what they report, and say “yesterday”."""
    published = document.published
    stated = [Period(date.earliest, date.latest) for date in dates_in(sentence) if date.day or _coarse(wanted)]
    if published is not None and published.day:
        stated += relative_dates(sentence[:_READ], document.language or "en", published.earliest).periods
    if any(wanted.covers(named.earliest, named.latest) for named in stated):
        return 1.0
    if document.event_date is not None:
        return 1.0 if document.event_date.overlaps(wanted) else -1.0
    if published is None:
        return _UNDATED
    if published.latest < wanted.earliest:
        return _LATER if wanted.ahead else -0.6
    return 0.8 if published.earliest <= wanted.reported else _LATER


def _coarse(wanted: Period) -> bool:
    return (wanted.latest - wanted.earliest).days > 7


def _one(wanted: PartialDate, document: Document, sentence: str) -> float:
    if any(wanted.overlaps(date) and not _vaguer(date, wanted) for date in dates_in(sentence)):
        return 1.0
    if any(first <= wanted.year <= last for first, last in _spells(sentence)):
        return 1.0
    if document.event_date is not None and (document.event_date.overlaps(wanted) or document.published is not None):
        return 1.0 if document.event_date.overlaps(wanted) else -1.0  # a dated report of one event is about no other
    if document.published is not None and document.published.overlaps(wanted):
        return 0.8
    if any(wanted.overlaps(date) and not _vaguer(date, wanted) for date in _dates(document.text)):
        return 0.5
    return -0.6 if document.published is not None or document.event_date is not None else 0.0


def _spells(text: str) -> list[tuple[int, int]]:
    """The spells of years a text states: “from 1958 to 1962”, “1958–62”, “since 1958”."""
    found = []
    for match in _SPELL.finditer(text):
        first, last = int(match["first"] or match["from"] or match["since"]), match["last"] or match["until"] or ""
        end = int(last) + (first // 100 * 100 if len(last) == 2 else 0) if last.isdigit() else _OPEN_END
        found.append((first, end))
    return found


def _vaguer(date: PartialDate, wanted: PartialDate) -> bool:
    return date.latest - date.earliest > wanted.latest - wanted.earliest


@lru_cache(256)
def _dates(text: str) -> tuple[PartialDate, ...]:
    return tuple(
        date for start in range(0, min(len(text), _READ), 9_000) for date in dates_in(text[start : start + 9_000])
    )
