"""The same code against a Chroma server, started here on loopback."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag import Settings, ask, ingest
from vectorstore.errors import IndexForeign, VectorServerDown


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def chroma_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port, data = free_port(), tmp_path_factory.mktemp("chroma")
    program = shutil.which("chroma", path=str(Path(sys.executable).parent))
    assert program, "the chroma command comes with chromadb"
    arguments = ["run", "--host", "127.0.0.1", "--port", str(port), "--path", str(data)]
    server = subprocess.Popen([program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{url}/api/v2/heartbeat", server)
        yield url
    finally:
        server.terminate()
        server.wait(10)


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        assert server.poll() is None, "chroma run ended by itself"
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError("chroma run did not come up in 30 seconds")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "docs"
    made.mkdir()
    (made / "bridge.txt").write_text("The old bridge opened on 3 May 1931. It is 212 metres long.\n")
    (made / "mill.txt").write_text("The water mill was rebuilt by Ines Carvalho after the flood.\n")
    return made


def test_ingest_ask_change_and_mirror_through_a_server(chroma_url: str, folder: Path, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home", chroma_url=chroma_url)
    assert len(ingest([folder], settings=settings).added) == 2
    assert "Carvalho" in ask("Who rebuilt the water mill?", settings=settings).text
    (folder / "mill.txt").write_text("The water mill was rebuilt by Pavel Novak after the flood.\n")
    (folder / "bridge.txt").unlink()
    report = ingest([folder], settings=settings, mirror=True)
    assert (len(report.updated), len(report.removed)) == (1, 1)
    answer = ask("Who rebuilt the water mill?", settings=settings)
    assert "Novak" in answer.text
    assert {passage.document.path for passage in answer.passages} == {"mill.txt"}
    assert not settings.location.vectors.exists()


def test_two_homes_share_a_server_without_seeing_each_other(chroma_url: str, folder: Path, tmp_path: Path) -> None:
    one = Settings(home=tmp_path / "one", chroma_url=chroma_url)
    two = Settings(home=tmp_path / "two", chroma_url=chroma_url)
    ingest([folder / "bridge.txt"], settings=one)
    ingest([folder / "mill.txt"], settings=two)
    assert {p.document.path for p in ask("Who rebuilt the mill?", settings=one).passages} == {"bridge.txt"}
    assert {p.document.path for p in ask("Who rebuilt the mill?", settings=two).passages} == {"mill.txt"}


def test_an_index_whose_server_lost_its_data_is_refused_with_the_next_step(
    chroma_url: str, folder: Path, tmp_path: Path
) -> None:
    embedded = Settings(home=tmp_path / "home")
    ingest([folder], settings=embedded)
    with pytest.raises(IndexForeign, match="attache ingest"):
        ask("Who rebuilt the mill?", settings=Settings(home=tmp_path / "home", chroma_url=chroma_url))


def test_a_server_that_is_down_is_named(folder: Path, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home", chroma_url=f"http://127.0.0.1:{free_port()}")
    with pytest.raises(VectorServerDown, match="ATTACHE_CHROMA_URL"):
        ingest([folder], settings=settings)
