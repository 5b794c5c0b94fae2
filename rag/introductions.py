"""Who says it and when: the words that lead a quotation in."""

from rag.frames import Frame, frame
from vectorstore.documents import Document

_LONGEST_LABEL = 80


def introduction(document: Document, language: str = "en") -> str:
    """A short phrase ending in a colon, of what is known: publisher or title, date, kind; in a language."""
    words = frame(language)
    who = document.publisher or (
        f"“{_clipped(document.title)}”" if document.title else document.path.rsplit("/", 1)[-1]
    )
    details = [detail for detail in (_when(document, words), words.kinds.get(document.kind)) if detail]
    return f"{who} ({', '.join(details)}):" if details else f"{who}:"


def _when(document: Document, words: Frame) -> str:
    if document.published:
        return words.written(document.published)
    return words.event_of.format(date=words.written(document.event_date)) if document.event_date else words.undated


def _clipped(title: str) -> str:
    return title if len(title) <= _LONGEST_LABEL else title[:_LONGEST_LABEL].rsplit(" ", 1)[0] + " …"
