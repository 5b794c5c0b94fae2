"""The page of a PDF in the source panel, in a real browser: offered where it can be shown, marked, by keyboard too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rag import Settings, ingest
from tests.axe import serious
from tests.chat_browser import PATIENCE, Reader, picture
from tests.chat_server import Running, running_chat
from tests.files import reset_pages, write_pdf

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

FILLING = [f"Gauge {n} at the quay showed {n * 7} millimetres of rain on that day." for n in range(38)]
MILL = ["The north mill was rebuilt by Ines Carvalho after the flood of 1998, at a", "cost of 310,000 euros."]
KEEPER = ["The lighthouse is kept by Tom Ruiz."]
PAGES = [FILLING[:20], [*FILLING, "", *MILL], ["The mill grinds rye."]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("docs")


@pytest.fixture(scope="module")
def chat(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    write_pdf(folder, "mills.pdf", PAGES, title="Mills of the Valley")
    reset_pages(write_pdf(folder, "lighthouse.pdf", [["", *KEEPER]]), crop=(50, 50, 450, 200))
    home = tmp_path_factory.mktemp("home")
    ingest([folder], settings=Settings(home=home))
    with running_chat("0", str(home)) as running:
        yield running


def opened(reader: Reader, question: str = "Who rebuilt the north mill?", quoted: str = "Ines Carvalho") -> Page:
    reader.ask(question, 1)
    reader.page.locator(".turn .chip").first.click()
    expect(reader.page.locator("#source mark")).to_contain_text(quoted, timeout=PATIENCE)
    return reader.page


def not_offered(page: Page, why: str) -> None:
    """No button for the page, but the reason, where it would stand."""
    note = page.locator("#source .panel-bar .page-note")
    expect(note).to_contain_text("The page cannot be shown. ", timeout=PATIENCE)
    expect(note).to_contain_text(why)
    expect(page.locator("#source .page-toggle")).to_be_hidden()
    expect(page.locator("#source .page")).to_be_hidden()


def mark_in_sight(page: Page) -> bool:
    """Whether the mark on the picture lies within the window."""
    return bool(
        page.evaluate(
            """() => {
              const picture = document.querySelector("#source .page img");
              const box = picture.getBoundingClientRect();
              const at = box.top + Number(picture.dataset.mark) * box.height;
              return at > 40 && at < window.innerHeight - 40;
            }"""
        )
    )


def test_the_page_is_shown_in_place_of_the_text_and_back_by_keyboard(reader: Reader) -> None:
    page = opened(reader)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    toggle = page.get_by_role("button", name="Show the page")
    expect(toggle).to_be_in_viewport()
    expect(toggle).to_be_enabled(timeout=PATIENCE)
    toggle.focus()
    page.keyboard.press("Enter")
    image = page.get_by_role("img", name="Page 2 of Mills of the Valley, the quotation marked")
    expect(image).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#source .text")).to_be_hidden()
    page.wait_for_timeout(300)
    assert mark_in_sight(page)
    picture(page, "pdf-page")
    assert serious(page) == []
    back = page.get_by_role("button", name="Show the text")
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#source mark")).to_be_in_viewport()
    expect(image).to_be_hidden()
    assert complaints == []


def test_it_fits_a_narrow_dark_page(reader: Reader) -> None:
    page = opened(reader)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("button", name="Show the page").click()
    expect(page.locator("#source .page img")).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(300)
    assert mark_in_sight(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    picture(page, "pdf-page-narrow-dark")


def test_where_the_file_is_gone_no_page_is_offered_until_it_is_back(reader: Reader, folder: Path) -> None:
    (folder / "mills.pdf").rename(folder / "away.pdf")
    try:
        page = opened(reader)
        not_offered(page, "mills.pdf: the file is not there any more")
        picture(page, "pdf-page-gone")
        assert serious(page) == []
    finally:
        (folder / "away.pdf").rename(folder / "mills.pdf")
    page.locator(".turn .chip").first.click()
    page.get_by_role("button", name="Show the page").click()
    expect(page.locator("#source .page img")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#source .page-note")).to_be_hidden()


def test_where_the_file_is_too_large_no_page_is_offered(reader: Reader, folder: Path) -> None:
    kept = (folder / "mills.pdf").read_bytes()
    with (folder / "mills.pdf").open("wb") as file:
        file.truncate((128 << 20) + 1)
    try:
        not_offered(opened(reader), "128.0 MiB is more than the 128 MiB")
    finally:
        (folder / "mills.pdf").write_bytes(kept)


def test_where_the_quotation_is_not_in_sight_on_its_page_none_is_offered(reader: Reader) -> None:
    page = opened(reader, "Who keeps the lighthouse?", "Tom Ruiz")
    not_offered(page, "lighthouse.pdf: the quotation stands outside what its page shows")


def test_who_looks_at_pages_is_shown_the_text_where_there_is_none(reader: Reader) -> None:
    page = opened(reader)
    page.get_by_role("button", name="Show the page").click()
    expect(page.locator("#source .page img")).to_be_visible(timeout=PATIENCE)
    reader.ask("Who keeps the lighthouse?", 2)
    page.locator(".turn").last.locator(".chip").first.click()
    expect(page.locator("#source mark")).to_contain_text("Tom Ruiz", timeout=PATIENCE)
    not_offered(page, "the quotation stands outside")
    expect(page.locator("#source .text")).to_be_visible()
    page.locator(".turn").first.locator(".chip").first.click()
    expect(page.get_by_role("img", name="Page 2 of Mills of the Valley")).to_be_visible(timeout=PATIENCE)


def test_the_next_quotation_is_shown_on_its_page_as_well(reader: Reader) -> None:
    page = opened(reader)
    page.get_by_role("button", name="Show the page").click()
    expect(page.get_by_role("img", name="Page 2 of Mills of the Valley")).to_be_visible(timeout=PATIENCE)
    reader.ask("What does the mill grind?", 2)
    page.locator(".turn").last.locator(".chip").first.click()
    expect(page.get_by_role("img", name="Page 3 of Mills of the Valley")).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(300)
    assert mark_in_sight(page)
