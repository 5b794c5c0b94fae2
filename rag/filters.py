"""Which documents may answer."""

from dataclasses import dataclass
from datetime import date

from rag.errors import FilterInvalid
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, SourceKind


@dataclass(frozen=True)
class Filters:
    """Conditions a document must meet, all of them; None asks nothing.

    `publisher` and `document` compare without case; `document` is an id, an id's prefix of at least eight characters,
    a path or a file name, `documents` are several such names, any of which will do (none at all: no document). `since`
    and `until` (inclusive) concern the publication date, or the event's date where no publication date is known; a
    document with neither is left out when either bound is set. Raises FilterInvalid for a kind that there is not.
    """

    publisher: str | None = None
    kind: SourceKind | str | None = None
    since: date | None = None
    until: date | None = None
    document: str | None = None
    documents: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        if self.kind is not None:
            object.__setattr__(self, "kind", _kind(self.kind))
        if self.documents is not None:
            object.__setattr__(self, "documents", tuple(self.documents))

    @property
    def empty(self) -> bool:
        return self == Filters()

    def admits(self, document: Document) -> bool:
        """Whether a document meets every condition."""
        return self._asked_for(document) and self._in_time(document)

    def undated(self, document: Document) -> bool:
        """Whether a document is left out for nothing but that it has no date to compare."""
        return self._timed and _when(document) is None and self._asked_for(document)

    @property
    def _timed(self) -> bool:
        return self.since is not None or self.until is not None

    def _asked_for(self, document: Document) -> bool:
        return (
            (self.publisher is None or published_by(document, self.publisher))
            and (self.kind is None or document.kind == self.kind)
            and (self.document is None or named(document, self.document))
            and (self.documents is None or any(named(document, name) for name in self.documents))
        )

    def _in_time(self, document: Document) -> bool:
        if not self._timed:
            return True
        when = _when(document)
        if when is None:
            return False
        return (self.since is None or when.latest >= self.since) and (self.until is None or when.earliest <= self.until)


def named(document: Document, name: str) -> bool:
    """Whether a name means this document: its id, the beginning of it, its path or its file name."""
    path = document.path.casefold()
    return (
        document.id == name
        or (len(name) >= 8 and document.id.startswith(name))
        or name.casefold() in (path, path.rsplit("/", 1)[-1])
    )


def published_by(document: Document, publisher: str) -> bool:
    """Whether this is the document's publisher, whatever the case it is written in."""
    return (document.publisher or "").casefold() == publisher.casefold()


def _when(document: Document) -> PartialDate | None:
    return document.published or document.event_date


def _kind(kind: str) -> SourceKind:
    try:
        return SourceKind(kind)
    except ValueError:
        raise FilterInvalid(
            "“{kind}” is no kind of document. Choose one of {kinds}.", kind=kind, kinds=", ".join(SourceKind)
        ) from None
