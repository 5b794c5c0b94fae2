"""The pages of PDFs from the real server: under the chat's guards, of documents in the index alone."""

import http.client
import threading
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rag import Settings, documents, ingest
from tests.chat_server import Running, running_chat
from tests.files import write_pdf, write_txt
from tests.test_page_pictures import PAGES, QUOTE
from vectorstore.documents import Document, Span
from vectorstore.files.loading import load_file
from vectorstore.index.library import open_library

PASSWORD = "open sesame 1"


@dataclass(frozen=True)
class Shelf:
    """A home, its PDF as a document, and where the PDF lies."""

    home: Path
    paper: Document
    note: Document
    file: Path


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder = tmp_path_factory.mktemp("docs")
    file = write_pdf(folder, pages=PAGES)
    write_txt(folder, "note.txt", "A note about nothing in particular.\n")
    settings = Settings(home=tmp_path_factory.mktemp("home"))
    ingest([folder], settings=settings)
    library = open_library(settings.location)
    known = {document.format: library.document(document.id) for document in documents(settings)}
    return Shelf(settings.home, known["pdf"], known["txt"], file)


@pytest.fixture(scope="module")
def chat(shelf: Shelf) -> Iterator[Running]:
    with running_chat("0", str(shelf.home)) as running:
        yield running


def fetch(chat: Running, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", chat.port, timeout=60)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        reply = connection.getresponse()
        return reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read()
    finally:
        connection.close()


def address(document: Document, quote: str = QUOTE) -> str:
    start = document.text.index(quote)
    return f"/page/{document.id}/{start}-{start + len(quote)}.png"


def test_the_page_comes_as_a_picture_and_says_which_it_is(chat: Running, shelf: Shelf) -> None:
    status, headers, body = fetch(chat, address(shelf.paper))
    assert status == 200
    assert headers["content-type"] == "image/png"
    assert body.startswith(b"\x89PNG")
    assert headers["cache-control"].startswith("private")
    assert (headers["x-page"], headers["x-continues"]) == ("2", "0")
    assert 0 < float(headers["x-mark"]) < 1
    assert headers["x-content-type-options"] == "nosniff"


def test_other_sites_and_names_get_nothing(chat: Running, shelf: Shelf) -> None:
    path = address(shelf.paper)
    assert fetch(chat, path, Host="evil.example")[0] == 421
    assert fetch(chat, path, Origin="http://evil.example")[0] == 403
    assert fetch(chat, path, Sec_Fetch_Site="cross-site")[0] == 403


def test_beyond_this_machine_it_asks_for_the_password(shelf: Shelf) -> None:
    with running_chat("0", str(shelf.home), ATTACHE_HOST="0.0.0.0", ATTACHE_PASSWORD=PASSWORD) as guarded:
        assert fetch(guarded, address(shelf.paper))[0] == 401
        given = "Basic " + b64encode(f"me:{PASSWORD}".encode()).decode()
        assert fetch(guarded, address(shelf.paper), Authorization=given)[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/page/{id}/5-5.png",
        "/page/{id}/9-5.png",
        "/page/{id}/-5-9.png",
        "/page/{id}/0-99999999.png",
        "/page/{id}/0-9999999999999999.png",
        "/page/{id}/0-" + "9" * 5000 + ".png",
        "/page/{id}/0-%D9%A5.png",
        "/page/{id}/0-5.pdf",
        "/page/{id}/0-5",
        "/page/{id}/",
        "/page/{id}/0-5.png/../../x.png",
        "/page/{upper}/0-5.png",
        "/page/{note}/0-5.png",
        "/page/{unknown}/0-5.png",
        "/page/paper.pdf/0-5.png",
        "/page/../../etc/passwd",
        "/page/%2e%2e%2f%2e%2e%2fetc%2fpasswd/0-5.png",
        "/page/' OR 1=1 --/0-5.png".replace(" ", "%20"),
        "/page/{file}/0-5.png",
    ],
)
def test_nothing_else_is_there(chat: Running, shelf: Shelf, path: str) -> None:
    paper = shelf.paper.id
    names = {"id": paper, "upper": paper.upper(), "note": shelf.note.id, "unknown": "0" * 64, "file": str(shelf.file)}
    status, headers, body = fetch(chat, path.format(**names))
    assert status == 404
    assert headers["content-type"].partition(";")[0] in ("text/plain", "application/json")
    assert str(shelf.file.parent).encode() not in body


def test_many_at_once_are_drawn_one_after_the_other_or_told_to_wait(chat: Running, shelf: Shelf) -> None:
    got: list[int] = []
    asking = [threading.Thread(target=lambda: got.append(fetch(chat, address(shelf.paper))[0])) for _ in range(16)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert set(got) <= {200, 503}
    assert got.count(200) >= 9


def test_a_file_that_was_removed_or_changed_is_told_in_words(chat: Running, shelf: Shelf) -> None:
    kept = shelf.file.read_bytes()
    try:
        shelf.file.write_bytes(kept + b"\n")
        assert load_file(shelf.file).sha256 != shelf.paper.id
        status, _, body = fetch(chat, address(shelf.paper))
        assert (status, body) == (404, b"paper.pdf: the file has changed since it was ingested. Ingest it again.")
        shelf.file.unlink()
        status, _, body = fetch(chat, address(shelf.paper))
        assert status == 404
        assert b"the file is not there any more" in body
        with shelf.file.open("wb") as file:
            file.truncate((128 << 20) + 1)
        assert fetch(chat, address(shelf.paper))[0] == 413
    finally:
        shelf.file.write_bytes(kept)
    assert fetch(chat, address(shelf.paper))[0] == 200


def test_the_panel_offers_the_page_of_a_pdf_alone(shelf: Shelf) -> None:
    from ui.page.source_panel import source_html

    assert f'data-path="/page/{shelf.paper.id}/0-5.png"' in source_html(shelf.paper, Span(0, 5))
    assert "page-toggle" not in source_html(shelf.paper)
    assert "page-toggle" not in source_html(shelf.note, Span(0, 5))
