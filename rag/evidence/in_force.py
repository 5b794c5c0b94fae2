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
_NUMBERED = re.compile(r"\b(?:version|edition|revision|issue|draft|v)\.? ?\d+(?:\.\d+)*\b")
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
    if len(_named(newer) & _named(older)) < _ALIKE:
        return False
    numbers = set(_NUMBERED.findall(fold(said)))
    if numbers & set(_NUMBERED.findall(fold(older.text[:_HEAD]))):
        return True
    days = [one for one in (older.published, older.event_date) if one and one.day]
    return not numbers and any(one.day and one.overlaps(day) for one in dates_in(said) for day in days)


def _named(document: Document) -> frozenset[str]:
    """The stems of a document's title and opening lines."""
    lines = [line for line in document.text[:_HEAD].split("\n") if line.strip()][:4]
    return frozenset(
        one
        for one in document_stems(f"{header(document)} {' '.join(lines)}", document.language)
        if one.isalpha() and len(one) > 3
    )
