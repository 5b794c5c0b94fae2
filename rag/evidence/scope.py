"""Whether a document is about the time a question names."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from rag.dates.entries import Entry, entries_in, entry_at
from rag.dates.periods import Period
from rag.dates.question_dates import dated_spans, dates_in
from rag.dates.relative_dates import relative_dates
from rag.dates.spells import Kind, Spell, speaks_of_the_present, spells_in
from rag.dates.timelines import Relation, fit, over_by, timeline
from rag.questions.question import Question
from rag.texts.headings import dated_above
from rag.texts.tables import header_row
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, Span

_READ = 100_000
_LATER, _UNDATED = 0.2, 0.1  # a report from after a period may tell of it, one without a date may be of it
_SHORTLY = 3 * 366  # days
_UNDER = 0.6  # under a heading of that date, with another of its own
_APART = -0.6  # under a heading of another date
_OLD = 3650


def scope_of(question: Question, document: Document, span: Span) -> float:
    """From -1 (another time) over 0 (nothing known, nothing asked) to 1 (the same time), for a stretch of a document.

    A report of one event is about that event's time; in a text that tells of many years each sentence has its own.
    """
    if not question.dates:
        return freshness(question, document) if question.newest else 0.0
    columns = dates_in(header_row(document.text, span.start))
    if any(_meets(columns, wanted) for wanted in question.dates):
        return 1.0  # the table has a column of that time
    return max(_scope(wanted, document, span) for wanted in question.dates)


def timeliness(question: Question, document: Document, scope: float) -> float | None:
    """How well its time fits a sentence of a document whose sentences have their own; None in any other document."""
    return scope if question.dates and tells_own_time(document) else None


def tells_own_time(document: Document) -> bool:
    """Whether each sentence has its own time: the document has none, or tells of many years; not in a thread."""
    entries = entries_in(document.text)
    if entries and entries[0].message:
        return False
    undated = document.event_date is None and document.published is None
    return undated or timeline(document.text).chronicle


def _scope(wanted: PartialDate | Period, document: Document, span: Span) -> float:
    entry = entry_at(document.text, span.start)
    if entry and entry.message:  # written on a day of its own; the thread may be about another
        written = replace(document, published=entry.stated)
        return max(_scope_in(wanted, one, span, entry) for one in (written, replace(written, event_date=None)))
    return _scope_in(wanted, document, span, entry)


def _scope_in(wanted: PartialDate | Period, document: Document, span: Span, entry: Entry | None) -> float:
    sentence, own = document.text[span.start : span.end], tells_own_time(document)
    if under := dated_above(document.text, span.start):
        if _meets(under, wanted):  # beside it a sentence may name another: “four points down on 2017”
            return _UNDER if dates_in(sentence) else 1.0
        if not dates_in(sentence):
            return _APART
    if entry and not entry.message and not own and not dates_in(sentence):
        return 1.0 if entry.overlaps(*_days(wanted)) else _APART
    if isinstance(wanted, Period):
        if wanted.stated and own:
            return _told(wanted.anchor, document, span)
        return _within(wanted, document, sentence)
    return _told((wanted.earliest, wanted.latest), document, span) if own else _one(wanted, document, sentence)


def _meets(dates: Sequence[PartialDate], wanted: PartialDate | Period) -> bool:
    first, last = _days(wanted)
    return any(one.earliest <= last and first <= one.latest for one in dates)


def _days(wanted: PartialDate | Period) -> tuple[date, date]:
    return wanted.anchor if isinstance(wanted, Period) else (wanted.earliest, wanted.latest)


def _told(wanted: tuple[date, date], document: Document, span: Span) -> float:
    """The scope in a text whose sentences have their own times; “the present mayor” is not the one of 1940."""
    line, sentence = timeline(document.text), document.text[span.start : span.end]
    if over_by(wanted, line, span) and speaks_of_the_present(sentence):
        return Relation.APART.value
    return fit(wanted, line, span)


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
    stated += [Period(one.earliest, one.latest) for one in dated_spans(sentence) if one.season]
    told = _relative(document, sentence)
    if any(wanted.covers(named.earliest, named.latest) for named in (*stated, *told)):
        return 1.0
    if wanted.stated and any(one.earliest <= wanted.earliest and wanted.latest <= one.latest for one in told):
        return 1.0  # “in March”, where its end is asked for
    if document.event_date is not None:
        return 1.0 if document.event_date.overlaps(wanted) else -1.0
    if published is None:
        return _UNDATED
    if published.latest < wanted.earliest:
        return _LATER if wanted.ahead else -0.6
    return 0.8 if published.earliest <= wanted.reported else _LATER


def _relative(document: Document, sentence: str) -> Sequence[Period]:
    """The periods that a sentence names from the day of its document, written or met: “yesterday”, “in November”."""
    day = document.published or document.event_date
    if day is None or not day.day:
        return ()
    return relative_dates(sentence[:_READ], document.language or "en", day.earliest).periods


def _coarse(wanted: Period) -> bool:
    return (wanted.latest - wanted.earliest).days > 7


def _one(wanted: PartialDate, document: Document, sentence: str) -> float:
    if any(wanted.overlaps(date) and not _vaguer(date, wanted) for date in dates_in(sentence)):
        return 1.0
    if any(one.earliest <= wanted.earliest and wanted.latest <= one.latest for one in _stretches(sentence)):
        return 1.0
    if any(wanted.earliest <= one.earliest and one.latest <= wanted.latest for one in _relative(document, sentence)):
        return 1.0
    if any(_not_yet_over(wanted, one) for one in spells_in(sentence)):
        return 1.0
    if document.event_date is not None and (document.event_date.overlaps(wanted) or document.published is not None):
        return 1.0 if document.event_date.overlaps(wanted) else -1.0  # a dated report of one event is about no other
    if document.published is not None and document.published.overlaps(wanted):
        return 0.8
    if any(wanted.overlaps(date) and not _vaguer(date, wanted) for date in _dates(document.text)):
        return 0.5
    return -0.6 if document.published is not None or document.event_date is not None else 0.0


def _stretches(sentence: str) -> list[Spell]:
    """The stretches of time with a beginning that a sentence states: “from 1958 to 1962”, “since 1958”."""
    return [one for one in spells_in(sentence) if one.kind in (Kind.DURING, Kind.FROM, Kind.SINCE)]


def _not_yet_over(wanted: PartialDate, one: Spell) -> bool:
    """Whether what lasted until a day was so at the time wanted, not long before that day."""
    return one.kind is Kind.UNTIL and wanted.latest <= one.latest and (one.latest - wanted.earliest).days <= _SHORTLY


def _vaguer(date: PartialDate, wanted: PartialDate) -> bool:
    return date.latest - date.earliest > wanted.latest - wanted.earliest


@lru_cache(256)
def _dates(text: str) -> tuple[PartialDate, ...]:
    return tuple(
        date for start in range(0, min(len(text), _READ), 9_000) for date in dates_in(text[start : start + 9_000])
    )
