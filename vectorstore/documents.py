"""The document: its text exactly as shown to the reader, and what it says about itself."""

from dataclasses import dataclass
from enum import StrEnum

from vectorstore.dates import PartialDate


class SourceKind(StrEnum):
    """Who speaks: an institution itself, the press, or a page that declares AI assistance."""

    OFFICIAL = "official"
    PRESS = "press"
    AI_ASSISTED = "ai-assisted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, order=True)
class Span:
    """Characters `start` up to, not including, `end` of a document's text."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Origin:
    """Where a described field was read.

    `field` is the Document attribute; `where` names the rule in plain words ("dateline", "front matter",
    "attache.toml", "html meta"); `span` locates it in the text, or is None when it was not read from the text.
    """

    field: str
    where: str
    span: Span | None = None


@dataclass(frozen=True)
class LoadedFile:
    """A file's text before anything is known about it.

    `text` is final: every offset in the program counts its characters. `furniture` holds spans that the file's own
    structure marks as not content (HTML nav, footer, aside), `figures` its figures with their captions. `declared`
    holds what the format states about itself (`title`, `publisher`, `published`, `language`, `kind`, ...; values as
    written), with `declared_in` saying where ("html meta", "pdf properties", "front matter"). `sha256` is of the
    file's bytes, in hexadecimal.
    """

    path: str
    format: str
    text: str
    sha256: str
    furniture: tuple[Span, ...] = ()
    declared: tuple[tuple[str, str], ...] = ()
    declared_in: str = ""
    figures: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Document:
    """A document as the reader sees it. `id` is the sha256 of the file's content, in hexadecimal."""

    id: str
    path: str
    text: str
    format: str = "txt"
    title: str | None = None
    publisher: str | None = None
    kind: SourceKind = SourceKind.UNKNOWN
    published: PartialDate | None = None
    event_date: PartialDate | None = None
    event_place: str | None = None
    language: str | None = None
    furniture: tuple[Span, ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def label(self) -> str:
        """What to call the document on screen: its title, or its file name where it states none."""
        return self.title or self.path.rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True)
class Chunk:
    """A run of a document's text: `document.text[start:end]` is its text, always. The id derives from the content."""

    id: str
    document_id: str
    start: int
    end: int
