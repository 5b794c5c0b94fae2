"""Days that a sentence names by “yesterday” or “today”, and where its document says which day that is."""

from dataclasses import dataclass
from datetime import date, timedelta

from rag.dates.entries import entry_at
from rag.dates.question_dates import dated_spans, dates_in
from rag.dates.relative_words import relative_words
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, Span
from vectorstore.index.fulltext import fold

_HEAD = 40  # characters of a line that may hold the day it was written on: “Update, 11 June 2024: …”
_HEAD_WORDS = 2  # before that day


@dataclass(frozen=True)
class NamedDay:
    """The words that name a day, the day they mean, and the line it was read from, None for the publication date."""

    words: str
    day: date
    line: Span | None


def named_day(document: Document, span: Span) -> NamedDay | None:
    """The day that a sentence names by its distance from the writing; None where it names none or several.

    Seen from the day its own line opens with, else from the day of publication.
    """
    text = document.text[span.start : span.end]
    if any(stated.day for stated in dates_in(text)):
        return None
    found = {
        (match.group(), offset)
        for pattern, unit, offset in relative_words(document.language or "en").spans
        if unit == "day"
        for match in pattern.finditer(fold(text))
    }
    start = document.text.rfind("\n", 0, span.start) + 1
    written = _opening(document.text[start : min(span.start, start + _HEAD)])
    entry = entry_at(document.text, span.start)
    since = written or (entry.stated if entry else document.published)
    if len(found) != 1 or since is None or not since.day:
        return None
    words, offset = found.pop()
    return NamedDay(words, since.earliest + timedelta(days=offset), Span(start, span.start) if written else None)


def _opening(line: str) -> PartialDate | None:
    """The day a line opens with, at most two words before it."""
    for dated in dated_spans(line)[:1]:
        if dated.date.day and len(line[: dated.span.start].split()) <= _HEAD_WORDS:
            return dated.date
    return None
