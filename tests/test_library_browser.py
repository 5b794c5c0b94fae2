"""The library in a real browser: adding, asking about what was just added, choosing, removing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from rag import Settings, ingest
from tests.chat_browser import PATIENCE, Reader, picture
from tests.chat_server import Running, running_chat
from tests.files import write_binary, write_broken_pdf, write_large_txt, write_txt

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

NORTH = """Valley Council, 4 May 2025 – The north mill was rebuilt by Ines Carvalho after the flood.

The work took eleven months and cost 310,000 euros.
"""
SOUTH = """Valley Courier, 9 March 2024 – The south mill was rebuilt by Tom Ruiz after the flood.

The work took two years.
"""
PUMP = "The pump at Quay Road was replaced by Nadia Osei in March 2025. It moves ninety litres a second.\n"
LONG = "\n\n".join(f"Gauge {n} at Quay Road showed {n * 7} millimetres of rain that day. " * 5 for n in range(150))
DATES = '["north.txt"]\nevent_date = "2025-05-04"\nevent_place = "Valley"\n["south.txt"]\nevent_date = "2024-03-09"\n'
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    write_txt(folder, "north.txt", NORTH)
    write_txt(folder, "south.txt", SOUTH)
    write_txt(folder, "undated.txt", "The bakery in the valley opens at six. It sells rye bread.\n")
    write_txt(folder, "attache.toml", DATES)
    ingest([folder], settings=Settings(home=tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def chat(home: Path) -> Iterator[Running]:
    with running_chat("0", str(home)) as running:
        yield running


@pytest.fixture
def reader(browser: Browser, chat: Running) -> Iterator[Reader]:
    opened = Reader(browser, chat.url)
    complaints: list[str] = []
    opened.page.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    opened.context.close()
    assert complaints == []


def drop(reader: Reader, *paths: Path) -> None:
    reader.page.set_input_files("#add-documents input[type=file]", list(paths))


def test_a_dropped_file_is_asked_about_while_it_is_embedded_and_becomes_ready(
    reader: Reader, tmp_path: Path, home: Path
) -> None:
    page = reader.page
    drop(reader, write_txt(tmp_path, "gauges.txt", LONG), write_txt(tmp_path, f"{HOSTILE}.txt", PUMP))
    expect(page.locator(".arrival.embedding")).to_have_count(2, timeout=PATIENCE)
    expect(page.locator("#library .card")).to_have_count(5, timeout=PATIENCE)
    expect(page.locator(".arrival.embedding progress").first).to_be_visible()
    picture(page, "upload-in-progress")
    reader.ask("Who replaced the pump at Quay Road?", 1)
    expect(page.locator(".turn .answer")).to_contain_text("Nadia Osei")
    expect(page.locator(".arrival.ready")).to_have_count(2, timeout=4 * PATIENCE)
    expect(page.locator(".card-state.embedding")).to_have_count(0, timeout=PATIENCE)
    kept = {path.name for path in (home / "uploads").iterdir()}
    assert "gauges.txt" in kept
    assert len(kept) == 2
    assert not set('<>"') & set("".join(kept))
    assert page.locator("#attache img").count() == 0


def test_files_that_are_not_taken_say_why_by_name(reader: Reader, tmp_path: Path) -> None:
    page = reader.page
    drop(reader, write_binary(tmp_path, "picture.txt"), write_broken_pdf(tmp_path, "broken.pdf"))
    expect(page.locator(".arrival.failed")).to_have_count(2, timeout=PATIENCE)
    expect(page.locator(".arrival.failed", has_text="picture.txt")).to_contain_text("its content is not text")
    expect(page.locator(".arrival.failed", has_text="broken.pdf")).to_contain_text("print it to a new PDF")
    picture(page, "upload-failed")
    drop(reader, write_large_txt(tmp_path, "huge.txt", (64 << 20) + 1), write_txt(tmp_path, "tool.exe", "MZ"))
    expect(page.locator(".arrival.failed", has_text="huge.txt")).to_contain_text(
        "at most 64 MiB each", timeout=PATIENCE
    )
    expect(page.locator(".arrival.failed", has_text="tool.exe")).to_contain_text("Files may be .txt")
    page.get_by_label("Put away “picture.txt”").click()
    expect(page.locator(".arrival.failed")).to_have_count(3, timeout=PATIENCE)
    expect(page.locator("#library .card")).to_have_count(3)


def test_the_boxes_choose_what_is_asked(reader: Reader) -> None:
    page = reader.page
    expect(page.locator(".asked")).to_have_text("All of them are asked")
    page.get_by_role("button", name="Select none").click()
    expect(page.locator(".asked")).to_have_text("None is asked: tick at least one")
    page.fill("#question textarea", "Who rebuilt the mill?")
    page.press("#question textarea", "Enter")
    expect(page.locator(".hint")).to_contain_text("Tick at least one", timeout=PATIENCE)
    page.locator(".shelved", has_text="south").locator(".tick").check()
    expect(page.locator(".asked")).to_have_text("1 of 3 are asked")
    page.wait_for_timeout(500)
    picture(page, "library-chosen")
    reader.ask("Who rebuilt the mill?", 1)
    expect(page.locator(".turn .answer")).to_contain_text("Tom Ruiz")
    expect(page.locator(".turn .scope")).to_contain_text("Only documents named")
    page.get_by_role("button", name="Select all").click()
    expect(page.locator(".asked")).to_have_text("All of them are asked")


def test_a_document_that_is_removed_leaves_the_field_that_named_it(reader: Reader) -> None:
    page = reader.page
    reader.unfold("filters")
    field = page.get_by_label("Document", exact=True)
    expect(field).to_have_value("Any document")
    field.click()
    page.get_by_role("option").nth(1).click()
    expect(page.locator("#library .card")).to_have_count(1, timeout=PATIENCE)
    picture(page, "filter-chosen")
    entry = page.locator(".shelved")
    entry.locator(".remove").click()
    entry.locator(".sure").click()
    expect(field).to_have_value("Any document", timeout=PATIENCE)
    expect(page.locator("#library .card")).to_have_count(2, timeout=PATIENCE)
    field.fill("nowhere")
    field.press("Tab")
    expect(page.locator(".hint")).to_contain_text("Choose from its list", timeout=PATIENCE)
    picture(page, "filter-unknown")


def test_events_stand_on_a_time_line_undated_last(reader: Reader) -> None:
    page = reader.page
    page.locator(".timeline summary").click()
    whens = page.locator(".timeline .when")
    expect(whens).to_have_text([re.compile("2024"), re.compile("2025"), "Undated"])
    picture(page, "library")
    page.locator(".timeline .what").first.click()
    expect(page.locator("#source .text")).to_contain_text("Tom Ruiz", timeout=PATIENCE)


def test_a_list_drawn_anew_keeps_asking_whether_to_remove(reader: Reader, tmp_path: Path) -> None:
    page = reader.page
    entry = page.locator(".shelved", has_text="south")
    entry.locator(".remove").click()
    drop(reader, write_txt(tmp_path, "pump.txt", PUMP))
    expect(page.locator("#library .card")).to_have_count(4, timeout=PATIENCE)
    expect(entry.locator(".removing-sure")).to_be_visible()
    entry.locator(".keep").click()
    expect(entry.locator(".removing-sure")).to_be_hidden()


def test_the_list_follows_what_is_added_and_removed_on_another_page(
    reader: Reader, browser: Browser, chat: Running, tmp_path: Path
) -> None:
    page, other = reader.page, Reader(browser, chat.url)
    page.set_viewport_size({"width": 1400, "height": 420})
    page.locator(".shelved", has_text="north").locator(".tick").uncheck()
    entry = page.locator(".shelved", has_text="south")
    entry.locator(".remove").click()
    expect(entry.locator(".keep")).to_be_focused()
    page.evaluate("document.getElementById('side').scrollTop = 150")
    page.evaluate("document.querySelector('#library .library').dataset.same = 'yes'")
    page.wait_for_timeout(7_000)  # two looks, at nothing new
    assert page.locator("#library .library[data-same]").count() == 1
    drop(other, write_txt(tmp_path, "pump.txt", PUMP))
    expect(page.locator("#library .card")).to_have_count(4, timeout=PATIENCE)
    expect(entry.locator(".removing-sure")).to_be_visible()
    expect(entry.locator(".keep")).to_be_focused()
    expect(page.locator(".shelved", has_text="north").locator(".tick")).not_to_be_checked()
    expect(page.locator(".asked")).to_have_text("3 of 4 are asked")
    assert page.evaluate("document.getElementById('side').scrollTop") == 150
    expect(page.locator(".card-state.embedding")).to_have_count(0, timeout=PATIENCE)
    page.fill("#question textarea", "Who")
    added = other.page.locator(".shelved", has_text="pump")
    added.locator(".remove").click()
    added.locator(".sure").click()
    expect(page.locator("#library .card")).to_have_count(3, timeout=PATIENCE)
    expect(page.locator("#question textarea")).to_be_focused()
    expect(page.locator("#question textarea")).to_have_value("Who")
    expect(entry.locator(".removing-sure")).to_be_visible()
    other.context.close()


def test_a_document_is_removed_only_once_that_is_confirmed(reader: Reader, tmp_path: Path, home: Path) -> None:
    page = reader.page
    drop(reader, write_txt(tmp_path, "pump.txt", PUMP))
    expect(page.locator("#library .card")).to_have_count(4, timeout=PATIENCE)
    entry = page.locator(".shelved", has_text="pump")
    entry.locator(".remove").click()
    expect(entry.locator(".removing-sure")).to_contain_text("A copy kept here is deleted")
    picture(page, "library-removing")
    page.keyboard.press("Escape")
    expect(entry.locator(".removing-sure")).to_be_hidden()
    entry.locator(".remove").click()
    entry.locator(".sure").click()
    expect(page.locator("#library .card")).to_have_count(3, timeout=PATIENCE)
    assert list((home / "uploads").iterdir()) == []
    reader.ask("Who replaced the pump at Quay Road?", 1)
    expect(page.locator(".turn .answer")).not_to_contain_text("Osei")
