"""The questions put to a catalog's tables, on disk or in memory."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from vectorstore.documents import Chunk, Document
from vectorstore.errors import IndexMissing
from vectorstore.index.fulltext import match_query
from vectorstore.index.records import from_record
from vectorstore.index.schema import has_pending, translated

_DOCUMENTS_IN_MEMORY = 256
_HEADER_WEIGHT, _BODY_WEIGHT = 0.6, 1.0


@dataclass(frozen=True)
class Pending:
    """How many of a document's chunks have no vector yet, and how many chunks it has."""

    left: int
    chunks: int


class Lookups:
    """Documents, chunks and full text of an open catalog, kept until `_forget`; safe to use from several threads.

    `path` is what errors name. Raises IndexMissing for a document that is not there, and StorageFailed.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._lock = threading.RLock()
        self._forget()

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
        return self._chunk_total()

    def frequency(self, stem: str) -> int:
        """In how many chunks a stem occurs."""
        return self._frequency(stem)

    def stems(self) -> tuple[str, ...]:
        """Every stem of the full-text index, in one order always: ties between near words must not depend on a hash."""
        return self._stems()

    def locations(self) -> set[str]:
        """Every location that was ingested and is not to be read again."""
        return {row[0] for row in self._rows("SELECT location FROM paths WHERE stamp <> ''", ())}

    def locations_of(self, document_id: str) -> tuple[str, ...]:
        """The locations that a document was read from."""
        rows = self._rows("SELECT location FROM paths WHERE document_id = ? ORDER BY location", (document_id,))
        return tuple(row[0] for row in rows)

    def pending(self) -> Mapping[str, Pending]:
        """The documents some of whose vectors are still to be made, by id."""
        if not self._has_pending():
            return {}
        sql = (
            "SELECT document_id, count(*), (SELECT count(*) FROM chunks c WHERE c.document_id = p.document_id) "
            "FROM pending p GROUP BY document_id"
        )
        return {row[0]: Pending(row[1], row[2]) for row in self._rows(sql, ())}

    def next_pending(self, limit: int) -> list[Chunk]:
        """Chunks whose vectors are to be made next, oldest document first."""
        if not self._has_pending():
            return []
        sql = (
            "SELECT c.id, c.document_id, c.start, c.stop FROM pending p JOIN chunks c ON c.id = p.chunk_id "
            "ORDER BY c.key LIMIT ?"
        )
        return [Chunk(*row) for row in self._rows(sql, (limit,))]

    def pending_chunks(self, ids: Sequence[str]) -> set[str]:
        """Which of these chunks have no vector yet."""
        if not self._has_pending():
            return set()
        sql = "SELECT chunk_id FROM pending WHERE chunk_id IN (SELECT value FROM json_each(?))"
        return {row[0] for row in self._rows(sql, (json.dumps(list(ids)),))}

    def pending_openings(self, limit: int) -> list[Chunk]:
        """The first chunk of each document, newest first, where it has no vector yet."""
        if not self._has_pending():
            return []
        sql = (
            "SELECT c.id, c.document_id, c.start, c.stop FROM chunks c JOIN pending p ON p.chunk_id = c.id "
            "WHERE NOT EXISTS (SELECT 1 FROM chunks e WHERE e.document_id = c.document_id AND e.start < c.start) "
            "ORDER BY c.key DESC LIMIT ?"
        )
        return [Chunk(*row) for row in self._rows(sql, (limit,))]

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def _chunks(self, ids: Sequence[str]) -> Iterable[Chunk]:
        marks = ",".join("?" * len(ids))
        rows = self._rows(f"SELECT id, document_id, start, stop FROM chunks WHERE id IN ({marks})", tuple(ids))
        return [Chunk(*row) for row in rows]

    def _rows(self, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        with self._lock, translated(self._path):
            return self._connection.execute(sql, values).fetchall()

    def _has_pending(self) -> bool:
        with self._lock, translated(self._path):
            return has_pending(self._connection)

    def _read_document(self, document_id: str) -> Document:
        rows = self._rows("SELECT id, path, described, text FROM documents WHERE id = ?", (document_id,))
        if not rows:
            raise IndexMissing("Document {document} is no longer in the index. Ask again.", document=document_id)
        return from_record(*rows[0])

    def _read_descriptions(self) -> tuple[Document, ...]:
        rows = self._rows("SELECT id, path, described, '' FROM documents ORDER BY path, id", ())
        return tuple(from_record(*row) for row in rows)

    def _read_chunk_total(self) -> int:
        return int(self._rows("SELECT count(*) FROM chunks", ())[0][0])

    def _read_frequency(self, stem: str) -> int:
        rows = self._rows("SELECT doc FROM vocabulary WHERE term = ?", (stem,))
        return int(rows[0][0]) if rows else 0

    def _read_stems(self) -> tuple[str, ...]:
        return tuple(str(row[0]) for row in self._rows("SELECT term FROM vocabulary ORDER BY term", ()))

    def _forget(self) -> None:
        self._document: Callable[[str], Document] = lru_cache(_DOCUMENTS_IN_MEMORY)(self._read_document)
        self._described = lru_cache(1)(self._read_descriptions)
        self._languages = lru_cache(1)(lambda: {card.id: card.language for card in self._described()})
        self._chunk_total = lru_cache(1)(self._read_chunk_total)
        self._frequency: Callable[[str], int] = lru_cache(4096)(self._read_frequency)
        self._stems = lru_cache(1)(self._read_stems)
