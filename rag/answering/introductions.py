"""Who says it and when: the words that lead a quotation in."""

from rag.dates.named_days import NamedDay
from rag.language.frames import Frame, frame
from rag.texts.validity import is_withdrawn
from vectorstore.dates import PartialDate
from vectorstore.documents import Document

_LONGEST_LABEL = 80


def introduction(document: Document, language: str = "en", day: NamedDay | None = None) -> str:
    """A short phrase ending in a colon, of what is known: publisher or title, date, kind, if it no longer holds.

    `day`: what a day is that the quotation only calls “yesterday”.
    """
    words = frame(language)
    who = document.publisher or (
        f"“{_clipped(document.title)}”" if document.title else document.path.rsplit("/", 1)[-1]
    )
    details = [
        detail
        for detail in (
            _when(document, words),
            words.kinds.get(document.kind),
            _over(document, words),
            _meant(day, words),
        )
        if detail
    ]
    return f"{who} ({', '.join(details)}):" if details else f"{who}:"


def _when(document: Document, words: Frame) -> str:
    if document.published:
        return words.written(document.published)
    return words.event_of.format(date=words.written(document.event_date)) if document.event_date else words.undated


def _over(document: Document, words: Frame) -> str:
    return words.over if is_withdrawn(document.text) else ""


def _meant(day: NamedDay | None, words: Frame) -> str:
    return words.means.format(words=day.words, date=words.written(PartialDate.of(day.day))) if day else ""


def _clipped(title: str) -> str:
    return title if len(title) <= _LONGEST_LABEL else title[:_LONGEST_LABEL].rsplit(" ", 1)[0] + " …"
