"""Which documents may answer."""

from dataclasses import dataclass
from datetime import date

from vectorstore.documents import Document, SourceKind


@dataclass(frozen=True)
class Filters:
    """Conditions a document must meet, all of them; None asks nothing.

    `publisher` and `document` compare without case; `document` is an id, an id's prefix of at least eight characters,
    a path or a file name, `documents` are several such names, any of which will do (none at all: no document). `since`
    and `until` (inclusive) concern the publication date, or the event's date where no publication date is known; a
    document with neither is left out when either bound is set.
    """

    publisher: str | None = None
    kind: SourceKind | str | None = None
    since: date | None = None
    until: date | None = None
    document: str | None = None
    documents: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        if self.kind is not None:
            object.__setattr__(self, "kind", SourceKind(self.kind))
        if self.documents is not None:
            object.__setattr__(self, "documents", tuple(self.documents))

    @property
    def empty(self) -> bool:
        return self == Filters()

    def admits(self, document: Document) -> bool:
        """Whether a document meets every condition."""
        return (
            (self.publisher is None or (document.publisher or "").casefold() == self.publisher.casefold())
            and (self.kind is None or document.kind == self.kind)
            and (self.document is None or self._names(document, self.document))
            and (self.documents is None or any(self._names(document, name) for name in self.documents))
            and self._in_time(document)
        )

    @staticmethod
    def _names(document: Document, wanted: str) -> bool:
        path = document.path.casefold()
        return (
            document.id == wanted
            or (len(wanted) >= 8 and document.id.startswith(wanted))
            or wanted.casefold() in (path, path.rsplit("/", 1)[-1])
        )

    def _in_time(self, document: Document) -> bool:
        if self.since is None and self.until is None:
            return True
        when = document.published or document.event_date
        if when is None:
            return False
        return (self.since is None or when.latest >= self.since) and (self.until is None or when.earliest <= self.until)
