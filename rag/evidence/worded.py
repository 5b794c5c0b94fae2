"""Sentences with the stems of their words and of what stands around them, prepared once for all questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.evidence.votes import told_of_vote
from rag.language.stems import document_stems, stem
from rag.language.wording import wording
from rag.texts.announced import announcer
from rag.texts.asked_above import question_above
from rag.texts.definitions import defined_in
from rag.texts.pointing import points_back
from rag.texts.signatures import with_signatures
from rag.texts.speakers import turn_at
from rag.texts.tables import header_row
from rag.texts.writers import first_person
from vectorstore.documents import Span
from vectorstore.index.fulltext import words
from vectorstore.sentences import split_sentences

_BEFORE, _AFTER = 2, 1  # sentences around one


@dataclass(frozen=True, eq=False)
class WordedSentence:
    """A sentence, the stems of its words and where each stands among them, and what the words mean (`Wording.key`).

    `explained`: the stems of what says what it is about: the columns of its row, or the sentence that it points back
    to, the question above it, who speaks, what announces its list and what
    it tells the vote on, and what names in it were defined to mean. `writer`: those of the name of whom it
    calls “I”. `around`: those of its neighbours and itself.
    """

    span: Span
    places: Mapping[str, tuple[int, ...]]
    stems: frozenset[str]
    meanings: frozenset[str]
    explained: frozenset[str]
    writer: frozenset[str]
    around: frozenset[str]


@lru_cache(8192)
def worded_sentences(text: str, language: str | None, start: int, end: int) -> tuple[WordedSentence, ...]:
    """The sentences of a stretch of text, who signs in one with the post."""
    spans = with_signatures(text, language, split_sentences(text, language, start, end))
    found = [words(text[span.start : span.end]) for span in spans]
    orders = [tuple(stem(word, language) for word in its) for its in found]
    stems = [frozenset(order) for order in orders]
    return tuple(
        WordedSentence(
            span,
            _places(orders[at]),
            stems[at],
            meanings(found[at], language),
            _explained(text, language, span, stems[at - 1] if at else frozenset()),
            _writer(text, language, span),
            frozenset[str]().union(*stems[max(0, at - _BEFORE) : at + _AFTER + 1]),
        )
        for at, span in enumerate(spans)
    )


def meanings(found: Sequence[str], language: str | None) -> frozenset[str]:
    """What words mean, where that says more than their stem: “met” is to meet; empty in a language without wording."""
    return frozenset(filter(None, (_meaning(word, language) for word in found)))


@lru_cache(65536)
def _meaning(word: str, language: str | None) -> str:
    known = wording(language)
    return known.key(word) if known and word.isalpha() else ""


def _explained(text: str, language: str | None, span: Span, before: frozenset[str]) -> frozenset[str]:
    if row := header_row(text, span.start):
        return document_stems(row, language)
    leaned_on = before if points_back(text[span.start : span.end]) else frozenset[str]()
    turn = turn_at(text, span.start)
    said_above = (
        question_above(text, span.start),
        turn.speaker if turn else "",
        announcer(text, span.start),
        told_of_vote(text, language, span),
        *(meant for _, meant in defined_in(text, span)),
    )
    return leaned_on.union(*(document_stems(one, language) for one in said_above))


def _writer(text: str, language: str | None, span: Span) -> frozenset[str]:
    own = first_person(text, span)
    return document_stems(own.name, language) if own else frozenset[str]()


def _places(order: Sequence[str]) -> dict[str, tuple[int, ...]]:
    places: dict[str, tuple[int, ...]] = {}
    for index, mark in enumerate(order):
        places[mark] = (*places.get(mark, ()), index)
    return places
