"""The one route that takes files: within limits, from this chat's own page, into a folder of this user alone."""

import http.client
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag import Settings, ingest
from tests.chat_server import Running, running_chat
from tests.files import write_txt
from ui.server.guarding import LARGEST_UPLOAD
from vectorstore.adding.uploads import MOST_BYTES

BORDER = "fence"


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("uploads")
    ingest(
        [write_txt(folder, "mill.txt", "The mill was rebuilt by Ines Carvalho.")], settings=Settings(home=folder / "h")
    )
    with running_chat("0", str(folder / "h")) as running:
        yield running


def send(chat: Running, body: bytes, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", chat.port, timeout=60)
    given = {"Content-Type": f"multipart/form-data; boundary={BORDER}"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request("POST", "/gradio_api/upload", body, given)
        reply = connection.getresponse()
        return reply.status, reply.read().decode()
    finally:
        connection.close()


def form(name: str, content: bytes) -> bytes:
    head = f'--{BORDER}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
    return head.encode() + content + f"\r\n--{BORDER}--\r\n".encode()


@pytest.mark.parametrize("name", ["note.txt", "../../escape.txt", "/etc/cron.d/note.txt", "..%2f..%2fnote.txt"])
def test_a_file_lands_in_a_folder_of_this_user_alone_whatever_it_is_called(chat: Running, name: str) -> None:
    status, told = send(chat, form(name, b"Hello."))
    assert status == 200
    path = Path(json.loads(told)[0])
    assert path.read_bytes() == b"Hello."
    (root,) = [parent for parent in path.parents if parent.name.startswith("attache-")]
    assert path.parent.parent == root
    assert root.stat().st_mode & 0o077 == 0


def test_a_file_over_the_limit_is_cut_off(chat: Running) -> None:
    status, told = send(chat, form("large.txt", b"x" * (MOST_BYTES + 1)))
    assert status == 413
    assert "maximum allowed size" in told


def test_more_than_may_come_together_is_refused_before_it_is_read(chat: Running) -> None:
    assert send(chat, b"", Content_Length=str(LARGEST_UPLOAD + 1))[0] == 413


def test_another_site_may_not_hand_in_files(chat: Running) -> None:
    assert send(chat, form("note.txt", b"Hello."), Origin="http://evil.example")[0] == 403


def test_what_was_handed_in_cannot_be_fetched_again(chat: Running) -> None:
    path = json.loads(send(chat, form("note.txt", b"Hello."))[1])[0]
    connection = http.client.HTTPConnection("127.0.0.1", chat.port, timeout=30)
    connection.request("GET", f"/gradio_api/file={path}")
    assert connection.getresponse().status == 404
    connection.close()
