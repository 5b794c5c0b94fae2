"""How a sentence's words meet the question's: which terms are said in it, around it, in its document, or nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from rag.evidence.worded import WordedSentence, meanings
from rag.language.stems import document_stems, stem
from rag.language.thesauri import Sense, thesaurus
from rag.questions.question import Question
from rag.questions.terms import Term
from vectorstore.documents import Document, Span
from vectorstore.index.chunking import header
from vectorstore.index.fulltext import words

_ALIKE = 88.0
_SHORTEST_ALIKE = 6  # letters
_MEANT_CREDIT, _EXPLAINED_CREDIT, _NEAR_CREDIT, _HEADER_CREDIT, _DOCUMENT_CREDIT = 0.95, 0.85, 0.6, 0.7, 0.35
_OTHERWISE_CREDIT = 0.7
_SIDE_BY_SIDE = 3  # words from one term to the next: “minister of foreign affairs”


_Otherwise = tuple[frozenset[str], frozenset[Sense]]
"""The words of a phrase, and what may take their place."""


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
class _Asked:
    """A term as a document has it: its stem and what it means in the document's language.

    `forms`: the stem and those of the document that are nearly the same. `floor`: the credit for standing in the
    document's header, or anywhere in it.
    """

    term: Term
    mark: str
    forms: frozenset[str]
    meanings: frozenset[str]
    floor: float


@dataclass(frozen=True)
class _About:
    """What is the same for all sentences of a document; `terms` in the order of the weights."""

    terms: tuple[_Asked, ...]
    known: frozenset[Term]
    otherwise: list[_Otherwise]
    asked: frozenset[str]


@dataclass(frozen=True)
class _Part:
    """Some of a question's terms: the place of each among all, its weight, and the weights' sum."""

    weights: tuple[tuple[int, float], ...]
    total: float

    def share(self, credits: Sequence[float], of_none: float) -> float:
        """How much of their weight is credited; `of_none` where there are none."""
        return sum([weight * credits[at] for at, weight in self.weights]) / self.total if self.total else of_none


class Matcher:
    """Matches sentences of the documents found with one question's weighted terms."""

    def __init__(self, question: Question, weights: dict[Term, float], documents: Sequence[Document]) -> None:
        self._weights = list(weights.values())
        terms = list(weights)
        self._names = [term for term in terms if term.name and not term.carried]
        said = [term for term in terms if not term.name and not term.carried]
        self._every = self._part(terms, terms)
        self._said = self._part(terms, said)
        self._asked = self._part(terms, [term for term in said if not term.aside])
        own = [term for term in question.terms if not term.carried]
        self._pairs = [
            (terms.index(one), terms.index(other), weights[one] + weights[other])
            for one, other in pairwise(own)
            if {one, other} <= weights.keys()
        ]
        self._of_pairs = sum(worth for *_, worth in self._pairs)
        self._about = {document.id: self._known_of(question, terms, document) for document in documents}
        heard = frozenset[Term]().union(*(one.known for one in self._about.values()))
        self._known = {key: self._named(one.known, heard) for key, one in self._about.items()}

    def match(self, document: Document, sentence: WordedSentence) -> Match:
        """The match of one sentence of a document."""
        about, (named, misnamed) = self._about[document.id], self._known[document.id]
        otherwise = _put_otherwise(document, about.otherwise, sentence.span)
        credits = [_credit(one, sentence, otherwise) for one in about.terms]
        if sentence.writer and self._tells(credits):
            credits = [
                credit if one.forms.isdisjoint(sentence.writer) else max(credit, _EXPLAINED_CREDIT)
                for one, credit in zip(about.terms, credits, strict=True)
            ]
        here = [float(credit >= _HEADER_CREDIT) for credit in credits]
        alone = [credit if credit >= _EXPLAINED_CREDIT else 0.0 for credit in credits]
        return Match(
            coverage=self._every.share(credits, 0.0),
            own=self._every.share(alone, 0.0),
            said=self._said.share(here, 1.0),
            asked=self._asked.share(here, 1.0),
            paired=self._paired(about.terms, sentence),
            named=named,
            misnamed=misnamed,
            restates=len(sentence.stems & about.asked) / len(sentence.stems) if sentence.stems else 0.0,
        )

    def _named(self, known: frozenset[Term], heard: frozenset[Term]) -> tuple[float, float]:
        """The shares of the question's names that a document knows, and that it does not though another one does."""
        of_all = len(self._names)
        return (len(known) / of_all, len(heard - known) / of_all) if of_all else (1.0, 0.0)

    def _tells(self, credits: Sequence[float]) -> bool:
        """Whether a sentence has a word of what is asked that is no name; “I” alone stands all over a letter."""
        return any(credits[at] >= _EXPLAINED_CREDIT for at, _ in self._said.weights)

    def _part(self, terms: Sequence[Term], wanted: Sequence[Term]) -> _Part:
        weights = [(at, self._weights[at]) for at, term in enumerate(terms) if term in wanted]
        return _Part(tuple(weights), sum(weight for _, weight in weights))

    def _paired(self, terms: Sequence[_Asked], sentence: WordedSentence) -> float:
        met, places = 0.0, sentence.places
        for one, other, worth in self._pairs:
            first, second = places.get(terms[one].mark), places.get(terms[other].mark)
            if first and second and any(0 < abs(b - a) <= _SIDE_BY_SIDE for a in first for b in second):
                met += worth
        return met / self._of_pairs if self._of_pairs else 0.0

    def _known_of(self, question: Question, terms: Sequence[Term], document: Document) -> _About:
        language = document.language
        whole, head = document_stems(document.text, language), document_stems(header(document), language)
        asked = []
        for term in terms:
            mark = stem(term.word, language)
            forms = _alike(mark, whole)
            floor = _HEADER_CREDIT if _within(mark, head) else _DOCUMENT_CREDIT * (not forms.isdisjoint(whole))
            meant = frozenset[str]() if term.name else meanings((term.word,), language)
            asked.append(_Asked(term, mark, forms, meant, floor))
        return _About(
            terms=tuple(asked),
            known=frozenset(one.term for one in asked if one.floor and one.term in self._names),
            otherwise=_said_otherwise(question, document),
            asked=document_stems(question.text, language),
        )


