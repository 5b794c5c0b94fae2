"""How a sentence's words meet the question's: which terms are said in it, around it, in its document, or nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from rag.asked_above import question_above
from rag.pointing import points_back
from rag.questions import Question, Term
from rag.speakers import speaker_at
from rag.stems import document_stems, stem
from rag.tables import header_row
from rag.thesauri import Sense, thesaurus
from rag.wording import wording
from vectorstore.chunking import header
from vectorstore.documents import Document, Span
from vectorstore.fulltext import words
from vectorstore.sentences import split_sentences

_ALIKE = 88.0
_SHORTEST_ALIKE = 6  # letters
_MEANT_CREDIT, _EXPLAINED_CREDIT, _NEAR_CREDIT, _HEADER_CREDIT, _DOCUMENT_CREDIT = 0.95, 0.85, 0.6, 0.7, 0.35
_OTHERWISE_CREDIT = 0.7
_SIDE_BY_SIDE = 3  # words from one term to the next: “minister of foreign affairs”


@dataclass(frozen=True)
class Match:
    """Shares from 0 to 1, by the weight of the terms.

    `coverage`: of all terms in the sentence or, for part of the credit, around it. `own`: of all terms in the sentence
    alone. `said`: of those terms that are no names, in the sentence or its document's title; what a question asks
    *about* a name. `asked`: the same of the clause that asks, without what only says when or where. `paired`: of terms
    that follow each other in the question, those that do so in the sentence (Metzler
    & Croft 2005). `named`: the share of the question's names its document knows at all. `misnamed`: the share of names
    its document does not know though another one found does, so that it is likely about something else. `restates`: of
    the sentence's own words, those that the question has: 1 where it says nothing new.
    """

    coverage: float = 0.0
    own: float = 0.0
    said: float = 1.0
    asked: float = 1.0
    paired: float = 0.0
    named: float = 1.0
    misnamed: float = 0.0
    restates: float = 0.0


@dataclass(frozen=True)
class WordedSentence:
    """A sentence with the stems of its words in order, and what they mean (`Wording.key`), prepared once."""

    span: Span
    order: tuple[str, ...]
    stems: frozenset[str]
    meanings: frozenset[str]


class Matcher:
    """Matches sentences of the documents found with one question's weighted terms."""

    def __init__(self, question: Question, weights: dict[Term, float], documents: Sequence[Document]) -> None:
        self._weights = weights
        self._names = [term for term in weights if term.name and not term.carried]
        self._said = [term for term in weights if not term.name and not term.carried]
        self._asked = [term for term in self._said if not term.aside]
        own = [term for term in question.terms if not term.carried]
        self._pairs = [pair for pair in pairwise(own) if all(term in weights for term in pair)]
        self._known = {document.id: self._names_of(document) for document in documents}
        self._question = question
        self._otherwise = {document.id: _said_otherwise(question, document) for document in documents}
        self._heard = frozenset[Term]().union(*self._known.values())

    def match(self, document: Document, sentences: Sequence[WordedSentence], index: int) -> Match:
        """The match of one sentence of a passage."""
        places, meanings = _places(document, sentences, index), sentences[index].meanings
        otherwise = self._put_otherwise(document, sentences[index].span)
        credits = {
            term: max(
                _credit(stem(term.word, document.language), places),
                _MEANT_CREDIT * (not term.name and bool(_meanings((term.word,), document.language) & meanings)),
                _OTHERWISE_CREDIT * (term.word in otherwise),
            )
            for term in self._weights
        }
        known, names = self._known[document.id], self._names
        here = {term: 1.0 for term, credit in credits.items() if credit >= _HEADER_CREDIT}
        return Match(
            coverage=self._share(credits, list(self._weights)),
            own=self._share(
                {term: credit for term, credit in credits.items() if credit >= _EXPLAINED_CREDIT}, list(self._weights)
            ),
            said=self._share(here, self._said, 1.0),
            asked=self._share(here, self._asked, 1.0),
            paired=self._paired(document, sentences[index]),
            named=len(known) / len(names) if names else 1.0,
            misnamed=len(self._heard - known) / len(names) if names else 0.0,
            restates=self._restates(document, sentences[index]),
        )

    def _put_otherwise(self, document: Document, span: Span) -> frozenset[str]:
        """The words of the question for which a sentence has others of the same meaning, in a document without them."""
        phrases, known = self._otherwise.get(document.id), thesaurus(document.language)
        if not phrases or known is None:
            return frozenset()
        said = known.senses(document.text[span.start : span.end]).keys()
        return frozenset().union(*(own for own, partners in phrases if partners & said))

    def _restates(self, document: Document, sentence: WordedSentence) -> float:
        asked = document_stems(self._question.text, document.language)
        return len(sentence.stems & asked) / len(sentence.stems) if sentence.stems else 0.0

    def _share(self, credits: dict[Term, float], terms: Sequence[Term], of_none: float = 0.0) -> float:
        total = sum(self._weights[term] for term in terms)
        return sum(self._weights[term] * credits.get(term, 0.0) for term in terms) / total if total else of_none

    def _paired(self, document: Document, sentence: WordedSentence) -> float:
        if not self._pairs:
            return 0.0
        places = _positions(sentence.order)
        worth = {pair: self._weights[pair[0]] + self._weights[pair[1]] for pair in self._pairs}
        met = 0.0
        for pair in self._pairs:
            first, second = (places.get(stem(term.word, document.language), ()) for term in pair)
            met += worth[pair] * any(0 < abs(b - a) <= _SIDE_BY_SIDE for a in first for b in second)
        return met / (sum(worth.values()) or 1.0)

    def _names_of(self, document: Document) -> frozenset[Term]:
        stems = (document_stems(document.text, document.language), document_stems(header(document), document.language))
        marks = {term: stem(term.word, document.language) for term in self._names}
        return frozenset(term for term, mark in marks.items() if any(_within(mark, bag) for bag in stems))


