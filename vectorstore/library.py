"""The reading side: search, documents, always as fresh as the last finished ingest."""

import json
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vectorstore.documents import Chunk, Document
from vectorstore.embedding import Embedder, Vectors, open_embedder
from vectorstore.errors import IndexMissing
from vectorstore.fulltext import match_query
from vectorstore.location import Location
from vectorstore.records import from_record
from vectorstore.schema import open_for_reading, translated

if TYPE_CHECKING:
    from vectorstore.vectors import VectorStore

_DOCUMENTS_IN_MEMORY = 256
_HEADER_WEIGHT, _BODY_WEIGHT = 0.6, 1.0


class Library:
    """An index opened for reading; safe to use from several threads.

    Raises IndexMissing, IndexForeign, StorageFailed, VectorServerDown or EmbedderFailed.
    """

    def __init__(self, location: Location) -> None:
        self.location = location
        if not location.catalog.exists():
            open_for_reading(location.catalog)
        self.embedder: Embedder = open_embedder(location)
        self._connection = open_for_reading(location.catalog, self.embedder.fingerprint)
        self._identity = _identity(location.catalog)
        self._lock = threading.RLock()
        self._generation = -1
        self._store: VectorStore | None = None
        self._forget()
        self.refresh()

    def refresh(self) -> int:
        """Notice what other processes have written since; the generation number that is now read."""
        with self._lock, translated(self.location.catalog):
            if _identity(self.location.catalog) != self._identity:
                raise IndexMissing(f"The index in {self.location.home} was replaced. Open it again.")
            row = self._connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
            if int(row[0]) != self._generation:
                self._forget()
                if self._store is not None and self._generation >= 0:
                    self._store.reopen()
                self._generation = int(row[0])
        return self._generation

    def dense(self, vector: Vectors, limit: int, documents: Sequence[str] | None = None) -> list[tuple[Chunk, float]]:
        """The nearest visible chunks with their cosine similarity, nearest first."""
        wanted = limit if documents is None else limit * 2
        found = self.vectors.query(vector, max(1, wanted), documents)
        chunks = {chunk.id: chunk for chunk in self._chunks([key for key, _ in found])}
        allowed = None if documents is None else set(documents)
        hits = [(chunks[key], similarity) for key, similarity in found if key in chunks]
        return [hit for hit in hits if allowed is None or hit[0].document_id in allowed][:limit]

    def full_text(
        self, terms: list[str], limit: int, documents: Sequence[str] | None = None
    ) -> list[tuple[Chunk, float]]:
        """The chunks that hold any of the terms with their BM25 score (higher is better), best first."""
        query = match_query(terms)
        if not query:
            return []
        where, values = "", list[str]()
        if documents is not None:  # as one value: SQLite takes at most 32,766
            where, values = "AND c.document_id IN (SELECT value FROM json_each(?))", [json.dumps(list(documents))]
        sql = (
            "SELECT c.id, c.document_id, c.start, c.stop, "
            f"bm25(words, {_HEADER_WEIGHT}, {_BODY_WEIGHT}) AS score FROM words JOIN chunks c ON c.key = words.rowid "
            f"WHERE words MATCH ? {where} ORDER BY score, c.key LIMIT ?"
        )
        rows = self._rows(sql, (query, *values, limit))
        return [(Chunk(*row[:4]), -float(row[4])) for row in rows]

    def document(self, document_id: str) -> Document:
        """One document, text included. Raises IndexMissing when it is not (or no longer) there."""
        return self._document(document_id)

    def documents(self) -> tuple[Document, ...]:
        """Every document's description in order of path, the text left empty: for lists and filters."""
        return self._described()

    def languages(self) -> Mapping[str, str | None]:
        """Each document's language by its id, None where it is not known."""
        return self._languages()

    def chunk_total(self) -> int:
        return int(self._rows("SELECT count(*) FROM chunks", ())[0][0])

    def frequency(self, stem: str) -> int:
        """In how many chunks a stem occurs."""
        return self._frequency(stem)

    def stems(self) -> tuple[str, ...]:
        """Every stem of the full-text index, in one order always: ties between near words must not depend on a hash."""
        return self._stems()

    @property
    def vectors(self) -> "VectorStore":
        with self._lock:
            if self._store is None:
                from vectorstore.vectors import VectorStore

                name = str(self._rows("SELECT value FROM meta WHERE key = 'collection'", ())[0][0])
                self._store = VectorStore(self.location, name, self.embedder.fingerprint)
            return self._store

    def close(self) -> None:
        with self._lock:
            self._connection.close()
            if self._store is not None:
                self._store.reopen()

    def _chunks(self, ids: Sequence[str]) -> Iterable[Chunk]:
        marks = ",".join("?" * len(ids))
        rows = self._rows(f"SELECT id, document_id, start, stop FROM chunks WHERE id IN ({marks})", tuple(ids))
        return [Chunk(*row) for row in rows]

    def _rows(self, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        with self._lock, translated(self.location.catalog):
            return self._connection.execute(sql, values).fetchall()

    def _read_document(self, document_id: str) -> Document:
        rows = self._rows("SELECT id, path, described, text FROM documents WHERE id = ?", (document_id,))
        if not rows:
            raise IndexMissing(f"Document {document_id} is no longer in the index. Ask again.")
        return from_record(*rows[0])

    def _read_descriptions(self) -> tuple[Document, ...]:
        rows = self._rows("SELECT id, path, described, '' FROM documents ORDER BY path, id", ())
        return tuple(from_record(*row) for row in rows)

    def _read_frequency(self, stem: str) -> int:
        rows = self._rows("SELECT doc FROM vocabulary WHERE term = ?", (stem,))
        return int(rows[0][0]) if rows else 0

    def _read_stems(self) -> tuple[str, ...]:
        return tuple(str(row[0]) for row in self._rows("SELECT term FROM vocabulary ORDER BY term", ()))

    def _forget(self) -> None:
        self._document: Callable[[str], Document] = lru_cache(_DOCUMENTS_IN_MEMORY)(self._read_document)
        self._described = lru_cache(1)(self._read_descriptions)
        self._languages = lru_cache(1)(lambda: {card.id: card.language for card in self._described()})
        self._frequency: Callable[[str], int] = lru_cache(4096)(self._read_frequency)
        self._stems = lru_cache(1)(self._read_stems)


def _identity(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except FileNotFoundError:
        raise IndexMissing(f"The index in {path.parent} is gone. Run `attache ingest PATH` again.") from None
    return status.st_dev, status.st_ino


_open: dict[Location, Library] = {}
_open_guard = threading.Lock()


def open_library(location: Location) -> Library:
    """The index at a location, opened once a process and refreshed on each call."""
    with _open_guard:
        library = _open.get(location)
        if library is not None:
            try:
                library.refresh()
                return library
            except IndexMissing:
                library.close()
                del _open[location]
        _open[location] = Library(location)
        return _open[location]


def close_library(location: Location) -> None:
    """Let go of the index at a location: files and memory; it is opened again when it is next asked for."""
    with _open_guard:
        library = _open.pop(location, None)
    if library is not None:
        library.close()
