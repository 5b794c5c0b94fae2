"""A chat in a process of its own: `python -m tests.chat_server PORT [HOME [CORPUS]]`.

It is scripted unless HOME holds an index; CORPUS is the module that holds the documents and the script.

`CHAT_SETTINGS` holds the variables it reads its settings from, as JSON: those of whoever runs the tests are left out.
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.conftest import heed_ctrl_c

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Running:
    """A chat that said it is ready."""

    process: subprocess.Popen[str]
    url: str
    printed: tuple[str, ...]

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def interrupt(self) -> tuple[int, str]:
        """Ctrl-C: the exit status and what was printed last."""
        self.process.send_signal(signal.SIGINT)
        rest, _ = self.process.communicate(timeout=30)
        return self.process.returncode, rest


@contextmanager
def running_chat(*arguments: str, **environment: str) -> Iterator[Running]:
    """Start a chat on a free port and stop it afterwards."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.chat_server", *(arguments or ("0",))],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "CHAT_SETTINGS": json.dumps(environment)},
        preexec_fn=heed_ctrl_c,
    )
    try:
        yield _ready(process)
    finally:
        process.kill()
        process.wait()


def _ready(process: subprocess.Popen[str]) -> Running:
    printed: list[str] = []
    assert process.stdout is not None
    for line in process.stdout:
        printed.append(line.rstrip("\n"))
        found = re.fullmatch(r"Attaché is ready at (http://[\w.-]+:\d+)", printed[-1])
        if found:
            return Running(process, found[1], tuple(printed))
    raise AssertionError("the chat ended before it was ready:\n" + "\n".join(printed))


def main(port: str, home: str = "", corpus: str = "tests.chat_corpus") -> None:
    from rag.settings import Settings
    from ui.server.serving import serve

    with tempfile.TemporaryDirectory() as empty:
        settings = Settings.load(
            json.loads(os.environ.get("CHAT_SETTINGS", "{}")), home=Path(home or empty), port=int(port)
        )
        if (settings.home / "catalog.sqlite").exists():
            serve(settings)
        else:
            script = import_module(corpus)
            parts: dict[str, Any] = {
                "stream": script.scripted,
                "documents": script.documents,
                "document": script.document,
            }
            serve(settings, **parts)


if __name__ == "__main__":
    main(*sys.argv[1:])
