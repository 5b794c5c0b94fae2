"""A document's description as the catalog keeps it: JSON beside the text."""

import json
from typing import Any

from vectorstore.dates import PartialDate
from vectorstore.documents import Document, Origin, SourceKind, Span


def to_record(document: Document, location: str) -> str:
    """Everything but the text, as JSON, with the location that the document was described from."""
    return json.dumps(
        {
            "location": location,
            "format": document.format,
            "title": document.title,
            "publisher": document.publisher,
            "kind": document.kind.value,
            "published": str(document.published) if document.published else None,
            "event_date": str(document.event_date) if document.event_date else None,
            "event_place": document.event_place,
            "language": document.language,
            "furniture": [[s.start, s.end] for s in document.furniture],
            "origins": [[o.field, o.where, [o.span.start, o.span.end] if o.span else None] for o in document.origins],
        },
        ensure_ascii=False,
    )


def from_record(document_id: str, path: str, record: str, text: str) -> Document:
    """The document again; `text` may be empty where only the description is wanted."""
    fields: dict[str, Any] = json.loads(record)
    return Document(
        id=document_id,
        path=path,
        text=text,
        format=fields["format"],
        title=fields["title"],
        publisher=fields["publisher"],
        kind=SourceKind(fields["kind"]),
        published=PartialDate.parse(fields["published"]) if fields["published"] else None,
        event_date=PartialDate.parse(fields["event_date"]) if fields["event_date"] else None,
        event_place=fields["event_place"],
        language=fields["language"],
        furniture=tuple(Span(*pair) for pair in fields["furniture"]),
        origins=tuple(Origin(name, where, Span(*pair) if pair else None) for name, where, pair in fields["origins"]),
    )
