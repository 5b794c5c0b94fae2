"""Ingest, a question, the chat and an evaluation where every door but loopback is shut."""

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ATTACHE = (sys.executable, "-c", "from ui.shell.commands import main; main()")
# Python runs a module of this name at every start, in child processes as well. What is refused is written down too,
# so that an attempt counts even where the caller swallows the refusal.
GUARD = """
import os, sys

def guard(event, args):
    if event in ("socket.connect", "socket.sendto"):
        address = args[1]
        host = address[0] if isinstance(address, tuple) else "unix"
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        host = args[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    if host not in ("localhost", "unix", "::1", "0.0.0.0", "::") and not host.startswith("127."):
        with open(os.environ["REFUSED"], "a") as log:
            log.write(f"{event} {host}\\n")
        raise OSError(101, f"no way to {host}")

sys.addaudithook(guard)
"""

CASES = """
corpus: ferry
cases:
  - id: last-ferry
    kind: fact
    language: en
    question: When does the last ferry to Gull Point leave?
    answerable: true
    accept: [["22:40"]]
    documents: [ferry.txt]
    evidence:
      - {document: ferry.txt, quote: "leaves the harbour at 22:40"}
"""


@pytest.fixture
def shut(tmp_path: Path) -> dict[str, str]:
    """An environment without a network, an account, a key or a file of earlier runs."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    (tmp_path / "refused").touch()
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PYTHONPATH": f"{tmp_path / 'guard'}{os.pathsep}{ROOT}",
        "REFUSED": str(tmp_path / "refused"),
        "ATTACHE_HOME": str(tmp_path / "home"),
        "PYTHONUNBUFFERED": "1",
    }


def attache(env: dict[str, str], *words: str) -> str:
    ended = subprocess.run([*ATTACHE, *words], env=env, capture_output=True, text=True, timeout=200)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def chat_page(env: dict[str, str]) -> str:
    """Start the chat, read its page once, stop it as a user does."""
    pipe = subprocess.PIPE
    with subprocess.Popen([*ATTACHE, "chat", "--port", "0"], env=env, stdout=pipe, stderr=pipe, text=True) as chat:
        assert chat.stdout
        ready = next((line for line in chat.stdout if line.startswith("Attaché is ready at ")), None)
        page = "" if ready is None else urllib.request.urlopen(ready.split()[-1], timeout=30).read().decode()
        chat.send_signal(signal.SIGINT)
        _, err = chat.communicate(timeout=60)
    assert "Traceback" not in err
    assert ready is not None, err
    return page


def test_the_guard_shuts_and_writes_down(shut: dict[str, str]) -> None:
    code = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    ended = subprocess.run([sys.executable, "-c", code], env=shut, capture_output=True, text=True, timeout=60)
    assert "no way to 192.0.2.1" in ended.stderr
    assert "192.0.2.1" in Path(shut["REFUSED"]).read_text()


def test_everything_works_without_a_network(shut: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "ferry.txt").write_text("The last ferry to Gull Point leaves the harbour at 22:40.\n", encoding="utf-8")
    (folder / "page.html").write_text(
        "<h1>Tide</h1><p>The spring tide reached 4.2 metres in March.</p>", encoding="utf-8"
    )
    assert attache(shut, "ingest", str(folder)).startswith("2 added")
    assert "22:40" in attache(shut, "ask", "When does the last ferry to Gull Point leave?")
    assert chat_page(shut).startswith("<!doctype html>")
    cases = tmp_path / "cases.yaml"
    cases.write_text(CASES, encoding="utf-8")
    assert attache(shut, "eval", "--corpus", str(folder), "--cases", str(cases))
    assert Path(shut["REFUSED"]).read_text() == ""
