"""The tables of `catalog.sqlite` and how a connection to it is opened."""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from vectorstore.errors import IndexForeign, IndexMissing, StorageFailed

VERSION = "1"
_BUSY_MILLISECONDS = 1500
_PENDING = """
CREATE TABLE IF NOT EXISTS pending (chunk_id TEXT PRIMARY KEY, document_id TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pending_by_document ON pending (document_id);
"""
_TABLES = f"""
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, described TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS paths (
    location TEXT PRIMARY KEY, stamp TEXT NOT NULL, document_id TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS paths_by_document ON paths (document_id);
CREATE TABLE IF NOT EXISTS chunks (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document_id TEXT NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS chunks_by_document ON chunks (document_id, start);
CREATE TABLE IF NOT EXISTS strays (chunk_id TEXT PRIMARY KEY) WITHOUT ROWID;
{_PENDING}
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
    header, body, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab (words, 'row');
"""


def create(path: Path, fingerprint: str) -> sqlite3.Connection:
    """A writing connection, tables made where missing. Raises IndexForeign for an index of another embedder."""
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_BUSY_MILLISECONDS / 1000, check_same_thread=False)
    with _closed_unless_opened(connection, path):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if not _is_ours(connection, path):
            connection.executescript(f"BEGIN;{_TABLES}")  # one transaction: a killed first start leaves nothing
            facts = {"version": VERSION, "generation": "0", "collection": f"attache-{uuid.uuid4().hex[:12]}"}
            rows = {**facts, "embedder": fingerprint}.items()
            connection.executemany("INSERT OR IGNORE INTO meta VALUES (?, ?)", rows)
            connection.commit()
        elif not has_pending(connection):
            connection.executescript(f"BEGIN;{_PENDING}COMMIT;")
        _check(connection, path, fingerprint)
    return connection


def open_for_reading(path: Path, fingerprint: str | None = None) -> sqlite3.Connection:
    """A read-only connection. Raises IndexMissing, or IndexForeign where `fingerprint` is not the index's embedder."""
    if not path.exists():
        raise IndexMissing(
            "There is no index in {home} yet. Run `attache ingest PATH` with your documents first.", home=path.parent
        )
    with translated(path):
        uri = f"{path.resolve().as_uri()}?mode=ro"
        connection = sqlite3.connect(uri, uri=True, timeout=_BUSY_MILLISECONDS / 1000, check_same_thread=False)
    with _closed_unless_opened(connection, path):
        if not _is_ours(connection, path):
            raise IndexMissing(
                "The index in {home} is empty. Run `attache ingest PATH` with your documents first.", home=path.parent
            )
        _check(connection, path, fingerprint)
    return connection


def open_in_memory() -> sqlite3.Connection:
    """A connection to empty tables that live and die with it; nothing is written to disk."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.executescript(_TABLES)
    return connection


def has_pending(connection: sqlite3.Connection) -> bool:
    """Whether the index has the list of vectors still to be made; one that was written before there was a list has none
    and lacks none."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'pending'").fetchone() is not None


@contextmanager
def _closed_unless_opened(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    with ExitStack() as stack, translated(path):
        stack.callback(connection.close)
        yield
        stack.pop_all()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors as ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error) or "malformed" in str(error):
            raise IndexForeign(
                "{path} is not an index of Attaché, or is damaged ({error}). Move it away.", path=path, error=error
            ) from error
        raise StorageFailed(
            "{path} cannot be used ({error}). Check free space and permissions of {home}, then try again.",
            path=path,
            error=error,
            home=path.parent,
        ) from error
    except OSError as error:
        raise StorageFailed(
            "{home} cannot be used ({reason}). Choose another ATTACHE_HOME.", home=path.parent, reason=error.strerror
        ) from error


def _is_ours(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the tables are there; False where there are none. Raises IndexForeign for another program's."""
    # one look, since a writer may make them all between two
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if names and "strays" not in names:
        raise IndexForeign("{path} belongs to another program. Choose another ATTACHE_HOME.", path=path)
    return bool(names)


def _check(connection: sqlite3.Connection, path: Path, fingerprint: str | None) -> None:
    facts = dict(connection.execute("SELECT key, value FROM meta"))
    if facts.get("version") != VERSION:
        raise IndexForeign(
            "{path} was written by another version of Attaché ({version}). "
            "Run `attache ingest --rebuild PATH` to make it anew.",
            path=path,
            version=facts.get("version"),
        )
    if fingerprint is not None and facts["embedder"] != fingerprint:
        raise IndexForeign(
            "The index in {home} was made by embedder {found!r}, not {wanted!r}. "
            "Run `attache ingest --rebuild PATH` to embed everything anew, or choose another ATTACHE_HOME.",
            home=path.parent,
            found=facts["embedder"],
            wanted=fingerprint,
        )
