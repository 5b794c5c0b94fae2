"""Hybrid retrieval: dense and full text fused by their scores, near-duplicates collapsed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.answers import Found, Passage
from rag.filters import Filters
from rag.language.stems import stem
from rag.language.thesauri import single_partners
from rag.questions.question import Question
from vectorstore.documents import Chunk
from vectorstore.index.embedding import Vectors
from vectorstore.index.fulltext import fold, words
from vectorstore.index.searchable import Searchable

_POOL = 40
FURTHER_PASSAGES = 30  # looked through before it is said that the documents do not say
GIVEN_PASSAGES = 40  # of documents given with the question: all of them were given on purpose
_TEXT = 0.1  # of a BM25 point, where 1 is the way from the least to the most similar chunk of the pool
_TEXT_FOREIGN = 0.07  # of names and numbers, which are all that can be compared with words of another language
_SAME = 0.85
FACT = re.compile(r"(?<=[a-z,;] )[A-ZÀ-Þ][\w’'-]*|\w*\d\w*")  # names, but for a sentence's first word, and numbers


@dataclass(frozen=True)
class Retrieved:
    """Passages best first, the question's vector, and each chunk's cosine similarity where the dense search saw it.

    `further`: the passages that come after them, which are not looked through for what they say.
    """

    passages: tuple[Passage, ...]
    vector: Vectors
    similarity: dict[str, float]
    further: tuple[Passage, ...] = ()


def retrieve(
    library: Searchable, question: Question, filters: Filters, limit: int, vector: Vectors | None = None
) -> Retrieved:
    """The passages that may answer a question, at most `limit`, best first; `vector`: its own, where it is known."""
    vector = library.embedder.embed_query(question.embedded) if vector is None else vector
    admitted = None if filters.empty else [card.id for card in library.documents() if filters.admits(card)]
    if admitted == []:
        return Retrieved((), vector, {})
    pool = max(_POOL, limit * 2)
    text = _full_text(library, question, pool, admitted)
    dense = library.dense(vector, pool, admitted, [(one.chunk, float(one.own)) for one in text])
    ranked = _fused(dense, text)
    passages = [
        Passage(chunk, library.document(chunk.document_id), score, found)
        for chunk, score, found in ranked[: max(limit * 2, FURTHER_PASSAGES)]
    ]
    kept = _distinct(passages[: limit * 2], limit)
    known = {passage.chunk.id for passage in kept}
    further = tuple(passage for passage in passages if passage.chunk.id not in known)
    return Retrieved(kept, vector, {chunk.id: similarity for chunk, similarity in dense}, further)


def retrieved_part(
    library: Searchable, part: Question, whole: Retrieved, question: Question, filters: Filters
) -> Retrieved:
    """What was found for a part of a question, as many as for the whole of it, and then what was found for that.

    A clause such as “and when did it close?” says little by itself.
    """
    if (part.embedded, part.terms) == (question.embedded, question.terms):
        return whole
    own = retrieve(library, part, filters, len(whole.passages))
    known = {passage.chunk.id for passage in own.passages}
    more = tuple(passage for passage in whole.passages if passage.chunk.id not in known)
    known |= {passage.chunk.id for passage in more}
    further = tuple(passage for passage in own.further if passage.chunk.id not in known)
    return Retrieved((*own.passages, *more), own.vector, {**whole.similarity, **own.similarity}, further)


@dataclass(frozen=True)
class _Worded:
    """A chunk that full text found, what its words are worth, and whether it is in the question's language."""

    chunk: Chunk
    worth: float
    own: bool


def _full_text(library: Searchable, question: Question, pool: int, admitted: Sequence[str] | None) -> list[_Worded]:
    """What full text finds by all words, and among documents in other languages by names and numbers."""
    languages = library.languages()
    foreign = {key for key, language in languages.items() if language not in (None, question.language)}
    found = [
        _Worded(chunk, _TEXT * score, own=True)
        for chunk, score in library.full_text(_searched(library, question), pool, admitted)
        if chunk.document_id not in foreign
    ]
    names = [term.word for term in question.terms if term.name or term.word.isdigit()]
    if foreign and names:
        found += [
            _Worded(chunk, _TEXT_FOREIGN * score, own=False)
            for chunk, score in library.full_text(names, pool, admitted)
            if chunk.document_id in foreign
        ]
    return found


def _searched(library: Searchable, question: Question) -> list[str]:
    """The question's words, and for one that no chunk has those of the same meaning that some chunk has."""
    found = list(question.words)
    for term in question.terms:
        if not term.name and not library.frequency(stem(term.word)):
            found += [word for word in single_partners(term.word, question.language) if library.frequency(stem(word))]
    return found


def _fused(dense: Sequence[tuple[Chunk, float]], text: Sequence[_Worded]) -> list[tuple[Chunk, float, Found]]:
    """The chunks by the sum of both scores: how similar, from 0 to 1 over the pool, and what their words are worth.

    Sums of scores, not of ranks: a word that only one chunk holds says more than being first does.
    """
    least, spread = min((s for _, s in dense), default=0.0), _spread([s for _, s in dense])
    similar = {chunk.id: (similarity - least) / spread for chunk, similarity in dense}
    worded = {one.chunk.id: one.worth for one in text}
    chunks = {chunk.id: chunk for chunk in (*(chunk for chunk, _ in dense), *(one.chunk for one in text))}
    scores = {key: similar.get(key, 0.0) + worded.get(key, 0.0) for key in chunks}

    def found(key: str) -> Found:
        if key in similar and key in worded:
            return Found.FUSED
        return Found.DENSE if key in similar else Found.FULL_TEXT

    order = sorted(scores, key=lambda key: (-scores[key], chunks[key].document_id, chunks[key].start))
    return [(chunks[key], scores[key], found(key)) for key in order]


def _spread(similarities: Sequence[float]) -> float:
    """How far similarities lie apart; 1 where they do not."""
    return (max(similarities) - min(similarities) if similarities else 0.0) or 1.0


def _distinct(passages: Sequence[Passage], limit: int) -> tuple[Passage, ...]:
    """The first `limit` passages, those left out that say what a better one says in nearly the same words.

    A copy with another name or number in it is a voice of its own.
    """
    kept: list[tuple[Passage, frozenset[str], frozenset[str]]] = []
    for passage in passages:
        bag, facts = _said(passage.text)
        if not any(_nearly_same(bag, other) and facts <= known for _, other, known in kept):
            kept.append((passage, bag, facts))
        if len(kept) == limit:
            break
    return tuple(passage for passage, _, _ in kept)


@lru_cache(2048)
def _said(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a passage, and the names and numbers among them."""
    return frozenset(words(text)), frozenset(map(fold, FACT.findall(text)))


@lru_cache(16384)
def _nearly_same(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two have most of all their words in common; where one has many more they cannot."""
    fewer, more = (len(a), len(b)) if len(a) < len(b) else (len(b), len(a))
    return fewer >= _SAME * more and len(a & b) >= _SAME * max(1, len(a | b))
