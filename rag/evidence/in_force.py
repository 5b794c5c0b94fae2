"""Which documents no longer hold: those that say so, and those that another one replaces."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rag.dates.question_dates import dates_in
from rag.language.stems import document_stems
from rag.questions.question import Question
from rag.texts.validity import is_withdrawn, replaced_by
from vectorstore.documents import Document
from vectorstore.index.chunking import header
from vectorstore.index.fulltext import fold

_HEAD = 1_000  # characters, in which a paper says which version it is
_NUMBERED = re.compile(r"\b(?P<kind>version|edition|revision|issue|draft|v)\.? ?(?P<number>\d+(?:\.\d+)*)\b")
_ALIKE = 2  # stems of both titles
_OF_BEFORE = re.compile(
    r"\b(?:old|older|previous|previously|former|formerly|earlier|before|used to|originally?|at first|draft|superseded"
    r"|replaced?|withdrawn|until|chang(?:e|es|ed)|differ\w*|compared?|versions?|editions?)\b"
)


def out_of_force(question: Question, documents: Sequence[Document]) -> frozenset[str]:
    """The ids of the documents that no longer hold; none where a question asks for a time, or for what was before."""
    if question.dates or question.compares or _OF_BEFORE.search(question.folded):
        return frozenset()
    return _replaced(tuple(sorted(documents, key=lambda one: one.id)))


@lru_cache(64)
def _replaced(documents: tuple[Document, ...]) -> frozenset[str]:
    over = {one.id for one in documents if is_withdrawn(one.text)}
    for newer in documents:
        said = " ".join(replaced_by(newer.text))
        over |= {one.id for one in documents if said and one.id != newer.id and _is_meant(said, newer, one)}
    return frozenset(over)


def _is_meant(said: str, newer: Document, older: Document) -> bool:
    """Whether what a document says that it replaces is another one: of its name, and its version or its day."""
    if len(_named(newer) & _named(older)) < _ALIKE or (_is_called_more(newer, older) and _is_called_more(older, newer)):
        return False
    numbers = _numbered(said)
    if _own_number(older) in numbers:
        return True
    days = [one for one in (older.published, older.event_date) if one and one.day]
    return not numbers and any(one.day and one.overlaps(day) for one in dates_in(said) for day in days)


def _own_number(document: Document) -> str | None:
    """The version that a document says it is: the first it names, but for the one that it replaces."""
    head = document.text[:_HEAD]
    for said in replaced_by(head):
        head = head.replace(said, "")
    return next(iter(_numbered(head)), None)


def _numbered(text: str) -> list[str]:
    """The versions named in a text, in order: “version 2.1”, of “v2.1” as well."""
    found = _NUMBERED.finditer(fold(text))
    return [f"{'version' if one['kind'] == 'v' else one['kind']} {one['number']}" for one in found]


def _is_called_more(one: Document, other: Document) -> bool:
    """Whether the title of a document has a word that the head of another one lacks: “*Dog* rules of Grenna”."""
    stems = document_stems(other.text[:_HEAD], other.language) | document_stems(other.title or "", other.language)
    title = _NUMBERED.sub("", fold(one.title or ""))
    return any(stem not in stems for stem in document_stems(title, one.language) if stem.isalpha())


def _named(document: Document) -> frozenset[str]:
    """The stems of a document's title and opening lines."""
    lines = [line for line in document.text[:_HEAD].split("\n") if line.strip()][:4]
    return frozenset(
        one
        for one in document_stems(f"{header(document)} {' '.join(lines)}", document.language)
        if one.isalpha() and len(one) > 3
    )
