"""From the filter fields of the page to Filters, and back to words."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.errors import SettingsInvalid
from rag.filters import Filters
from ui.descriptions import KINDS
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


def choices(documents: Sequence[Document]) -> Choices:
    """The publishers, kinds and documents there are to choose from."""
    publishers = sorted({d.publisher for d in documents if d.publisher}, key=str.casefold)
    present = {d.kind for d in documents}
    return Choices(
        publishers=(("Any publisher", ANY), *((name, name) for name in publishers)),
        kinds=(("Any kind", ANY), *((label, kind.value) for kind, label in KINDS.items() if kind in present)),
        documents=(("Any document", ANY), *((d.label, d.id) for d in documents)),
    )


def read_filters(
    publisher: object = ANY, kind: object = ANY, since: object = ANY, until: object = ANY, document: object = ANY
) -> Filters:
    """Filters from what the fields hold. Raises SettingsInvalid, naming the field, for what cannot be read."""
    first, last = _date(since, "From"), _date(until, "To")
    if first and last and first.earliest > last.latest:
        raise SettingsInvalid(f"“From” ({first}) lies after “To” ({last}). Swap them.")
    return Filters(
        publisher=_text(publisher),
        kind=_kind(kind),
        since=first.earliest if first else None,
        until=last.latest if last else None,
        document=_text(document),
    )


def describe(filters: Filters, documents: Sequence[Document]) -> str:
    """The filters in words, such as `Official documents since 2025-10-01`; empty when they ask nothing."""
    if filters.empty:
        return ""
    named = next((d.label for d in documents if d.id == filters.document), filters.document)
    parts = [
        f"by {filters.publisher}" if filters.publisher else "",
        f"of kind {KINDS[SourceKind(filters.kind)]}" if filters.kind else "",
        f"since {filters.since}" if filters.since else "",
        f"until {filters.until}" if filters.until else "",
        f"named {named}" if named else "",
        _ticked(filters.documents, documents),
    ]
    return "Only documents " + ", ".join(filter(None, parts))


def _ticked(chosen: tuple[str, ...] | None, documents: Sequence[Document]) -> str:
    if chosen is None:
        return ""
    if len(chosen) == 1:
        return f"named {next((d.label for d in documents if d.id == chosen[0]), chosen[0])}"
    return f"among the {len(chosen)} that are ticked"


def _text(value: object) -> str | None:
    return value.strip()[:500] or None if isinstance(value, str) else None


def _kind(value: object) -> SourceKind | None:
    text = _text(value)
    return next((kind for kind in SourceKind if kind.value == text), None)


def _date(value: object, label: str) -> PartialDate | None:
    text = _text(value)
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        raise SettingsInvalid(
            f"“{label}” is {text[:40] if text else ''!r}; write a date like 2026, 2025-10 or 2025-10-28."
        ) from None
