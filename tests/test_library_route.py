"""The number by which a page sees that the library has changed, from the real server."""

import http.client
from pathlib import Path

from rag import Settings, ingest
from rag.sources import generation
from tests.chat_server import Running, running_chat
from tests.files import write_txt


def fetch(chat: Running, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", chat.port, timeout=60)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", "/library/generation", headers=named)
        reply = connection.getresponse()
        return reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read()
    finally:
        connection.close()


def test_the_number_is_raised_by_what_another_program_adds(tmp_path: Path) -> None:
    home = tmp_path / "home"
    folder = tmp_path / "docs"
    write_txt(folder, "one.txt", "The north mill was rebuilt by Ines Carvalho.\n")
    ingest([folder], settings=Settings(home=home))
    with running_chat("0", str(home)) as chat:
        status, headers, before = fetch(chat)
        assert (status, headers["cache-control"], int(before)) == (200, "no-store", generation(Settings(home=home)))
        assert fetch(chat)[2] == before
        write_txt(folder, "two.txt", "The south mill was rebuilt by Tom Ruiz.\n")
        ingest([folder], settings=Settings(home=home))
        assert int(fetch(chat)[2]) > int(before)
        assert fetch(chat, Sec_Fetch_Site="cross-site")[0] == 403


def test_without_an_index_it_is_nought_and_makes_none(tmp_path: Path) -> None:
    assert generation(Settings(home=tmp_path / "none")) == 0
    assert not (tmp_path / "none").exists()
