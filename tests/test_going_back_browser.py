"""Back, forward, two pages of one conversation, and what is no longer there, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.chat_browser import PATIENCE, Reader, picture
from tests.chat_server import Running, running_chat

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
expect.set_options(timeout=PATIENCE)

FERRY, QUAY, WON = "When does the ferry leave?", "How long is the quay?", "Who won?"


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    home: Path = tmp_path_factory.mktemp("home")
    with running_chat("0", str(home)) as running:
        yield running


def questions(page: Page) -> list[str]:
    return page.locator(".turn .question").all_text_contents()


def second(reader: Reader, url: str) -> Reader:
    """Another tab of the same browser."""
    other = Reader.__new__(Reader)
    other.context, other.page = reader.context, reader.context.new_page()
    other.open(url)
    return other


def delete_current(page: Page) -> None:
    entry = page.locator(".kept-entry.current")
    entry.locator("summary").click()
    entry.get_by_role("button", name="Delete").click()
    entry.locator(".kept-deleting").get_by_role("button", name="Delete").click()
    expect(page.locator(".welcome")).to_be_visible()


def test_back_and_forward_show_what_they_showed(reader: Reader) -> None:
    page = reader.page
    reader.ask(FERRY, 1)
    first = page.url
    reader.begin_anew()
    reader.ask(QUAY, 1)
    page.locator(".kept-entry", has_text=FERRY).locator(".kept-title").click()
    expect(page.locator(".turn .question")).to_have_text(FERRY)
    assert page.url == first
    page.go_back()
    expect(page.locator(".turn .question")).to_have_text(QUAY)
    page.go_back()
    expect(page.locator(".turn .question")).to_have_text(FERRY)
    assert page.url == first
    page.go_forward()
    expect(page.locator(".turn .question")).to_have_text(QUAY)
    reader.ask(WON, 2)  # goes on where the reader went back to
    page.reload()
    expect(page.locator(".turn .question")).to_have_text([QUAY, WON])


def test_back_to_a_conversation_that_was_deleted_says_so(reader: Reader) -> None:
    page = reader.page
    reader.ask(FERRY, 1)
    reader.begin_anew()
    reader.ask(QUAY, 1)
    entry = page.locator(".kept-entry", has_text=FERRY)
    entry.locator("summary").click()
    entry.get_by_role("button", name="Delete").click()
    entry.locator(".kept-deleting").get_by_role("button", name="Delete").click()
    expect(page.locator(".kept-entry")).to_have_count(1)
    page.go_back()
    expect(page.locator(".welcome .notice")).to_contain_text("There is no such conversation in this browser.")
    assert "?c=" not in page.url


def test_an_unknown_address_is_told_and_cleared(reader: Reader, chat: Running) -> None:
    page = reader.page
    reader.open(f"{chat.url}/?c=AAAAAAAAAAAAAAAA")
    expect(page.locator(".welcome .notice")).to_contain_text("There is no such conversation in this browser.")
    expect(page).to_have_url(re.compile(r"/$"))
    picture(page, "unknown-address")
    reader.ask(FERRY, 1)
    expect(page.locator(".conversation .notice")).to_have_count(0)


def test_asking_on_in_a_conversation_deleted_elsewhere_begins_a_new_one(reader: Reader) -> None:
    page = reader.page
    reader.ask(FERRY, 1)
    deleted = page.url
    other = second(reader, deleted)
    other.unfold("conversations-drawer")
    delete_current(other.page)
    reader.ask(WON, 1)
    expect(page.locator(".turn .question")).to_have_text(WON)
    expect(page.locator(".hint")).to_contain_text("has been deleted meanwhile")
    picture(page, "deleted-meanwhile")
    assert page.url != deleted
    reader.unfold("conversations-drawer")
    expect(page.locator(".kept-name")).to_have_text([WON])
    page.reload()
    expect(page.locator(".turn .question")).to_have_text(WON)


def test_two_tabs_go_on_with_one_conversation(reader: Reader) -> None:
    page = reader.page
    reader.ask(FERRY, 1)
    other = second(reader, page.url)
    expect(other.page.locator(".turn")).to_have_count(1)
    reader.ask(QUAY, 2)
    other.ask(WON, 3)
    expect(other.page.locator(".turn .question")).to_have_text([FERRY, QUAY, WON])
    expect(other.page.locator(".hint")).to_contain_text("Another page has gone on")
    assert other.page.url == page.url
    reader.ask(FERRY, 4)
    assert questions(page) == [FERRY, QUAY, WON, FERRY]
    reader.unfold("conversations-drawer")
    expect(page.locator(".kept-name")).to_have_text([FERRY])


def test_the_field_invites_to_what_the_page_shows(reader: Reader) -> None:
    page, field = reader.page, reader.page.locator("#question textarea")
    expect(field).to_have_attribute("placeholder", "Ask your documents…")
    reader.ask(FERRY, 1)
    expect(field).to_have_attribute("placeholder", "Ask a follow-up…")
    page.reload()
    expect(page.locator(".turn")).to_have_count(1)
    expect(field).to_have_attribute("placeholder", "Ask a follow-up…")
    reader.unfold("conversations-drawer")
    page.locator("#new-conversation").click()
    expect(field).to_have_attribute("placeholder", "Ask your documents…")


def test_what_is_typed_straight_after_enter_is_all_there(reader: Reader) -> None:
    page, field = reader.page, reader.page.locator("#question textarea")
    for number in (1, 2, 3):
        field.focus()
        page.keyboard.insert_text(FERRY)
        page.keyboard.press("Enter")
        for letter in "who abstained":
            page.keyboard.press(letter if letter != " " else "Space")
        expect(page.locator(".turn .statusline")).to_have_count(number)
        expect(page.locator("#ask")).to_be_visible()
        expect(field).to_have_value("who abstained")
        expect(field).to_be_focused()
        field.fill("")


def test_a_question_that_is_refused_stands_in_the_field_again(reader: Reader) -> None:
    page, field = reader.page, reader.page.locator("#question textarea")
    page.get_by_role("button", name="Select none").click()
    field.fill(FERRY)
    field.press("Enter")
    expect(page.locator(".hint")).to_contain_text("Tick at least one")
    expect(field).to_have_value(FERRY)
