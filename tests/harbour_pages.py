"""Tiny pages about a harbour, and what a description of any page must hold."""

import hashlib

from vectorstore.describing.description import describe
from vectorstore.documents import Document, LoadedFile, SourceKind

LEAD = "Port officials and pilots gathered to look at the new channel, which is deeper than the old one was."
REST = "The dredging took two summers and cost less than had been feared, the harbour master told the council."


def loaded(text: str, **declared: str) -> LoadedFile:
    name = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return LoadedFile("port.txt", "txt", text, name, declared=tuple(declared.items()), declared_in="front matter")


def described(text: str, **declared: str) -> Document:
    return describe(loaded(text, **declared))


def dates(document: Document) -> tuple[str | None, str | None]:
    return (
        str(document.published) if document.published else None,
        str(document.event_date) if document.event_date else None,
    )


def check(document: Document) -> None:
    for origin in document.origins:
        assert getattr(document, origin.field) not in (None, SourceKind.UNKNOWN)
        assert origin.span is None or 0 <= origin.span.start < origin.span.end <= len(document.text)
    assert len({origin.field for origin in document.origins}) == len(document.origins)
    edges = [edge for span in document.furniture for edge in (span.start, span.end)]
    assert edges == sorted(set(edges))
