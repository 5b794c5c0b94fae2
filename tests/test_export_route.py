"""Downloading a conversation from the real server: its owner gets it, nobody else does."""

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chat_server import Running, running_chat
from tests.test_conversation_store import answered, begin, find
from ui.kept.conversation_store import ConversationStore

ME, YOU = "m" * 43, "y" * 43


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def chat(home: Path) -> Iterator[Running]:
    with running_chat("0", str(home)) as running:
        yield running


@pytest.fixture(scope="module")
def mine(home: Path) -> str:
    return begin(ConversationStore(home, find), ME, answered("How long is the quay?"))


def download(chat: Running, path: str, owner: str | None) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", chat.port, timeout=60)
    try:
        connection.request("GET", path, headers={"Cookie": f"attache_browser={owner}"} if owner else {})
        reply = connection.getresponse()
        return reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read().decode()
    finally:
        connection.close()


@pytest.mark.parametrize(("ending", "media"), [("md", "text/markdown"), ("html", "text/html")])
def test_the_owner_downloads_it_as_a_file(chat: Running, mine: str, ending: str, media: str) -> None:
    status, headers, body = download(chat, f"/export/{mine}.{ending}", ME)
    assert status == 200
    assert headers["content-type"].startswith(media)
    assert headers["content-disposition"].startswith(f'attachment; filename="How long is the quay.{ending}"')
    assert headers["cache-control"] == "no-store"
    assert "The quay is 240 metres long." in body


@pytest.mark.parametrize("owner", [YOU, None, "forged"])
def test_nobody_else_gets_it(chat: Running, mine: str, owner: str | None) -> None:
    status, _, told = download(chat, f"/export/{mine}.md", owner)
    assert status == 404
    assert "quay" not in told


@pytest.mark.parametrize(
    "name", ["unknown.md", "{}.pdf", "{}", "../conversations.sqlite", "%2e%2e/conversations.sqlite"]
)
def test_nothing_else_is_there(chat: Running, mine: str, name: str) -> None:
    assert download(chat, "/export/" + name.format(mine), ME)[0] == 404
