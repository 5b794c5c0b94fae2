"""One writer at a time, by a lock of the operating system: it goes with the process, however that ends."""

import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from vectorstore.errors import IndexLocked, StorageFailed
from vectorstore.remarks import Remark

WAIT_SECONDS = 1.5


@contextmanager
def writer_lock(path: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the index for writing. Raises IndexLocked within `wait` seconds, naming the process that holds it."""
    lock = FileLock(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=wait)
    except Timeout:
        raise IndexLocked(
            "{holder} Wait until it has finished, or choose another ATTACHE_HOME.", holder=_holder(path)
        ) from None
    except OSError as error:
        raise StorageFailed(
            "{home} cannot be written ({reason}). Choose another ATTACHE_HOME.",
            home=path.parent,
            reason=error.strerror,
        ) from error
    try:
        _note(path).write_text(json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": time.time()}))
        yield
    except OSError as error:
        raise StorageFailed(
            "{home}: {reason}. Free some space, then run the command again.", home=path.parent, reason=error.strerror
        ) from error
    finally:
        _note(path).unlink(missing_ok=True)
        lock.release()


def _note(path: Path) -> Path:
    return path.with_suffix(".json")


def _holder(path: Path) -> Remark:
    try:
        note = json.loads(_note(path).read_text())
        since = time.strftime("%H:%M:%S", time.localtime(note["since"]))
        return Remark(
            "Process {process} on {host} has been writing to {home} since {since}.",
            process=note["pid"],
            host=note["host"],
            home=path.parent,
            since=since,
        )
    except (OSError, ValueError, KeyError):
        return Remark("Another process is writing to {home}.", home=path.parent)
