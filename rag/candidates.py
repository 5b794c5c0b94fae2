"""The sentences that could answer, each with what speaks for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from rag.answers import Passage
from rag.commands import follows_command
from rag.expectations import holds
from rag.pointing import points_back
from rag.questions import Question, Term
from rag.reader import Reading
from rag.retrieval import Retrieved
from rag.scope import scope_of
from rag.stems import stem
from rag.tables import is_table_header
from rag.weights import term_weights
from vectorstore.chunking import header
from vectorstore.documents import Document, Span
from vectorstore.embedding import Embedder, Vectors
from vectorstore.fulltext import fold, words
from vectorstore.searchable import Searchable
from vectorstore.sentences import split_sentences

_SHORTEST_WORDS = 3
_CHUNK_DISCOUNT = 0.02
_ALIKE = 88.0
_TERMINAL = (".", "!", "?", "。", "！", "？", ":", ";", "…")
_ASKING = ("?", "？")
_ROW = re.compile(r"^\s*[-*•]\s|\s\|\s|:\s.*\d")
_EXPLAINED_CREDIT, _NEAR_CREDIT, _HEADER_CREDIT, _DOCUMENT_CREDIT = 0.85, 0.6, 0.7, 0.35


@dataclass(frozen=True)
class Candidate:
    """A sentence and its features, each between 0 and 1 unless said otherwise.

    `coverage`: weighted share of the question's terms in the sentence or, for part of the credit, around it.
    `own`: the same, in the sentence alone. `named`: share of the question's names its document knows at all.
    `similarity`: cosine to the question. `rank`: 1 for the best passage, falling with its place. `scope`: -1 when the
    document is about another time than the question names, 1 when about the same, else 0. `typed`: it holds the kind
    of thing asked for. `whole`: it reads as a statement, not as a heading. `foreign`: question and document are in
    different languages, so that words cannot be compared. `continued`: its document holds what the earlier answer said.
    `before`: the sentence in front of it, if it belongs to the same passage. `reading`: what the reader makes of it,
    None where it was not read. `agreed`: how surely other documents give the same short answer.
    """

    document: Document
    span: Span
    passage: int
    coverage: float
    own: float
    named: float
    similarity: float
    rank: float
    scope: float
    typed: bool
    whole: bool
    foreign: bool
    continued: bool
    before: str = ""
    reading: Reading | None = None
    agreed: float = 0.0

    @property
    def text(self) -> str:
        return self.document.text[self.span.start : self.span.end]


@dataclass(frozen=True)
class _Words:
    """A sentence with its stems, prepared once."""

    span: Span
    stems: frozenset[str]


def candidates(library: Searchable, question: Question, found: Retrieved, embedded: int) -> list[Candidate]:
    """Every sentence of the passages that could stand alone; no order to a model, and no header of a table.

    Sentences of the first `embedded` passages are compared with the question by their own vectors, the others by their
    chunk's, a little lowered: vectors of sentences are made when first needed, and kept.
    """
    weights = term_weights(question, library)
    made: list[Candidate] = []
    for place, passage in enumerate(found.passages):
        document = passage.document
        sentences = _sentences(document.text, document.language, passage.chunk.start, passage.chunk.end)
        for index, sentence in enumerate(sentences):
            text = document.text[sentence.span.start : sentence.span.end]
            place_in_text = (document.text, sentence.span.start, sentence.span.end)
            if len(sentence.stems) < _SHORTEST_WORDS or follows_command(*place_in_text):
                continue
            if is_table_header(*place_in_text) or text.rstrip("”\"’'»」 ").endswith(_ASKING):
                continue
            similarity = found.similarity.get(passage.chunk.id, 0.0) - _CHUNK_DISCOUNT
            if place < embedded:
                start = sentences[index - 1].span.start if index and points_back(text) else sentence.span.start
                meant = document.text[start : sentence.span.end]
                similarity = float(_vector(library.embedder, meant) @ found.vector)
            made.append(_candidate(question, weights, passage, place, sentences, index, similarity))
    return made


def _candidate(
    question: Question,
    weights: dict[Term, float],
    passage: Passage,
    place: int,
    sentences: Sequence[_Words],
    index: int,
    similarity: float,
) -> Candidate:
    document, sentence = passage.document, sentences[index]
    text = document.text[sentence.span.start : sentence.span.end]
    places = _places(document, sentences, index)
    total = sum(weights.values()) or 1.0
    credits = {term: _credit(stem(term.word, document.language), places) for term in weights}
    names = [term for term in weights if term.name and not term.carried]
    return Candidate(
        document=document,
        span=sentence.span,
        passage=place,
        coverage=sum(weights[term] * credit for term, credit in credits.items()) / total,
        own=sum(weights[term] * credit for term, credit in credits.items() if credit >= _EXPLAINED_CREDIT) / total,
        named=sum(credits[term] > 0 for term in names) / len(names) if names else 1.0,
        similarity=similarity,
        rank=1.0 / (1.0 + 0.25 * place),
        scope=scope_of(question, document, text),
        typed=holds(question.want, text),
        whole=_is_statement(text) and text != document.title,
        foreign=bool(document.language) and document.language != question.language,
        continued=any(piece in _folded(document.text) for piece in question.context),
        before=document.text[sentences[index - 1].span.start : sentences[index - 1].span.end] if index else "",
    )


def _places(document: Document, sentences: Sequence[_Words], index: int) -> tuple[tuple[frozenset[str], float], ...]:
    """Where a term may stand, from the sentence outwards, with the credit for each place."""
    sentence = sentences[index]
    text = document.text[sentence.span.start : sentence.span.end]
    explained = sentences[index - 1].stems if index and points_back(text) else frozenset[str]()
    around = frozenset[str]().union(*(s.stems for s in sentences[max(0, index - 2) : index + 2]))
    return (
        (sentence.stems, 1.0),
        (explained, _EXPLAINED_CREDIT),
        (_stems(header(document), document.language), _HEADER_CREDIT),
        (around, _NEAR_CREDIT),
        (_stems(document.text, document.language), _DOCUMENT_CREDIT),
    )


def _credit(mark: str, places: tuple[tuple[frozenset[str], float], ...]) -> float:
    return next((credit for stems, credit in places if _within(mark, stems)), 0.0)


def _is_statement(text: str) -> bool:
    return text.rstrip('"”’»」)]').endswith(_TERMINAL) or bool(_ROW.search(text))


def _within(mark: str, stems: frozenset[str]) -> bool:
    if mark in stems:
        return True
    if len(mark) < 6:
        return False
    return any(len(other) > 4 and other[0] == mark[0] and fuzz.ratio(mark, other) >= _ALIKE for other in stems)


@lru_cache(8192)
def _sentences(text: str, language: str | None, start: int, end: int) -> tuple[_Words, ...]:
    spans = split_sentences(text, language, start, end)
    return tuple(_Words(span, _bag(text[span.start : span.end], language)) for span in spans)


@lru_cache(256)
def _folded(text: str) -> str:
    return fold(text)


@lru_cache(512)
def _stems(text: str, language: str | None) -> frozenset[str]:
    """Kept for whole documents and their headers: sentences would push them out."""
    return _bag(text, language)


def _bag(text: str, language: str | None) -> frozenset[str]:
    return frozenset(stem(word, language) for word in words(text))


_vectors: dict[tuple[str, str], Vectors] = {}
_MOST_VECTORS = 20_000


def _vector(embedder: Embedder, text: str) -> Vectors:
    key = (embedder.fingerprint, text)
    vector = _vectors.get(key)
    if vector is None:
        vector = embedder.embed_passages([text])[0]
        if len(_vectors) >= _MOST_VECTORS:
            _vectors.clear()
        _vectors[key] = vector
    return vector
