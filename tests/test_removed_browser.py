"""A document that is removed, in a real browser: no page that was open shows more of it than what was quoted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rag import Settings, ingest
from tests.chat_browser import PATIENCE, Reader, picture
from tests.chat_server import Running, running_chat
from tests.files import write_txt

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
expect.set_options(timeout=PATIENCE)

MILL = """The north mill was rebuilt by Ines Carvalho after the flood.

It had ground rye for two hundred years, and nobody had thought that the water would ever come so high.
"""
REST = "ground rye"
BAKERY = "The bakery in the valley opens at six. It sells rye bread.\n"
QUESTION = "Who rebuilt the north mill after the flood?"
MANY = [f"Paper {n}: the lamp number {n} on the pier was lit at {n % 12 + 1} in the evening.\n" for n in range(12)]


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Running]:
    write_txt(tmp_path / "docs", "mill.txt", MILL)
    write_txt(tmp_path / "docs", "bakery.txt", BAKERY)
    for number, text in enumerate(MANY):
        write_txt(tmp_path / "docs", f"paper-{number}.txt", text)
    write_txt(tmp_path / "docs", "attache.toml", '["bakery.txt"]\npublished = "2024-02-03"\n')
    ingest([tmp_path / "docs"], settings=Settings(home=tmp_path / "home"))
    with running_chat("0", str(tmp_path / "home")) as running:
        yield running


def remove(page: Page, name: str) -> None:
    entry = page.locator(".shelved", has_text=name)
    entry.locator(".remove").click()
    entry.locator(".sure").click()
    expect(page.locator(".shelved", has_text=name)).to_have_count(0)


def test_a_removed_document_is_closed_to_reading_on_every_page(reader: Reader, browser: Browser, chat: Running) -> None:
    page, other = reader.page, Reader(browser, chat.url)
    for someone in (reader, other):
        someone.ask(QUESTION, 1)
        someone.page.locator(".sentence .chip").first.click()
        expect(someone.page.locator("#source .text")).to_contain_text(REST)
    page.locator("#source .close").click()
    remove(page, "mill.txt") if page.locator(".shelved", has_text="mill.txt").count() else remove(page, "north mill")
    gone = other.page.locator("#source .notice")  # the page that has it open is told by itself
    expect(gone).to_contain_text("has changed or been removed since it was quoted")
    expect(other.page.locator("#source .text")).not_to_contain_text(REST)
    expect(page.locator("#source")).to_be_hidden()
    page.locator(".sentence .chip").first.click()
    expect(page.locator("#source .notice")).to_contain_text("has changed or been removed since it was quoted")
    expect(page.locator("#source mark")).to_contain_text("Ines Carvalho")
    expect(page.locator("#source .text")).not_to_contain_text(REST)
    picture(page, "removed")
    other.context.close()


def test_closing_a_source_leaves_the_list_where_it_was(reader: Reader) -> None:
    page = reader.page
    reader.ask(QUESTION, 1)
    page.evaluate("document.getElementById('side').scrollTop = 120")
    for _ in range(2):
        page.locator(".sentence .chip").first.click()
        expect(page.locator("#source mark")).to_be_visible()
        page.evaluate("document.getElementById('side').scrollTop = 5000")
        page.keyboard.press("Escape")
        expect(page.locator("#library")).to_be_visible()
        assert page.evaluate("document.getElementById('side').scrollTop") == 120


def test_a_document_without_an_event_stands_on_the_time_line_at_its_publication(reader: Reader) -> None:
    page = reader.page
    page.locator(".timeline summary").click()
    expect(page.locator(".timeline li.published .when")).to_have_text("Published 3 February 2024")
    expect(page.locator(".timeline li").first).to_contain_text("Published 3 February 2024")
