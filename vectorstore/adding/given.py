"""Documents given with a question, searchable while it is answered; nothing of them touches the disk."""

from collections.abc import Sequence
from pathlib import Path

from vectorstore.documents import Chunk, Document
from vectorstore.errors import IndexMissing
from vectorstore.index.chunking import chunk_document
from vectorstore.index.embedding import Embedder, Vectors
from vectorstore.index.lookups import Lookups
from vectorstore.index.rows import insert_chunks
from vectorstore.index.schema import open_in_memory, translated
from vectorstore.index.unembedded import Unembedded

_IN_MEMORY = Path("the documents given")
_ENOUGH = 8
_OPENING = 2


class GivenDocuments(Lookups):
    """Documents held in memory, chunked and indexed for full text as an ingest would; no vectors are kept.

    Several thousand chunks a second. Ids must differ. Safe to use from several threads; `close` frees it.
    """

    def __init__(self, documents: Sequence[Document], embedder: Embedder) -> None:
        self.embedder = embedder
        self._given = {document.id: document for document in documents}
        self._unembedded = Unembedded(embedder, self._given.__getitem__)
        self._chunked = {document.id: chunk_document(document) for document in documents}
        connection = open_in_memory()
        super().__init__(connection, _IN_MEMORY)
        with translated(_IN_MEMORY), connection:
            for document in documents:
                insert_chunks(connection, document, self._chunked[document.id])

    def dense(
        self,
        vector: Vectors,
        limit: int,
        documents: Sequence[str] | None = None,
        near: Sequence[tuple[Chunk, float]] = (),
    ) -> list[tuple[Chunk, float]]:
        """At most eight chunks, embedded on the fly, with their cosine similarity, nearest first.

        None where full text found eight that can be trusted (see `Searchable`): then words tell more, at no cost.
        Otherwise those it found, and the openings of the documents.
        """
        if sum(trust >= 1.0 for _, trust in near) >= _ENOUGH:
            return []
        allowed = set(self._given if documents is None else documents)
        found = [chunk for chunk, _ in near if chunk.document_id in allowed]
        chunks = [*found, *self._openings(allowed, {chunk.id for chunk in found})]
        return sorted(self._unembedded.similar(vector, chunks), key=lambda hit: -hit[1])[:limit]

    def _openings(self, allowed: set[str], known: set[str]) -> list[Chunk]:
        """The first chunks of the documents: all the first, then all the second."""
        mine = [chunks for key, chunks in self._chunked.items() if key in allowed]
        turns = [[chunks[turn] for chunks in mine if turn < len(chunks)] for turn in range(_OPENING)]
        return [chunk for turn in turns for chunk in turn if chunk.id not in known]

    def _read_document(self, document_id: str) -> Document:
        if document_id not in self._given:
            raise IndexMissing("Document {document} is not among those given. Ask again with it.", document=document_id)
        return self._given[document_id]

    def _read_descriptions(self) -> tuple[Document, ...]:
        return tuple(self._given.values())
