"""Killed at any instant, an ingest leaves every document whole or absent, and the next start heals the rest.

Whole: its text, its chunks and its full-text rows; of its vectors those that are missing are noted as pending.
"""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rag import Settings, ask, documents, ingest
from vectorstore.index.chunking import chunk_document
from vectorstore.index.library import open_library

CHILD = """
import sys
from pathlib import Path
from rag import Settings, ingest
from vectorstore.index.embedding import open_embedder
settings = Settings(home=Path(sys.argv[1]))
open_embedder(settings.location)
print("begin", flush=True)
ingest([sys.argv[2]], settings=settings, mirror=True)
print("end", flush=True)
"""


def write_round(folder: Path, round_: int) -> None:
    """Ten documents of three or more chunks; every round changes half of them and moves one away."""
    for number in range(10):
        version = round_ if number % 2 else 0
        lines = [f"Buoy {number} was checked by diver {line} in version {version} of the log." for line in range(24)]
        (folder / f"buoy-{number}.txt").write_text("\n".join(lines))
    (folder / f"buoy-{round_ % 10}.txt").unlink()


def check_whole(settings: Settings) -> None:
    library = open_library(settings.location)
    for card in documents(settings):
        whole = library.document(card.id)
        expected = {chunk.id for chunk in chunk_document(whole)}
        stored = {row[0] for row in library._rows("SELECT id FROM chunks WHERE document_id = ?", (card.id,))}
        assert stored == expected
        assert library.vectors.missing(list(stored)) <= library.pending_chunks(list(stored))
    versions = [d.path for d in documents(settings)]
    assert len(versions) == len(set(versions))


def kill_once(settings: Settings, folder: Path, delay: float) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(settings.home), str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "begin\n"
    time.sleep(delay)
    child.send_signal(signal.SIGKILL)
    child.wait()


def survive(tmp_path: Path, kills: int) -> None:
    settings, folder, chance = Settings(home=tmp_path / "home"), tmp_path / "docs", random.Random(7)
    folder.mkdir()
    write_round(folder, 1)
    ingest([folder], settings=settings, mirror=True)
    for round_ in range(2, kills + 2):
        write_round(folder, round_)
        kill_once(settings, folder, chance.uniform(0.0, 3.0))
        check_whole(settings)
        assert ask("Who checked buoy 4?", settings=settings).passages
    ingest([folder], settings=settings, mirror=True)
    check_whole(settings)
    assert len(documents(settings)) == 9
    library = open_library(settings.location)
    assert library._rows("SELECT count(*) FROM strays", ())[0][0] == 0
    assert library.pending() == {}


def test_every_document_is_whole_or_absent_after_two_kills(tmp_path: Path) -> None:
    survive(tmp_path, 2)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_document_is_whole_or_absent_after_twenty_kills(tmp_path: Path) -> None:
    survive(tmp_path, 20)