_Otherwise = tuple[frozenset[str], frozenset[Sense]]
"""The words of a phrase, and what may take their place."""


def _said_otherwise(question: Question, document: Document) -> list[_Otherwise]:
    """The phrases of a question, names apart, that a document lacks and may have other words for."""
    known = thesaurus(question.language)
    if known is None:
        return []
    names = {term.word for term in question.terms if term.name}
    lacking = known.phrases_unknown(question.text, document_stems(document.text, document.language))
    found = ((frozenset(words(question.text[one.place.start : one.place.end])), one) for one in lacking)
    return [(own, known.partners_of(one)) for own, one in found if not own & names]


@lru_cache(8192)
def worded_sentences(text: str, language: str | None, start: int, end: int) -> tuple[WordedSentence, ...]:
    """The sentences of a stretch of text with their stems."""
    return tuple(_worded(span, text, language) for span in split_sentences(text, language, start, end))


def _worded(span: Span, text: str, language: str | None) -> WordedSentence:
    found = words(text[span.start : span.end])
    order = tuple(stem(word, language) for word in found)
    return WordedSentence(span, order, frozenset(order), _meanings(tuple(found), language))


def _meanings(found: Sequence[str], language: str | None) -> frozenset[str]:
    """What words mean, where that says more than their stem: “met” is to meet; empty in a language without wording."""
    return frozenset(filter(None, (_meaning(word, language) for word in found)))


@lru_cache(65536)
def _meaning(word: str, language: str | None) -> str:
    known = wording(language)
    return known.key(word) if known and word.isalpha() else ""


def _places(
    document: Document, sentences: Sequence[WordedSentence], index: int
) -> tuple[tuple[frozenset[str], float], ...]:
    """Where a term may stand, from the sentence outwards, with the credit for each place."""
    sentence = sentences[index]
    text = document.text[sentence.span.start : sentence.span.end]
    explained = sentences[index - 1].stems if index and points_back(text) else frozenset[str]()
    around = frozenset[str]().union(*(s.stems for s in sentences[max(0, index - 2) : index + 2]))
    start, language = sentence.span.start, document.language
    if row := header_row(document.text, start):
        explained = document_stems(row, language)
    else:
        explained |= document_stems(question_above(document.text, start), language)
        explained |= document_stems(speaker_at(document.text, start), language)
    return (
        (sentence.stems, 1.0),
        (explained, _EXPLAINED_CREDIT),
        (document_stems(header(document), language), _HEADER_CREDIT),
        (around, _NEAR_CREDIT),
        (document_stems(document.text, document.language), _DOCUMENT_CREDIT),
    )


def _credit(mark: str, places: tuple[tuple[frozenset[str], float], ...]) -> float:
    return next((credit for stems, credit in places if _within(mark, stems)), 0.0)


def _within(mark: str, stems: frozenset[str]) -> bool:
    return mark in stems or (len(mark) >= _SHORTEST_ALIKE and _resembled(mark, stems))


@lru_cache(16384)
def _resembled(mark: str, stems: frozenset[str]) -> bool:
    near = (other for other in stems if len(other) >= _SHORTEST_ALIKE - 1 and other[0] == mark[0])
    return any(fuzz.ratio(mark, other) >= _ALIKE for other in near)


@lru_cache(4096)
def _positions(order: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    places: dict[str, tuple[int, ...]] = {}
    for index, mark in enumerate(order):
        places[mark] = (*places.get(mark, ()), index)
    return places
