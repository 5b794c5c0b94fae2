"""Conversations on disk: `conversations.sqlite` in the home, beside the index and independent of it.

Each conversation belongs to an owner key, which only its browser and, hashed, this file know; no operation reaches
another owner's. A turn is written in one transaction, so that a program killed at any instant leaves whole turns, and
several processes may write at once.
"""

import hashlib
import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.settings import Settings
from ui.kept.conversation_tables import ConversationFile
from ui.kept.judgements import Judgement, Verdict
from ui.kept.turn_records import Finder, turn_of, turn_record
from ui.kept.turns import Turn
from vectorstore.documents import Document
from vectorstore.errors import StorageFailed, StoreError

LONGEST_TITLE = 120
MOST_LISTED = 200
_MINE = "id = ? AND owner = ?"
_MY_TURN = f"position = ? AND conversation = (SELECT id FROM conversations WHERE {_MINE})"
_LENGTH = "SELECT COALESCE(MAX(position) + 1, 0) FROM turns WHERE conversation = id"
_GONE = "This conversation was deleted, or is another browser's conversation. A further question begins a new one."


@dataclass(frozen=True)
class Listed:
    """A conversation of the list; `changed` in seconds since 1970."""

    id: str
    title: str
    changed: float


@dataclass(frozen=True)
class Judged:
    """An answer that was judged, with the turns before it."""

    turn: Turn
    before: tuple[Turn, ...]
    judgement: Judgement
    at: float


def new_id() -> str:
    """An id for a conversation that is about to begin; nobody can guess it."""
    return secrets.token_urlsafe(12)


