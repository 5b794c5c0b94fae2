"""Documents as conversations hold them: one copy of a text for all turns and readers that quote it.

Every answer brings its documents anew. Kept as they come, each turn of a conversation would hold another copy of every
text that was looked at, and a book of two hundred pages is half a megabyte.
"""

from dataclasses import replace
from threading import Lock
from weakref import WeakValueDictionary

from rag.answers import Answer, Citation, Passage
from vectorstore.documents import Document

_shelf: WeakValueDictionary[str, Document] = WeakValueDictionary()
_guard = Lock()


def shelved(document: Document) -> Document:
    """The copy that all share; this one where it says anything else."""
    with _guard:
        known = _shelf.get(document.id)
        if known == document:
            return known
        _shelf[document.id] = document
        return document


def cited(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """The citations, each of a shared document."""
    return tuple(replace(citation, document=shelved(citation.document)) for citation in citations)


def slimmed(answer: Answer) -> Answer:
    """The answer as the page needs it: what it cites whole, of the other passages only whose they are."""
    return replace(
        answer,
        citations=cited(answer.citations),
        passages=tuple(map(_named, answer.passages)),
        nearest=cited((answer.nearest,))[0] if answer.nearest else None,
    )


def _named(passage: Passage) -> Passage:
    return replace(passage, document=replace(passage.document, text="", furniture=(), origins=()))
