"""From the filter fields of the page to Filters, and back to words."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.errors import SettingsInvalid
from rag.filters import Filters
from ui.descriptions import kind_name, titles
from ui.words import Words
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, SourceKind

ANY = ""
Choice = tuple[str, str]


@dataclass(frozen=True)
class Choices:
    """What the filter fields offer, as (label, value); the first of each asks nothing."""

    publishers: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    documents: tuple[Choice, ...]


def choices(documents: Sequence[Document], words: Words) -> Choices:
    """The publishers, kinds and documents there are to choose from."""
    publishers = sorted({d.publisher for d in documents if d.publisher}, key=str.casefold)
    present, called = {d.kind for d in documents}, titles(documents)
    return Choices(
        publishers=((words("fields.any_publisher"), ANY), *((name, name) for name in publishers)),
        kinds=(
            (words("fields.any_kind"), ANY),
            *((kind_name(kind, words), kind.value) for kind in SourceKind if kind in present),
        ),
        documents=((words("fields.any_document"), ANY), *((called[d.id], d.id) for d in documents)),
    )


def read_filters(fields: Sequence[object], words: Words) -> Filters:
    """Filters from what the five fields hold; no fields ask nothing. Raises SettingsInvalid, naming the field, for what
    cannot be read."""
    publisher, kind, since, until, document = fields or [ANY] * 5
    first, last = _date(since, "fields.from", words), _date(until, "fields.to", words)
    if first and last and first.earliest > last.latest:
        raise SettingsInvalid(words("filters.swapped", first=first, last=last))
    return Filters(
        publisher=_text(publisher),
        kind=_kind(kind),
        since=first.earliest if first else None,
        until=last.latest if last else None,
        document=_text(document),
    )


def describe(filters: Filters, documents: Sequence[Document], words: Words) -> str:
    """The filters in words, such as `Only documents since 2025-10-01`; empty when they ask nothing."""
    if filters.empty:
        return ""
    kind = kind_name(SourceKind(filters.kind), words) if filters.kind else None
    parts = [
        words("filters.by", publisher=filters.publisher) if filters.publisher else "",
        words("filters.of_kind", kind=kind) if kind else "",
        words("filters.since", day=filters.since) if filters.since else "",
        words("filters.until", day=filters.until) if filters.until else "",
        words("filters.named", title=_label(filters.document, documents)) if filters.document else "",
        _ticked(filters.documents, documents, words),
    ]
    return words("filters.only", parts=words("filters.between").join(filter(None, parts)))


def _ticked(chosen: tuple[str, ...] | None, documents: Sequence[Document], words: Words) -> str:
    if chosen is None:
        return ""
    if len(chosen) == 1:
        return words("filters.named", title=_label(chosen[0], documents))
    return words("filters.ticked", count=len(chosen))


def _label(document_id: str, documents: Sequence[Document]) -> str:
    return titles(documents).get(document_id, document_id)


def _text(value: object) -> str | None:
    return value.strip()[:500] or None if isinstance(value, str) else None


def _kind(value: object) -> SourceKind | None:
    text = _text(value)
    return next((kind for kind in SourceKind if kind.value == text), None)


def _date(value: object, field: str, words: Words) -> PartialDate | None:
    text = _text(value)
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        shown = repr(text[:40] if text else "")[1:-1]
        raise SettingsInvalid(words("filters.unreadable", field=words(field), text=shown)) from None
