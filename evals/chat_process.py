"""The real web chat in a process of its own, to be measured."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evals.errors import ChatFailed

CORES = 2
_READY = re.compile(r"Attaché is ready at (http://\S+)")
_START = "from ui.shell.commands import main; main()"


@dataclass(frozen=True)
class ChatProcess:
    """A chat that said it is ready."""

    url: str
    pid: int

    def resident(self) -> float | None:
        """Its resident memory in MiB, as Linux counts it; None on other systems."""
        status = Path(f"/proc/{self.pid}/status")
        found = re.search(r"^VmRSS:\s+(\d+) kB", status.read_text(), re.MULTILINE) if status.exists() else None
        return int(found[1]) / 1024 if found else None


@contextmanager
def chat_process(home: Path) -> Iterator[ChatProcess]:
    """Start `attache chat` on a free port and on two cores, and stop it afterwards. Raises ChatFailed."""
    process = subprocess.Popen(
        [sys.executable, "-c", _START, "chat", "--home", str(home), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "ATTACHE_MODEL": ""},
    )
    try:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(process.pid, sorted(os.sched_getaffinity(0))[:CORES])
        yield ChatProcess(_address(process), process.pid)
    finally:
        process.kill()
        process.communicate()


def _address(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    printed = []
    for line in process.stdout:
        printed.append(line)
        ready = _READY.match(line)
        if ready:
            return ready[1]
    raise ChatFailed(f"The chat ended before it was ready: {''.join(printed)[-2000:]}")
