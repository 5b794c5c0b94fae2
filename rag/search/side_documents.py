"""A part of a comparison that asks what one document says, put to the documents that are called so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from rag.dates.question_dates import MONTH_NUMBERS, dates_in
from rag.filters import Filters
from rag.language.lexicons import lexicon
from rag.language.stems import stem, stems_in
from rag.questions.noun_sides import grammar_of
from rag.questions.question import Question
from rag.search.retrieval import Retrieved, retrieve
from vectorstore.documents import Document
from vectorstore.index.fulltext import words
from vectorstore.index.searchable import Searchable

_HEAD = 200  # characters, in which a text says what it is: “Press release. Grenna, 3 May”
_ORDER = (frozenset(("first", "former", "earlier")), frozenset(("second", "latter", "later")))
_UNNUMBERED = re.compile(rf"\b(?:{'|'.join(sorted(_ORDER[0] | _ORDER[1]))})\s", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W_\d]+")
_stems = lru_cache(512)(stems_in)


@dataclass(frozen=True)
class SideQuestion(Question):
    """A question asked of one side of a comparison; `called`: the noun it is called by, “the open letter”."""

    called: str = ""


def asked_of(question: Question, called: str) -> Question:
    """The question, put to what is called so."""
    if not called:
        return question
    return SideQuestion(**{one.name: getattr(question, one.name) for one in fields(Question)}, called=called)


def at_its_side(library: Searchable, part: Question, found: Retrieved) -> tuple[Question, Retrieved] | None:
    """A side's part and what was found for it in the documents called so; None where none of those found is.

    Who looks in the open letter need not find “open” and “letter” in it: those words are no longer asked, nor is
    “second” of a recall once it is found which one that is.
    """
    if not isinstance(part, SideQuestion):
        return None
    documents = list({one.document.id: one.document for one in found.passages}.values())
    meant = documents_called(part.called, part.language, documents)
    if not meant:
        return None
    own = set(words(part.called))
    terms = tuple(term for term in part.terms if term.word not in own) or part.terms
    if terms and lexicon(part.language).spaced:
        terms = (replace(terms[0], focus=True), *terms[1:])
    told = _UNNUMBERED.sub("", part.called) if len(meant) == 1 else part.called
    put = replace(part, terms=terms, text=part.text.replace(part.called, told))
    names = tuple(document.id for document in meant)
    return put, retrieve(library, put, Filters(documents=names), len(found.passages))


def documents_called(called: str, language: str, documents: Sequence[Document]) -> list[Document]:
    """The documents that are called so by their title, publisher or file name, else by their first words.

    “The second recall” is the second by date of those that are called a recall. Days and months say when a document
    is of, not what it is.
    """
    grammar, stop = grammar_of(language), lexicon(language).stop
    said = [word for word in words(called) if word not in stop or word in grammar.ordinals or word in grammar.bare]
    kind = [word for word in said if word not in grammar.ordinals and not _dated(word) and len(word) > 1]
    if not kind:
        return []
    for says in (_named, _opening):
        alike = [one for one in documents if _is_called(kind, grammar.bare, says(one), one.language or language)]
        if alike:
            return _by_order(alike, said)
    return []


def _is_called(kind: Sequence[str], bare: frozenset[str], text: str, language: str) -> bool:
    """Whether a text has each word that says what is meant; a “staffing table” need not say that it is a table."""
    telling = [word for word in kind if word not in bare] or list(kind)
    stems = _stems(text, language)
    return all(stem(word, language) in stems for word in telling)


def _named(document: Document) -> str:
    """Title, publisher and file name, as words."""
    name = document.path.rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return " ".join((document.title or "", document.publisher or "", _NO_WORD.sub(" ", name)))


def _opening(document: Document) -> str:
    return document.text[:_HEAD]


def _by_order(alike: list[Document], said: Sequence[str]) -> list[Document]:
    """Those of several that “first” or “second” means, the dated ones taken by their day."""
    place = next((place for place, words in enumerate(_ORDER) if words & set(said)), None)
    dated = sorted((one for one in alike if _day(one)), key=_day)
    return [dated[place]] if place is not None and len(dated) > 1 else alike


def _day(document: Document) -> int:
    when = document.event_date or document.published or next(iter(dates_in(_opening(document))), None)
    return when.earliest.toordinal() if when else 0


def _dated(word: str) -> bool:
    return word.isdigit() or word in MONTH_NUMBERS
