"""The tables of `conversations.sqlite` and how a connection to it is opened."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vectorstore.errors import StorageFailed

VERSION = 1
_BUSY_SECONDS = 10.0
_TABLES = """
CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, folded TEXT NOT NULL, changed REAL NOT NULL)
    WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS conversations_by_owner ON conversations (owner, changed);
CREATE TABLE IF NOT EXISTS turns (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, words TEXT NOT NULL, record TEXT NOT NULL,
    verdict TEXT, note TEXT, judged REAL,
    PRIMARY KEY (conversation, position)) WITHOUT ROWID;
"""


def create(path: Path) -> sqlite3.Connection:
    """A connection, the file and its tables made where missing. Raises StorageFailed for another program's file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # what was asked is nobody else's business
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        _prepare(connection, path)
    except (sqlite3.DatabaseError, StorageFailed):
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")  # a deleted conversation does not linger in free pages
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == 0 and not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(f"BEGIN IMMEDIATE;{_TABLES}PRAGMA user_version = {VERSION};COMMIT;")
    elif version != VERSION:
        raise StorageFailed(
            f"{path} was written by another version of Attaché or another program. Move it away to start anew."
        )


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors as ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StorageFailed(
            f"{path} cannot be used ({error}). Check free space and permissions of {path.parent} or move it away."
        ) from error
    except OSError as error:
        raise StorageFailed(f"{path.parent} cannot be used ({error.strerror}). Choose another ATTACHE_HOME.") from error
