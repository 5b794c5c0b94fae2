"""Hybrid retrieval: dense and full text fused by reciprocal rank (Cormack et al. 2009), near-duplicates collapsed."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.answers import Found, Passage
from rag.filters import Filters
from rag.questions import Question
from vectorstore.documents import Chunk
from vectorstore.embedding import Vectors
from vectorstore.fulltext import words
from vectorstore.searchable import Searchable

_POOL = 40
GIVEN_PASSAGES = 40  # of documents given with the question: all of them were given on purpose
_RANK_CONSTANT = 60
_SAME = 0.85
_FOREIGN = 0.2  # words of another language match by accident, or are names


@dataclass(frozen=True)
class Retrieved:
    """Passages best first, the question's vector, and each chunk's cosine similarity where the dense search saw it."""

    passages: tuple[Passage, ...]
    vector: Vectors
    similarity: dict[str, float]


def retrieve(library: Searchable, question: Question, filters: Filters, limit: int) -> Retrieved:
    """The passages that may answer a question, at most `limit`, best first."""
    vector = library.embedder.embed_query(question.embedded)
    admitted = None if filters.empty else [card.id for card in library.documents() if filters.admits(card)]
    if admitted == []:
        return Retrieved((), vector, {})
    pool = max(_POOL, limit * 2)
    text = library.full_text(question.words, pool, admitted)
    languages = library.languages()
    weights = [
        _FOREIGN if languages.get(chunk.document_id) not in (None, question.language) else 1.0 for chunk, _ in text
    ]
    near = [(chunk, weight) for (chunk, _), weight in zip(text, weights, strict=True)]
    dense = library.dense(vector, pool, admitted, near)
    ranked = _fused(dense, text, weights)
    passages = [
        Passage(chunk, library.document(chunk.document_id), score, found) for chunk, score, found in ranked[: limit * 2]
    ]
    return Retrieved(_distinct(passages, limit), vector, {chunk.id: similarity for chunk, similarity in dense})


def _fused(
    dense: Sequence[tuple[Chunk, float]], text: Sequence[tuple[Chunk, float]], weights: Sequence[float]
) -> list[tuple[Chunk, float, Found]]:
    scores: dict[str, float] = {}
    chunks: dict[str, Chunk] = {}
    for ranking, shares in ((dense, [1.0] * len(dense)), (text, weights)):
        for rank, ((chunk, _), share) in enumerate(zip(ranking, shares, strict=True)):
            chunks[chunk.id] = chunk
            scores[chunk.id] = scores.get(chunk.id, 0.0) + share / (_RANK_CONSTANT + rank + 1)
    seen_dense, seen_text = {chunk.id for chunk, _ in dense}, {chunk.id for chunk, _ in text}

    def found(key: str) -> Found:
        if key in seen_dense and key in seen_text:
            return Found.FUSED
        return Found.DENSE if key in seen_dense else Found.FULL_TEXT

    order = sorted(scores, key=lambda key: (-scores[key], chunks[key].document_id, chunks[key].start))
    return [(chunks[key], scores[key], found(key)) for key in order]


def _distinct(passages: Sequence[Passage], limit: int) -> tuple[Passage, ...]:
    """The first `limit` passages, those left out that say what a better one says in nearly the same words."""
    kept: list[tuple[Passage, frozenset[str]]] = []
    for passage in passages:
        bag = frozenset(words(passage.text))
        if not any(_overlap(bag, other) >= _SAME for _, other in kept):
            kept.append((passage, bag))
        if len(kept) == limit:
            break
    return tuple(passage for passage, _ in kept)


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, len(a | b))