def _said_otherwise(question: Question, document: Document) -> list[_Otherwise]:
    """The phrases of a question, names apart, that a document lacks and may have other words for."""
    known = thesaurus(question.language)
    if known is None:
        return []
    names = {term.word for term in question.terms if term.name}
    lacking = known.phrases_unknown(question.text, document_stems(document.text, document.language))
    found = ((frozenset(words(question.text[one.place.start : one.place.end])), one) for one in lacking)
    return [(own, known.partners_of(one)) for own, one in found if not own & names]


def _put_otherwise(document: Document, phrases: Sequence[_Otherwise], span: Span) -> frozenset[str]:
    """The words of the question for which a sentence has others of the same meaning, in a document without them."""
    known = thesaurus(document.language) if phrases else None
    if known is None:
        return frozenset()
    said = known.senses(document.text[span.start : span.end]).keys()
    return frozenset().union(*(own for own, partners in phrases if partners & said))


def _credit(one: _Asked, sentence: WordedSentence, otherwise: frozenset[str]) -> float:
    """What a term is worth that is said in a sentence, meant, said around it, or somewhere in its document."""
    forms = one.forms
    if not forms.isdisjoint(sentence.stems):
        return 1.0
    if not one.meanings.isdisjoint(sentence.meanings):
        return _MEANT_CREDIT
    if not forms.isdisjoint(sentence.explained):
        return _EXPLAINED_CREDIT
    if one.term.word in otherwise:
        return max(one.floor, _OTHERWISE_CREDIT)
    return one.floor if one.floor >= _NEAR_CREDIT or forms.isdisjoint(sentence.around) else _NEAR_CREDIT


def _within(mark: str, stems: frozenset[str]) -> bool:
    return not _alike(mark, stems).isdisjoint(stems)


@lru_cache(16384)
def _alike(mark: str, stems: frozenset[str]) -> frozenset[str]:
    """A stem and, of a document's, those nearly the same: where it is long, one slip of the pen apart."""
    if len(mark) < _SHORTEST_ALIKE:
        return frozenset((mark,))
    near = _by_letter(stems).get(mark[0], ())
    return frozenset((mark, *(other for other in near if fuzz.ratio(mark, other) >= _ALIKE)))


@lru_cache(1024)
def _by_letter(stems: frozenset[str]) -> dict[str, list[str]]:
    """The stems of some length under their first letter."""
    found: dict[str, list[str]] = {}
    for one in stems:
        if len(one) >= _SHORTEST_ALIKE - 1:
            found.setdefault(one[0], []).append(one)
    return found
