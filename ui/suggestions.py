"""Questions to begin with, made from what the documents say about themselves."""

from collections.abc import Sequence

from ui.descriptions import spoken
from vectorstore.documents import Document

MOST = 3
_LONGEST = 140


def suggestions(documents: Sequence[Document]) -> tuple[str, ...]:
    """Up to three questions, each about another document; none when nothing is known about any."""
    asked = dict.fromkeys(filter(None, map(_question, documents)))
    return tuple(question for question in asked if len(question) <= _LONGEST)[:MOST]


def _question(document: Document) -> str | None:
    if document.event_place and document.event_date and document.event_date.day:
        return f"What happened in {document.event_place} on {spoken(document.event_date)}?"
    if document.title:
        return f"What is “{document.title}” about?"
    return None