class ConversationStore:
    """The conversations of every owner. Raises StorageFailed where the file cannot be used."""

    def __init__(self, home: Path, find: Finder) -> None:
        self._file = ConversationFile(home / "conversations.sqlite")
        self.find = find
        """Gives the document of an id as it is now, None where it is no longer there."""

    def listed(self, owner: str, search: str = "") -> tuple[Listed, ...]:
        """The owner's conversations, last changed first: those that hold every word of `search` anywhere."""
        words = search.casefold().split()[:10]
        held = "(instr(folded, ?) > 0 OR EXISTS (SELECT 1 FROM turns WHERE conversation = id AND instr(words, ?) > 0))"
        where = " AND ".join(["owner = ?", *[held] * len(words)])
        sql = f"SELECT id, title, changed FROM conversations WHERE {where} ORDER BY changed DESC LIMIT {MOST_LISTED}"
        doubled = [word for word in words for _ in range(2)]
        return tuple(Listed(*row) for row in self._rows(sql, _hashed(owner), *doubled))

    def title(self, owner: str, conversation: str) -> str | None:
        """The title of a conversation; None where the owner has none of that id."""
        rows = self._rows(f"SELECT title FROM conversations WHERE {_MINE}", conversation, _hashed(owner))
        return str(rows[0][0]) if rows else None

    def turns(self, owner: str, conversation: str) -> tuple[Turn, ...] | None:
        """Every turn of a conversation, oldest first; None where the owner has none of that id."""
        if self.title(owner, conversation) is None:
            return None
        sql = "SELECT record, verdict, note FROM turns WHERE conversation = ? ORDER BY position"
        return tuple(self._turn(*row) for row in self._rows(sql, conversation))

    def length(self, owner: str, conversation: str) -> int | None:
        """How many turns a conversation has; None where the owner has none of that id."""
        rows = self._rows(f"SELECT ({_LENGTH}) FROM conversations WHERE {_MINE}", conversation, _hashed(owner))
        return int(rows[0][0]) if rows else None

    def keep(self, owner: str, conversation: str, position: int, *turns: Turn) -> bool:
        """Write the turns that follow the first `position`; a conversation of a `new_id` begins with its first turn.
        False where the owner has none of that length: another page has gone on with it, or deleted it."""
        mine, now = _hashed(owner), time.time()
        rows = [
            (conversation, place, _words(turn), turn_record(turn), *_judging(turn.judgement, now))
            for place, turn in enumerate(turns, position)
        ]
        with self._file.writing() as open_:
            if not position:
                title = _title(turns[0].question)
                begun = (conversation, mine, title, title.casefold(), now)
                open_.execute("INSERT OR IGNORE INTO conversations VALUES (?, ?, ?, ?, ?)", begun)
            grown = f"UPDATE conversations SET changed = ? WHERE {_MINE} AND ({_LENGTH}) = ?"
            if not open_.execute(grown, (now, conversation, mine, position)).rowcount:
                return False
            open_.executemany("INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        return True

    def change(self, owner: str, conversation: str, position: int, turn: Turn) -> None:
        """Write what has become of a turn that was kept. Raises StorageFailed where it is no longer there."""
        at = (position, conversation, _hashed(owner))
        with self._file.writing() as open_:
            found = open_.execute(f"SELECT record FROM turns WHERE {_MY_TURN}", at).fetchone()
            if found is None or turn_of(found[0], lambda _: None).question != turn.question:
                raise StorageFailed(_GONE)
            values = (_words(turn), turn_record(turn), *at)
            open_.execute(f"UPDATE turns SET words = ?, record = ? WHERE {_MY_TURN}", values)

    def rename(self, owner: str, conversation: str, title: str) -> None:
        """Give a conversation another title; an empty one changes nothing."""
        named = _title(title)
        if named:
            with self._file.writing() as open_:
                values = (named, named.casefold(), conversation, _hashed(owner))
                open_.execute(f"UPDATE conversations SET title = ?, folded = ? WHERE {_MINE}", values)

    def delete(self, owner: str, conversation: str) -> None:
        """Forget a conversation, its turns and what was thought of them."""
        with self._file.writing() as open_:
            open_.execute(f"DELETE FROM conversations WHERE {_MINE}", (conversation, _hashed(owner)))
        self._file.settle()

    def judge(self, owner: str, conversation: str, position: int, judgement: Judgement | None) -> None:
        """Note what the reader thinks of an answer, in place of what was noted before; None takes it back. Raises
        StorageFailed where the answer is no longer there."""
        values = (*_judging(judgement, time.time()), position, conversation, _hashed(owner))
        with self._file.writing() as open_:
            noted = f"UPDATE turns SET verdict = ?, note = ?, judged = ? WHERE {_MY_TURN}"
            if not open_.execute(noted, values).rowcount:
                raise StorageFailed(_GONE)

    def judged(self) -> Iterator[Judged]:
        """Every judged answer of every owner, oldest judgement first: for whoever keeps the home."""
        sql = "SELECT conversation, position, judged FROM turns WHERE verdict IS NOT NULL ORDER BY judged"
        for conversation, position, at in self._rows(sql):
            upto = "SELECT record, verdict, note FROM turns WHERE conversation = ? AND position <= ? ORDER BY position"
            *before, last = (self._turn(*row) for row in self._rows(upto, conversation, position))
            if last.judgement:
                yield Judged(last, tuple(before), last.judgement, at)

    def _turn(self, record: str, verdict: str | None, note: str | None) -> Turn:
        turn = turn_of(record, self.find)
        return turn.judged(Judgement(Verdict(verdict), note or "")) if verdict else turn

    def _rows(self, sql: str, *values: object) -> Sequence[tuple[Any, ...]]:
        if not self._file.exists():
            return ()
        with self._file.opened() as connection:
            return connection.execute(sql, values).fetchall()


def kept_conversations(
    settings: Settings, document: Callable[[str, Settings], Document] | None = None
) -> ConversationStore:
    """The conversations kept in the home of `settings`; `document` defaults to that of `rag`."""
    from rag import document as stored

    def find(document_id: str) -> Document | None:
        try:
            return (document or stored)(document_id, settings)
        except StoreError:  # changed, removed, or the whole index is: its quotations are shown without it
            return None

    return ConversationStore(settings.home, find)


def _hashed(owner: str) -> str:
    return hashlib.sha256(owner.encode()).hexdigest()


def _title(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def _judging(judgement: Judgement | None, now: float) -> tuple[Verdict | None, str | None, float | None]:
    return (judgement.verdict, judgement.note, now) if judgement else (None, None, None)


def _words(turn: Turn) -> str:
    said = [sentence.shown for sentence in turn.sentences] + [citation.quote for citation in turn.citations]
    return "\n".join([turn.question, *said]).casefold()
