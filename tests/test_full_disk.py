"""A disk that fills up: an error of ours, and what was whole before stays whole."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from rag import Settings, ask, documents, ingest

CHILD = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from rag import Settings, ingest
from vectorstore.errors import StoreError
settings = Settings(home=Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    ingest([sys.argv[2]], settings=settings)
except StoreError as error:
    print(type(error).__name__, str(error))
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="the system has no limit on file sizes to test with")
def test_an_ingest_that_runs_out_of_space_says_so_and_loses_nothing(tmp_path: Path) -> None:
    folder, settings = tmp_path / "docs", Settings(home=tmp_path / "home")
    folder.mkdir()
    (folder / "small.txt").write_text("The chapel bell was cast by Anna Lindqvist in 1902.\n")
    ingest([folder], settings=settings)
    sentences = [
        f"Gauge {number} showed {number * 7} millimetres of rain on that day of the year." for number in range(200)
    ]
    (folder / "large.txt").write_text("\n".join(sentences))
    used = max(file.stat().st_size for file in settings.home.rglob("*") if file.is_file())
    command = [sys.executable, "-c", CHILD, str(settings.home), str(folder), str(used + 4096)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=120).stdout
    assert told.startswith("StorageFailed"), told
    assert "space" in told
    assert [document.path for document in documents(settings)] == ["small.txt"]
    assert "Lindqvist" in ask("Who cast the chapel bell?", settings=settings).text
    assert ingest([folder / "small.txt"], settings=settings).unchanged == ("small.txt",)
