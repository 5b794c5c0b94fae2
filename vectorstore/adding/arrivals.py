"""What becomes of each file that is added while the program runs, from waiting to ready or refused."""

import threading
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class ArrivalState(StrEnum):
    """Where a file stands: its text can be asked about from EMBEDDING on, at first by its words alone."""

    WAITING = "waiting"
    READING = "reading"
    EMBEDDING = "embedding"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class Arrival:
    """A file that is being added. `note` says why it failed, with the next step, or what it waits for; `left` that an
    earlier program took it, so that whoever handed it in is no longer there to be told."""

    number: int
    name: str
    state: ArrivalState = ArrivalState.WAITING
    note: str = ""
    document_id: str | None = None
    left: bool = False


class Arrivals:
    """The files added since the program started, newest last, of those that are done only the last few; for threads."""

    _REMEMBERED = 100

    def __init__(self) -> None:
        self._files: dict[int, Arrival] = {}
        self._given = 0
        self._lock = threading.Lock()

    def begin(
        self, name: str, state: ArrivalState = ArrivalState.WAITING, note: str = "", *, left: bool = False
    ) -> int:
        """Note a file; its number."""
        with self._lock:
            self._given += 1
            self._files[self._given] = Arrival(self._given, name, state, note, left=left)
            over = [key for key, each in self._files.items() if each.state in (ArrivalState.READY, ArrivalState.FAILED)]
            for key in over[: max(0, len(self._files) - self._REMEMBERED)]:
                del self._files[key]
            return self._given

    def change(self, number: int, **changes: Any) -> None:
        with self._lock:
            if number in self._files:
                self._files[number] = replace(self._files[number], **changes)

    def dismiss(self, number: int) -> None:
        """Forget a file that failed or is ready."""
        with self._lock:
            held = self._files.get(number)
            if held and held.state in (ArrivalState.READY, ArrivalState.FAILED):
                del self._files[number]

    def settle(self, pending: set[str]) -> None:
        """Those whose document has all its vectors are ready."""
        with self._lock:
            for number, each in self._files.items():
                if each.state is ArrivalState.EMBEDDING and each.document_id not in pending:
                    self._files[number] = replace(each, state=ArrivalState.READY)

    def all(self) -> tuple[Arrival, ...]:
        with self._lock:
            return tuple(self._files.values())
