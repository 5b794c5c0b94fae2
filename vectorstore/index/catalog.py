"""The catalog's writing side: what makes an ingest atomic to readers.

A document is visible when, and only when, its rows are committed here. The commit that makes it visible notes which
of its vectors are still pending, and the replaced version's vectors as strays. A vector is made and stored, then its
note goes. Whatever a killed writer leaves is on one of the two lists: pending vectors are made by the next one; strays,
which belong to nobody, are deleted.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from vectorstore.documents import Chunk, Document
from vectorstore.index.records import from_record, to_record
from vectorstore.index.rows import insert_chunks
from vectorstore.index.schema import create, translated

STALE = ""  # the stamp of a location whose file is to be read again, which no file has


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

    def forget_strays(self, ids: Iterable[str]) -> None:
        with translated(self._path), self._connection as open_:
            open_.executemany("DELETE FROM strays WHERE chunk_id = ?", ((key,) for key in ids))

    def publish(self, location: str, stamp: str, document: Document, chunks: Sequence[Chunk]) -> list[str]:
        """Make a document visible, in place of what the location held before; vectors it lacks are noted as pending.

        The locations that are stale now are returned: see `_leave`.
        """
        with translated(self._path), self._connection as open_:
            before = self._document_at(location)
            kept = self.chunk_ids(document.id) - {chunk.id for chunk in self.pending(document.id)}
            self._remove_rows(open_, document.id)
            open_.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?)",
                (document.id, document.path, to_record(document, location), document.text),
            )
            self._add_chunks(open_, document, chunks, kept)
            open_.execute("INSERT OR REPLACE INTO paths VALUES (?, ?, ?)", (location, stamp, document.id))
            stale = self._leave(open_, before, location) if before != document.id else []
            self._advance(open_)
            return stale

    def link(self, location: str, stamp: str, document_id: str) -> list[str]:
        """Record that a location holds a document that is already visible; the locations that are stale now."""
        with translated(self._path), self._connection as open_:
            before = self._document_at(location)
            open_.execute("INSERT OR REPLACE INTO paths VALUES (?, ?, ?)", (location, stamp, document_id))
            if before is None or before == document_id:
                return []
            stale = self._leave(open_, before, location)
            self._advance(open_)
            return stale

    def remove(self, location: str) -> list[str]:
        """Forget a location, and its document where no other location holds it; the locations that are stale now."""
        with translated(self._path), self._connection as open_:
            before = self._document_at(location)
            open_.execute("DELETE FROM paths WHERE location = ?", (location,))
            stale = self._leave(open_, before, location)
            self._advance(open_)
            return stale

    def locations(self, document_id: str) -> list[str]:
        """Where a document was read from."""
        return [row[0] for row in self._rows("SELECT location FROM paths WHERE document_id = ?", document_id)]

    def remove_document(self, document_id: str) -> None:
        """Forget a document and every location that holds it."""
        with translated(self._path), self._connection as open_:
            open_.execute("DELETE FROM paths WHERE document_id = ?", (document_id,))
            self._remove_rows(open_, document_id)
            self._advance(open_)

    def pending(self, document_id: str | None = None, limit: int = -1) -> list[Chunk]:
        """Chunks of visible documents that have no vector yet: of one document or of all, document by document."""
        which = "" if document_id is None else "WHERE p.document_id = ?"
        values = (limit,) if document_id is None else (document_id, limit)
        rows = self._rows(
            "SELECT c.id, c.document_id, c.start, c.stop FROM pending p JOIN chunks c ON c.id = p.chunk_id "
            f"{which} ORDER BY c.key LIMIT ?",
            *values,
        )
        return [Chunk(*row) for row in rows]

    def still_pending(self, ids: Sequence[str]) -> set[str]:
        """Which of these chunks are in the index and have no vector yet."""
        sql = "SELECT chunk_id FROM pending WHERE chunk_id IN (SELECT value FROM json_each(?))"
        return {row[0] for row in self._rows(sql, json.dumps(list(ids)))}

    def note_pending(self, ids: Iterable[str]) -> None:
        """Have the vectors of these chunks made anew."""
        with translated(self._path), self._connection as open_:
            open_.executemany(
                "INSERT OR IGNORE INTO pending SELECT id, document_id FROM chunks WHERE id = ?", ((k,) for k in ids)
            )
            self._advance(open_)

    def settle(self, ids: Sequence[str]) -> None:
        """Note that these chunks have their vectors; readers are told once a document has all of them."""
        with translated(self._path), self._connection as open_:
            before = self._documents_pending(open_)
            open_.executemany("DELETE FROM pending WHERE chunk_id = ?", ((key,) for key in ids))
            if self._documents_pending(open_) != before:
                self._advance(open_)

    def document(self, document_id: str) -> Document | None:
        rows = self._rows("SELECT id, path, described, text FROM documents WHERE id = ?", document_id)
        return from_record(*rows[0]) if rows else None

    def close(self) -> None:
        self._connection.close()

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with translated(self._path):
            return self._connection.execute(sql, values).fetchall()

    def _document_at(self, location: str) -> str | None:
        rows = self._rows("SELECT document_id FROM paths WHERE location = ?", location)
        return rows[0][0] if rows else None

    def _add_chunks(
        self, open_: sqlite3.Connection, document: Document, chunks: Sequence[Chunk], kept: set[str]
    ) -> None:
        insert_chunks(open_, document, chunks)
        fresh = ((chunk.id, document.id) for chunk in chunks if chunk.id not in kept)
        open_.executemany("INSERT INTO pending VALUES (?, ?)", fresh)
        open_.executemany("DELETE FROM strays WHERE chunk_id = ?", ((chunk.id,) for chunk in chunks))

    def _leave(self, open_: sqlite3.Connection, document_id: str | None, location: str) -> list[str]:
        """Note that a location holds a document no more, which goes where no other location holds it.

        Where it bears this location's name, the others are stale: the first that is read again gives it its own.
        """
        held = [row[0] for row in open_.execute("SELECT location FROM paths WHERE document_id = ?", (document_id,))]
        if document_id is not None and not held:
            self._remove_rows(open_, document_id)
        if not held or not self._is_described_from(open_, document_id, location):
            return []
        open_.execute("UPDATE paths SET stamp = ? WHERE document_id = ?", (STALE, document_id))
        return held

    def _is_described_from(self, open_: sqlite3.Connection, document_id: str | None, location: str) -> bool:
        """Whether a document was described from this location, or it is not known from which, as in older indexes."""
        sql = "SELECT json_extract(described, '$.location') FROM documents WHERE id = ?"
        return open_.execute(sql, (document_id,)).fetchone() in ((location,), (None,))

    def _remove_rows(self, open_: sqlite3.Connection, document_id: str) -> None:
        mine = "SELECT key FROM chunks WHERE document_id = ?"
        open_.execute("INSERT OR IGNORE INTO strays SELECT id FROM chunks WHERE document_id = ?", (document_id,))
        open_.execute("DELETE FROM pending WHERE document_id = ?", (document_id,))
        open_.execute(f"DELETE FROM words WHERE rowid IN ({mine})", (document_id,))
        open_.execute("DELETE FROM chunks WHERE document_id = ?", (document_id,))
        open_.execute("DELETE FROM documents WHERE id = ?", (document_id,))

    def _documents_pending(self, open_: sqlite3.Connection) -> int:
        return int(open_.execute("SELECT count(DISTINCT document_id) FROM pending").fetchone()[0])

    def _advance(self, open_: sqlite3.Connection) -> None:
        open_.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")
