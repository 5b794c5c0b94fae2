"""Who says it and when: the words that lead a quotation in."""

from vectorstore.dates import PartialDate
from vectorstore.documents import Document, SourceKind

_KINDS = {
    SourceKind.OFFICIAL: "official source",
    SourceKind.PRESS: "press report",
    SourceKind.AI_ASSISTED: "article declaring AI assistance",
    SourceKind.UNKNOWN: "source",
}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_LONGEST_LABEL = 80


def introduction(document: Document) -> str:
    """A short phrase ending in a colon, of what is known: publisher or title, date, kind."""
    who = document.publisher or (
        f"“{_clipped(document.title)}”" if document.title else document.path.rsplit("/", 1)[-1]
    )
    details = [detail for detail in (_when(document), _kind(document)) if detail]
    return f"{who} ({', '.join(details)}):" if details else f"{who}:"


def written(date: PartialDate) -> str:
    """A date in words: `28 October 2025`, `October 2025` or `2025`."""
    parts = [str(date.day) if date.day else "", _MONTHS[date.month - 1] if date.month else "", str(date.year)]
    return " ".join(part for part in parts if part)


def _when(document: Document) -> str:
    if document.published:
        return written(document.published)
    return f"event of {written(document.event_date)}" if document.event_date else "undated"


def _kind(document: Document) -> str:
    return "" if document.kind is SourceKind.UNKNOWN else _KINDS[document.kind]


def _clipped(title: str) -> str:
    return title if len(title) <= _LONGEST_LABEL else title[:_LONGEST_LABEL].rsplit(" ", 1)[0] + " …"
