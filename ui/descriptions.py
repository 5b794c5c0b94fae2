"""What a document says about itself, in the reader's words."""

import calendar
from dataclasses import dataclass

from vectorstore.dates import PartialDate
from vectorstore.documents import Document, SourceKind

NOT_STATED = "not stated"
KINDS = {
    SourceKind.OFFICIAL: "Official",
    SourceKind.PRESS: "Press",
    SourceKind.AI_ASSISTED: "AI-assisted",
    SourceKind.UNKNOWN: "Unknown kind",
}
_FIELDS = {
    "title": "Title",
    "publisher": "Publisher",
    "kind": "Kind",
    "published": "Published",
    "event_date": "Event date",
    "event_place": "Event place",
    "language": "Language",
}
_SNIPPET = 90


@dataclass(frozen=True)
class Field:
    """A described field: its label, its value, and where it was read (plain words, and the words of the text)."""

    label: str
    value: str
    where: str
    words: str


def spoken(day: PartialDate | None) -> str:
    """`28 October 2025`, `October 2025`, `2025`, or `not stated`."""
    if day is None:
        return NOT_STATED
    month = f"{calendar.month_name[day.month]} " if day.month else ""
    return f"{day.day} {month}{day.year}" if day.day else f"{month}{day.year}"


def event(document: Document) -> str:
    """When and where what the document reports took place, as far as it says."""
    parts = [spoken(document.event_date)] if document.event_date else []
    parts += [document.event_place] if document.event_place else []
    return ", ".join(parts) or NOT_STATED


def fields_of(document: Document) -> tuple[Field, ...]:
    """Every described field of a document, unknown ones as `not stated`, each with where it was read."""
    values = {
        "title": document.title or NOT_STATED,
        "publisher": document.publisher or NOT_STATED,
        "kind": KINDS[document.kind],
        "published": spoken(document.published),
        "event_date": spoken(document.event_date),
        "event_place": document.event_place or NOT_STATED,
        "language": document.language or NOT_STATED,
    }
    return tuple(Field(_FIELDS[name], value, *_origin(document, name)) for name, value in values.items())


def _origin(document: Document, name: str) -> tuple[str, str]:
    origin = next((o for o in document.origins if o.field == name), None)
    if origin is None:
        return "", ""
    words = document.text[origin.span.start : origin.span.end].strip() if origin.span else ""
    return origin.where, words if len(words) <= _SNIPPET else words[: _SNIPPET - 1] + "…"
