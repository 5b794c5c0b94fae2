"""The catalog's writing side: what makes an ingest atomic to readers.

A document is visible when, and only when, its rows are committed here. Before a vector goes to Chroma its id is noted
as a stray; the commit that makes the document visible takes the note away and notes the replaced version's vectors
instead. Whatever is still noted when a writer starts belongs to nobody and is deleted.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from vectorstore.documents import Chunk, Document
from vectorstore.records import to_record
from vectorstore.rows import insert_chunks
from vectorstore.schema import create, translated


class Catalog:
    """Documents, paths, chunks and full-text rows, written by one process at a time. Raises StorageFailed."""

    def __init__(self, path: Path, fingerprint: str) -> None:
        self._path = path
        self._connection = create(path, fingerprint)

    @property
    def collection(self) -> str:
        """The name of the Chroma collection that belongs to this catalog."""
        return str(self._rows("SELECT value FROM meta WHERE key = 'collection'")[0][0])

    def stamps(self) -> dict[str, str]:
        """Each ingested location with the stamp of the content it had."""
        return dict(self._rows("SELECT location, stamp FROM paths"))

    def chunk_ids(self, document_id: str) -> set[str]:
        return {row[0] for row in self._rows("SELECT id FROM chunks WHERE document_id = ?", document_id)}

    def all_chunk_ids(self) -> list[str]:
        return [row[0] for row in self._rows("SELECT id FROM chunks")]

    def strays(self) -> list[str]:
        """Ids of vectors that may exist and that no visible document owns."""
        return [row[0] for row in self._rows("SELECT chunk_id FROM strays")]

    def note_strays(self, ids: Iterable[str]) -> None:
        with translated(self._path), self._connection as open_:
            open_.executemany("INSERT OR IGNORE INTO strays VALUES (?)", ((key,) for key in ids))

    def forget_strays(self, ids: Iterable[str]) -> None:
        with translated(self._path), self._connection as open_:
            open_.executemany("DELETE FROM strays WHERE chunk_id = ?", ((key,) for key in ids))

    def publish(self, location: str, stamp: str, document: Document, chunks: Sequence[Chunk]) -> None:
        """Make a document visible, in place of what the location held before; its vectors are already stored."""
        with translated(self._path), self._connection as open_:
            before = self._document_at(location)
            self._remove_rows(open_, document.id)
            open_.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?)",
                (document.id, document.path, to_record(document), document.text),
            )
            self._add_chunks(open_, document, chunks)
            open_.execute("INSERT OR REPLACE INTO paths VALUES (?, ?, ?)", (location, stamp, document.id))
            if before is not None and before != document.id:
                self._drop_unless_used(open_, before)
            self._advance(open_)

    def link(self, location: str, stamp: str, document_id: str) -> None:
        """Record that a location holds a document that is already visible."""
        with translated(self._path), self._connection as open_:
            before = self._document_at(location)
            open_.execute("INSERT OR REPLACE INTO paths VALUES (?, ?, ?)", (location, stamp, document_id))
            if before is not None and before != document_id:
                self._drop_unless_used(open_, before)
                self._advance(open_)

    def remove(self, location: str) -> None:
        """Forget a location, and its document where no other location holds it."""
        with translated(self._path), self._connection as open_:
            before = self._document_at(location)
            open_.execute("DELETE FROM paths WHERE location = ?", (location,))
            if before is not None:
                self._drop_unless_used(open_, before)
            self._advance(open_)

    def remove_documents_of(self, chunk_ids: Iterable[str]) -> None:
        """Withdraw the documents that own these chunks, so that they are ingested again."""
        with translated(self._path), self._connection as open_:
            for chunk_id in chunk_ids:
                row = open_.execute("SELECT document_id FROM chunks WHERE id = ?", (chunk_id,)).fetchone()
                if row:
                    open_.execute("DELETE FROM paths WHERE document_id = ?", row)
                    self._drop_unless_used(open_, row[0])
            self._advance(open_)

    def close(self) -> None:
        self._connection.close()

    def _rows(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        with translated(self._path):
            return self._connection.execute(sql, values).fetchall()

    def _document_at(self, location: str) -> str | None:
        rows = self._rows("SELECT document_id FROM paths WHERE location = ?", location)
        return rows[0][0] if rows else None

    def _add_chunks(self, open_: sqlite3.Connection, document: Document, chunks: Sequence[Chunk]) -> None:
        insert_chunks(open_, document, chunks)
        open_.executemany("DELETE FROM strays WHERE chunk_id = ?", ((chunk.id,) for chunk in chunks))

    def _drop_unless_used(self, open_: sqlite3.Connection, document_id: str) -> None:
        if not open_.execute("SELECT 1 FROM paths WHERE document_id = ?", (document_id,)).fetchone():
            self._remove_rows(open_, document_id)

    def _remove_rows(self, open_: sqlite3.Connection, document_id: str) -> None:
        mine = "SELECT key FROM chunks WHERE document_id = ?"
        open_.execute("INSERT OR IGNORE INTO strays SELECT id FROM chunks WHERE document_id = ?", (document_id,))
        open_.execute(f"DELETE FROM words WHERE rowid IN ({mine})", (document_id,))
        open_.execute("DELETE FROM chunks WHERE document_id = ?", (document_id,))
        open_.execute("DELETE FROM documents WHERE id = ?", (document_id,))

    def _advance(self, open_: sqlite3.Connection) -> None:
        open_.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")
