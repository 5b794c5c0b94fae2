"""What answering needs of the documents it may quote, wherever they are kept."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from vectorstore.documents import Chunk, Document
from vectorstore.index.embedding import Embedder, Vectors


class Searchable(Protocol):
    """Documents that can be searched: an index (`Library`), or those given with a question (`GivenDocuments`)."""

    @property
    def embedder(self) -> Embedder: ...

    def document(self, document_id: str) -> Document:
        """One document, text included. Raises IndexMissing when it is not there."""
        ...

    def documents(self) -> tuple[Document, ...]:
        """Every document's description; the text may be left empty."""
        ...

    def languages(self) -> Mapping[str, str | None]:
        """Each document's language by its id, None where it is not known."""
        ...

    def chunk_total(self) -> int: ...

    def frequency(self, stem: str) -> int:
        """In how many chunks a stem occurs."""
        ...

    def stems(self) -> tuple[str, ...]:
        """Every stem of the full-text index, in one order always."""
        ...

    def full_text(
        self, terms: list[str], limit: int, documents: Sequence[str] | None = None
    ) -> list[tuple[Chunk, float]]:
        """The chunks that hold any of the terms with their BM25 score (higher is better), best first."""
        ...

    def dense(
        self,
        vector: Vectors,
        limit: int,
        documents: Sequence[str] | None = None,
        near: Sequence[tuple[Chunk, float]] = (),
    ) -> list[tuple[Chunk, float]]:
        """The nearest chunks with their cosine similarity, nearest first.

        `near` holds what full text found, best first, with how far each can be trusted (1: in the question's
        language): where no vectors are kept, only a few chunks can be embedded, and these say which are worth it.
        """
        ...
