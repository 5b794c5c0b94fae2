"""`conversations.sqlite`: its tables, and how it is read and written."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock

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


class ConversationFile:
    """The file, opened once and used by one thread at a time: closing the last connection to it writes everything to
    its place on disk, which took longer than all else that a question keeps. Raises StorageFailed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._inode = 0

    def exists(self) -> bool:
        return self._path.exists()

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """A connection, the file and its tables made where missing."""
        with translated(self._path), self._lock:
            if self._connection is None or not self.exists() or self._path.stat().st_ino != self._inode:
                self._connection = _open(self._path)  # at first, and once the file was moved away
                self._inode = self._path.stat().st_ino
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction, undone where it fails."""
        with self.opened() as connection, connection:
            connection.execute("BEGIN IMMEDIATE")  # waits for another writer here, not in the middle
            yield connection

    def settle(self) -> None:
        """Write what was last changed to its place, so that the log beside the file holds nothing deleted."""
        with self.opened() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # what was asked is nobody else's business
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    with ExitStack() as unless_prepared:
        unless_prepared.callback(connection.close)
        # SQLite does not wait for another process that turns the log on at the same moment: it fails at once
        with FileLock(path.with_suffix(".lock"), timeout=_BUSY_SECONDS):
            _prepare(connection, path)
        unless_prepared.pop_all()
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
            "{path} was written by another version of Attaché or another program. Move it away to start anew.",
            path=path,
        )


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors as ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StorageFailed(
            "{path} cannot be used ({error}). Check free space and permissions of {home} or move it away.",
            path=path,
            error=error,
            home=path.parent,
        ) from error
    except OSError as error:
        raise StorageFailed(
            "{home} cannot be used ({reason}). Choose another ATTACHE_HOME.", home=path.parent, reason=error.strerror
        ) from error
