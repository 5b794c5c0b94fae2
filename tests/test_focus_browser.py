"""Where the keyboard is, and what is in sight, once what was pressed is gone, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.chat_browser import PATIENCE, Reader
from tests.chat_server import Running, running_chat

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
expect.set_options(timeout=PATIENCE)

FERRY, WON = "When does the ferry leave?", "Who won?"


@pytest.fixture(scope="module")
def chat() -> Iterator[Running]:
    with running_chat() as running:
        yield running


def test_the_field_takes_over_from_the_buttons_that_ask_and_stop(reader: Reader) -> None:
    page, field = reader.page, reader.page.locator("#question textarea")
    field.fill("A slow one")
    page.locator("#ask").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".turn .sentence").first).to_be_visible()
    expect(field).to_be_focused()
    page.locator("#stop").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#ask")).to_be_visible()
    expect(field).to_be_focused()


def test_a_new_conversation_is_ready_to_be_typed_in(reader: Reader) -> None:
    page = reader.page
    reader.ask(FERRY, 1)
    reader.begin_anew()
    expect(page.locator("#question textarea")).to_be_focused()


def test_a_renamed_conversation_keeps_the_keyboard_and_a_deleted_one_hands_it_on(reader: Reader) -> None:
    page = reader.page
    reader.ask(FERRY, 1)
    reader.begin_anew()
    reader.ask(WON, 1)
    first = page.locator(".kept-entry").first
    first.locator("summary").click()
    first.get_by_role("button", name="Rename").click()
    page.keyboard.type("The race")
    page.keyboard.press("Enter")
    expect(page.locator(".kept-name")).to_have_text(["The race", FERRY])
    expect(first.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    first.locator(".kept-actions").get_by_role("button", name="Delete").click()
    first.locator(".kept-deleting").get_by_role("button", name="Delete").click()
    expect(page.locator(".kept-name")).to_have_text([FERRY])
    expect(page.locator(".kept-title")).to_be_focused()
    first.locator("summary").click()
    first.locator(".kept-actions").get_by_role("button", name="Delete").click()
    first.locator(".kept-deleting").get_by_role("button", name="Delete").click()
    expect(page.locator(".kept-entry")).to_have_count(0)
    expect(page.locator("#new-conversation")).to_be_focused()


def test_on_a_narrow_page_a_conversation_that_is_begun_or_opened_is_gone_to(reader: Reader) -> None:
    page = reader.page
    page.set_viewport_size({"width": 360, "height": 740})
    reader.ask(FERRY, 1)
    page.locator(".ways").get_by_role("button", name="Conversations").click()
    page.locator("#new-conversation").click()
    expect(page.locator(".welcome-title")).to_be_in_viewport(ratio=1)
    for _ in range(2):  # the second time it is the one that is shown already
        page.locator(".ways").get_by_role("button", name="Conversations").click()
        page.locator(".kept-entry", has_text=FERRY).locator(".kept-title").click()
        expect(page.locator(".turn .question")).to_be_in_viewport(ratio=1)
        expect(page.locator("#conversation")).to_be_focused()
