"""What a document says about itself, in the reader's words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ui.words import Words
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, SourceKind

_SNIPPET = 90


@dataclass(frozen=True)
class Field:
    """A described field: its label, its value, whether the document states it, and where it was read (plain words, and
    the words of the text)."""

    label: str
    value: str
    stated: bool
    where: str
    words: str


def file_names(documents: Iterable[Document]) -> dict[str, str]:
    """By id, what tells documents of one title apart: the name of their file, with its folders where that is the same
    too. A document whose title no other one has is left out."""
    each = {document.id: document for document in documents}.values()
    labels = Counter(document.label for document in each)
    names = Counter((document.label, _name(document)) for document in each)
    return {
        one.id: _name(one) if names[one.label, _name(one)] == 1 else one.path for one in each if labels[one.label] > 1
    }


def titles(documents: Iterable[Document]) -> dict[str, str]:
    """By id, each document's title in one line, with its file where another one has that title."""
    each = tuple(documents)
    names = file_names(each)
    return {one.id: f"{one.label} ({names[one.id]})" if one.id in names else one.label for one in each}


def kind_name(kind: SourceKind, words: Words) -> str:
    """A kind of source in the reader's words."""
    return words(f"kinds.{kind.value}")


def spoken(day: PartialDate | None, words: Words) -> str:
    """`28 October 2025`, `October 2025`, `2025`, or `not stated`."""
    if day is None:
        return words("documents.not_stated")
    if not day.month:
        return words("documents.year", year=day.year)
    month = words(f"months.{day.month}")
    return words("documents.day" if day.day else "documents.month", day=day.day, month=month, year=day.year)


def published(document: Document, words: Words) -> str:
    """When it was published, as a remark of its own."""
    return words("documents.published", day=spoken(document.published, words))


def event(document: Document, words: Words) -> str:
    """When and where what the document reports took place, as far as it says."""
    parts = [spoken(document.event_date, words)] if document.event_date else []
    parts += [document.event_place] if document.event_place else []
    return words("documents.between").join(parts) or words("documents.not_stated")


def fields_of(document: Document, words: Words) -> tuple[Field, ...]:
    """Every described field of a document, unknown ones as `not stated`, each with where it was read."""
    values = {
        "title": document.title,
        "publisher": document.publisher,
        "kind": kind_name(document.kind, words),
        "published": document.published and spoken(document.published, words),
        "event_date": document.event_date and spoken(document.event_date, words),
        "event_place": document.event_place,
        "language": document.language,
    }
    nothing = words("documents.not_stated")
    return tuple(
        Field(words(f"source.{name}"), value or nothing, bool(value), *_origin(document, name, words))
        for name, value in values.items()
    )


def _origin(document: Document, name: str, words: Words) -> tuple[str, str]:
    origin = next((o for o in document.origins if o.field == name), None)
    if origin is None:
        return "", ""
    read = document.text[origin.span.start : origin.span.end].strip() if origin.span else ""
    return words.known("origins", origin.where), read if len(read) <= _SNIPPET else read[: _SNIPPET - 1] + "…"


def _name(document: Document) -> str:
    return document.path.rstrip("/").rsplit("/", 1)[-1]
