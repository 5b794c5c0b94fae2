"""Files dropped on the page in a real browser: taken wherever they fall, told to who dropped them, never opened."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from rag import Settings, ingest
from tests.axe import serious
from tests.chat_browser import PATIENCE, Reader, picture
from tests.chat_server import Running, running_chat
from tests.files import write_binary, write_txt

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
expect.set_options(timeout=PATIENCE)

MILL = "Valley Council, 4 May 2025 – The north mill was rebuilt by Ines Carvalho after the flood.\n"
PUMP = "The pump at Quay Road was replaced by Nadia Osei in March 2025.\n"
TALK, FIELD, LIST = (400.0, 300.0), (400.0, 800.0), (1200.0, 700.0)


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("docs")
    home = tmp_path_factory.mktemp("home")
    ingest([write_txt(folder, "mill.txt", MILL)], settings=Settings(home=home))
    with running_chat("0", str(home)) as running:
        yield running


class Dragging:
    """Files, or an address, dragged over the page as the browser itself drags them."""

    def __init__(self, reader: Reader, at: tuple[float, float], *paths: Path, address: str = "") -> None:
        self.session = reader.context.new_cdp_session(reader.page)
        items = [{"mimeType": "text/uri-list", "data": address}] if address else []
        files = [str(path) for path in paths]
        self.data: dict[str, Any] = {"items": items, "files": files, "dragOperationsMask": 1}
        self.at = at
        self.tell("dragEnter")
        self.tell("dragOver")

    def tell(self, what: str) -> None:
        x, y = self.at
        self.session.send("Input.dispatchDragEvent", {"type": what, "x": x, "y": y, "data": self.data})

    def drop(self) -> None:
        self.tell("drop")


@pytest.mark.parametrize("at", [TALK, FIELD, LIST], ids=["conversation", "field", "list"])
def test_files_dropped_anywhere_are_added_and_the_page_stays(
    reader: Reader, chat: Running, tmp_path: Path, at: tuple[float, float]
) -> None:
    page, name = reader.page, f"pump-{at[0]:.0f}-{at[1]:.0f}"
    sign = page.locator(".dropping")
    expect(sign).to_be_hidden()
    dragging = Dragging(reader, at, write_txt(tmp_path, f"{name}.txt", f"{name}: {PUMP}"))
    expect(sign).to_be_visible()
    expect(sign).to_have_text("Drop the files to add them to the documents")
    picture(page, "drop-sign")
    assert serious(page) == []
    dragging.drop()
    expect(sign).to_be_hidden()
    expect(page.locator(".arrival", has_text=name)).to_be_visible()
    expect(page.locator("#library .card", has_text=name)).to_have_count(1)
    assert page.url.rstrip("/") == chat.url
    expect(page.locator("#question textarea")).to_have_value("")


def test_a_drag_that_leaves_takes_the_sign_with_it(reader: Reader, tmp_path: Path) -> None:
    dragging = Dragging(reader, TALK, write_txt(tmp_path, "left.txt", PUMP))
    expect(reader.page.locator(".dropping")).to_be_visible()
    dragging.at = (-5.0, 300.0)
    dragging.tell("dragOver")
    expect(reader.page.locator(".dropping")).to_be_hidden()


def test_what_is_no_file_of_a_known_kind_is_refused_by_name_and_does_not_leave_the_page(
    reader: Reader, chat: Running, tmp_path: Path
) -> None:
    page = reader.page
    Dragging(reader, TALK, write_txt(tmp_path, "tool.exe", "MZ"), write_txt(tmp_path, "good.txt", PUMP)).drop()
    expect(page.locator(".arrival.failed", has_text="tool.exe")).to_contain_text("Files may be .txt")
    expect(page.locator(".arrival", has_text="good.txt")).to_be_visible()
    Dragging(reader, TALK, address="http://127.0.0.1:9/elsewhere").drop()
    page.wait_for_timeout(1000)
    assert page.url.rstrip("/") == chat.url


def test_notices_are_shown_to_who_dropped_can_be_put_away_and_end_with_the_page(
    reader: Reader, browser: Browser, chat: Running, tmp_path: Path
) -> None:
    page = reader.page
    Dragging(reader, TALK, write_binary(tmp_path, "picture.txt"), write_txt(tmp_path, "again.txt", MILL)).drop()
    expect(page.locator(".arrival.failed", has_text="picture.txt")).to_be_visible()
    expect(page.locator(".arrival", has_text="again.txt")).to_contain_text("in the library already")
    other = Reader(browser, chat.url)
    other.page.wait_for_timeout(1500)
    expect(other.page.locator(".arrival")).to_have_count(0)
    Dragging(other, TALK, write_txt(tmp_path, "tool.exe", "MZ")).drop()
    expect(other.page.locator(".arrival")).to_have_count(1)
    other.context.close()
    page.get_by_label("Put away “picture.txt”").click()
    expect(page.locator(".arrival")).to_have_count(1)
    reader.open(chat.url)
    page.wait_for_timeout(1500)
    expect(page.locator(".arrival")).to_have_count(0)
