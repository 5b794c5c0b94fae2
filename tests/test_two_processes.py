"""One writer at a time; readers beside it stay fresh, and nobody waits longer than two seconds."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rag import Settings, ask, documents, ingest
from vectorstore.errors import IndexLocked, IndexMissing

HOLD = """
import sys
from pathlib import Path
from vectorstore.index.locking import writer_lock
with writer_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""
WRITE = """
import sys
from pathlib import Path
from rag import Settings, ingest
ingest([sys.argv[2]], settings=Settings(home=Path(sys.argv[1])), mirror=True)
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "ferry.txt").write_text("The ferry leaves at noon and takes twenty cars to the island.\n")
    made = Settings(home=tmp_path / "home")
    ingest([tmp_path / "docs"], settings=made)
    return made


@contextmanager
def other_writer(settings: Settings) -> Iterator[int]:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(settings.location.lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    try:
        yield child.pid
    finally:
        child.stdin.close()
        child.wait()


def test_a_second_writer_is_told_who_writes_within_two_seconds(settings: Settings, tmp_path: Path) -> None:
    with other_writer(settings) as pid:
        started = time.monotonic()
        with pytest.raises(IndexLocked, match=f"Process {pid} "):
            ingest([tmp_path / "docs"], settings=settings)
        assert time.monotonic() - started < 2.0
    assert ingest([tmp_path / "docs"], settings=settings).unchanged == ("ferry.txt",)


def test_asking_works_while_another_process_writes(settings: Settings) -> None:
    with other_writer(settings):
        started = time.monotonic()
        assert "noon" in ask("When does the ferry leave?", settings=settings).text
        assert time.monotonic() - started < 2.0


def test_a_reader_sees_what_another_process_wrote_without_reopening(settings: Settings, tmp_path: Path) -> None:
    assert ask("When does the ferry leave?", settings=settings).citations
    (tmp_path / "docs" / "ferry.txt").write_text("The ferry leaves at seven and takes twenty cars to the island.\n")
    (tmp_path / "docs" / "mill.txt").write_text("The water mill was rebuilt by Ines Carvalho after the flood.\n")
    command = [sys.executable, "-c", WRITE, str(settings.home), str(tmp_path / "docs")]
    subprocess.run(command, check=True, timeout=60)
    answer = ask("When does the ferry leave?", settings=settings)
    assert "seven" in answer.text
    assert "noon" not in answer.text
    assert "Carvalho" in ask("Who rebuilt the water mill?", settings=settings).text
    assert len(documents(settings)) == 2


def test_an_empty_home_says_which_command_to_run(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="attache ingest"):
        ask("When does the ferry leave?", settings=Settings(home=tmp_path / "nothing"))
    assert not (tmp_path / "nothing").exists()
