"""Questions to begin with, made from what the documents say about themselves."""

from collections.abc import Sequence

from ui.descriptions import spoken
from ui.words import Words
from vectorstore.documents import Document

MOST = 3
_LONGEST = 140


def questions(documents: Sequence[Document], words: Words) -> tuple[tuple[Document, str], ...]:
    """Each document with the question it suggests, if it suggests a short one that no other does."""
    asked: dict[str, Document] = {}
    for document in documents:
        question = _question(document, words)
        if question and len(question) <= _LONGEST:
            asked.setdefault(question, document)
    return tuple((document, question) for question, document in asked.items())


def suggestions(documents: Sequence[Document], words: Words) -> tuple[str, ...]:
    """Up to three questions, each about another document; none when nothing is known about any."""
    return tuple(question for _, question in questions(documents, words))[:MOST]


def _question(document: Document, words: Words) -> str | None:
    if document.event_place and document.event_date and document.event_date.day:
        day = spoken(document.event_date, words)
        return words("welcome.happened", place=document.event_place, day=day)
    if document.title:
        return words("welcome.about", title=document.title)
    return None
