"""Documents as a caller gives them with a question, mappings or `Document`s, checked and described."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Any

from vectorstore.dates import PartialDate
from vectorstore.describing.addresses import day_of, host_of
from vectorstore.describing.description import describe
from vectorstore.describing.languages import normal_language
from vectorstore.describing.written_dates import find_dates
from vectorstore.documents import Document, Origin, SourceKind
from vectorstore.errors import DocumentsInvalid, EmptyDocument, NoDocuments
from vectorstore.files.front_matter import iso_date
from vectorstore.files.loading import load_text
from vectorstore.index.chunking import header

MOST_DOCUMENTS = 500
MOST_CHARACTERS = 1_000_000
_HALF = re.compile("[\ud800-\udfff]")
_LONGEST_FIELD = 2_000
_LONGEST_TITLE = 500
_GIVEN = "given with the question"
_TEXTS = ("title", "url", "path", "publisher", "kind", "language", "event_place")
_DATES = ("published", "event_date")


@dataclass(frozen=True)
class GivenPages:
    """The documents that hold text, in the order given, and remarks on those left out."""

    documents: tuple[Document, ...]
    notices: tuple[str, ...] = ()


def read_given(values: Iterable[Mapping[str, Any] | Document]) -> GivenPages:
    """Documents of mappings with at least `text`, and of `Document`s, which stay as they are.

    A mapping may state `title`, `url`, `path`, `published` and `event_date` (a date, or text such as 2022/06/16),
    `publisher`, `kind`, `language` and `event_place`; other keys are passed over. What it does not state is read from
    the text, and last from the address. A document without text is left out, with a notice. Two documents with one
    text stay two. Raises DocumentsInvalid, naming the document by its place from 1, and NoDocuments where none is left.
    """
    given = _listed(values)
    made: dict[str, Document] = {}
    empty, total = list[int](), 0
    for place, value in enumerate(given, 1):
        text = _text(place, value)
        total += len(text)
        if total > MOST_CHARACTERS:
            raise DocumentsInvalid(
                f"Up to document {place} there are {total:,} characters; at most {MOST_CHARACTERS:,} are read with a "
                "question. Give fewer documents, or ingest them and ask without `documents`."
            )
        document = value if isinstance(value, Document) else _described(place, value, text)
        if document is None or not document.text.strip():
            empty.append(place)
            continue
        document = _apart(document, place) if document.id in made else document
        made[document.id] = document
    if not made:
        raise NoDocuments("None of the documents given holds any text. Give at least one that does.")
    return GivenPages(tuple(made.values()), _left_out(empty, len(given)))


def _listed(values: object) -> Sequence[object]:
    if isinstance(values, str | bytes | Mapping | Document) or not isinstance(values, Iterable):
        raise DocumentsInvalid(
            f"`documents` is one {type(values).__name__}. Give a list, each item a mapping with `text` or a Document."
        )
    listed = tuple(islice(values, MOST_DOCUMENTS + 1))
    if not listed:
        raise NoDocuments("`documents` is empty. Give at least one document, or leave it out to ask the index.")
    if len(listed) > MOST_DOCUMENTS:
        raise DocumentsInvalid(
            f"There are more than {MOST_DOCUMENTS} documents, the most that are read with a question. "
            "Give fewer, or ingest them and ask without `documents`."
        )
    return listed


def _text(place: int, value: object) -> str:
    """The text of a document as given. Raises DocumentsInvalid where there is none, or it cannot be encoded."""
    if not isinstance(value, Mapping | Document):
        raise _invalid(place, f"it is of type {type(value).__name__}. Give a mapping with `text`, or a Document")
    text = value.text if isinstance(value, Document) else value.get("text")
    if text is None:
        raise _invalid(place, "it has no `text`. Add it, or leave the document out")
    if not isinstance(text, str):
        raise _invalid(place, f"`text` is of type {type(text).__name__}. Give it as a string")
    if isinstance(value, Document) and _HALF.search(text + header(value)):
        raise _invalid(place, "it holds half a character (a lone surrogate). Remove it")
    return text


def _described(place: int, value: Any, text: str) -> Document | None:
    """The document of a mapping; None where its text is empty."""
    stated = _stated(place, value)
    url = stated.pop("url", "")
    path = stated.pop("path", "") or url or f"document {place}"
    try:
        loaded = load_text(path, text)
    except EmptyDocument:
        return None
    declared_in = _GIVEN if stated else loaded.declared_in
    loaded = replace(loaded, declared=(*stated.items(), *loaded.declared), declared_in=declared_in)
    return _with_address(describe(loaded), url)


def _with_address(document: Document, url: str) -> Document:
    """The document with what only its address says."""
    fields: dict[str, Any] = {"publisher": host_of(url), "published": day_of(url)}
    missing = {field: value for field, value in fields.items() if value and getattr(document, field) is None}
    return replace(document, origins=(*document.origins, *(Origin(field, "url") for field in missing)), **missing)


def _stated(place: int, value: Mapping[str, object]) -> dict[str, str]:
    """The fields a mapping states, as text that describing understands; those that are None or empty are left out."""
    stated = {key: _worded(place, key, value[key]) for key in _TEXTS if value.get(key) is not None}
    stated |= {key: _dated(place, key, value[key]) for key in _DATES if value.get(key) is not None}
    stated = {key: text for key, text in stated.items() if text}
    if "kind" in stated and stated["kind"].lower() not in set(SourceKind):
        raise _invalid(place, f"`kind` is {stated['kind']!r}. Use one of {', '.join(SourceKind)}")
    if "language" in stated and not normal_language(stated["language"]):
        raise _invalid(place, f"`language` is {stated['language']!r}. Use a code such as en or ja")
    if "title" in stated:
        stated["title"] = stated["title"][:_LONGEST_TITLE]
    return stated


def _worded(place: int, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _invalid(place, f"`{key}` is of type {type(value).__name__}. Give it as a string, or leave it out")
    if len(value) > _LONGEST_FIELD:
        raise _invalid(place, f"`{key}` has {len(value):,} characters; at most {_LONGEST_FIELD:,} are read. Shorten it")
    shown = "".join(character if character.isprintable() else " " for character in value)
    return " ".join(shown.split())


def _dated(place: int, key: str, value: object) -> str:
    """A date as text in ISO form. Raises DocumentsInvalid for anything that is not a date."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date | PartialDate):
        return str(value)
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str):
        raise _invalid(place, f"`{key}` is of type {type(value).__name__}. Give a date, or text such as 2022-06-16")
    text = text.strip()[:100]
    if not text:
        return ""
    try:
        return str(PartialDate.parse(iso_date(text.replace("/", "-"))))
    except ValueError:
        found = next((written.date for written in find_dates(text, "en") if written.date), None)
    if found is None:
        raise _invalid(place, f"`{key}` is {text!r}. Write it like 2022, 2022-06 or 2022-06-16")
    return str(found)


def _apart(document: Document, place: int) -> Document:
    """The document under an id of its own, where an earlier one has the same text."""
    return replace(document, id=hashlib.sha256(f"{document.id}:{place}".encode()).hexdigest())


def _left_out(empty: Sequence[int], total: int) -> tuple[str, ...]:
    if not empty:
        return ()
    places = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")
    return (f"{len(empty)} of the {total} documents given hold no text and were left out: {places}.",)


def _invalid(place: int, what: str) -> DocumentsInvalid:
    return DocumentsInvalid(f"Document {place} of those given with the question: {what}.")
