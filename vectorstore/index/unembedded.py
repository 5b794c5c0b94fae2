"""Chunks that have no vector yet, compared with a question all the same: a few, embedded when they are asked for."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

from vectorstore.documents import Chunk, Document
from vectorstore.index.chunking import embedded_text
from vectorstore.index.embedding import Embedder, Vectors

MOST = 8  # an embedding takes a fifth of a second for a chunk
_REMEMBERED = 512


class Unembedded:
    """Similarities of at most eight chunks a question; vectors once made are kept in memory. Safe for threads."""

    def __init__(self, embedder: Embedder, document: Callable[[str], Document]) -> None:
        self._embedder = embedder
        self._document = document
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def similar(self, vector: Vectors, chunks: Sequence[Chunk]) -> list[tuple[Chunk, float]]:
        """The first eight of the chunks with their cosine similarity to a question's vector."""
        chosen = chunks[:MOST]
        with self._lock:
            known = {chunk.id: self._vectors[chunk.id] for chunk in chosen if chunk.id in self._vectors}
        fresh = [chunk for chunk in chosen if chunk.id not in known]
        if fresh:
            texts = [embedded_text(self._document(chunk.document_id), chunk) for chunk in fresh]
            made = self._embedder.embed_passages(texts)
            known |= {chunk.id: row for chunk, row in zip(fresh, made, strict=True)}
            self._remember({chunk.id: known[chunk.id] for chunk in fresh})
        return [(chunk, float(known[chunk.id] @ vector)) for chunk in chosen]

    def _remember(self, made: dict[str, Vectors]) -> None:
        with self._lock:
            self._vectors |= made
            while len(self._vectors) > _REMEMBERED:
                self._vectors.popitem(last=False)
