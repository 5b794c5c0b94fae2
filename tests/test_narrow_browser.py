"""A narrow page in a real browser: nothing covered, and a way from the top to everything below the answer."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.axe import serious
from tests.chat_browser import PATIENCE, Reader, picture
from tests.chat_server import Running, running_chat

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
expect.set_options(timeout=PATIENCE)

WAYS = ["Conversations", "Settings", "Documents"]
_COVERED = """(node) => {
  const box = node.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + 4, box.top + box.height / 2);
  return !node.contains(top) && !top.contains(node);
}"""


@pytest.fixture(scope="module")
def chat() -> Iterator[Running]:
    with running_chat() as running:
        yield running


@pytest.mark.parametrize("way", WAYS)
def test_a_way_leads_from_the_top_to_what_lies_below(reader: Reader, way: str) -> None:
    page = reader.page
    page.set_viewport_size({"width": 360, "height": 740})
    reader.ask("How long is the quay?", 1)
    page.locator(".sentence .chip").first.click()
    expect(page.locator("#source mark")).to_be_in_viewport()
    button = page.locator(".ways").get_by_role("button", name=way)
    expect(button).to_be_in_viewport()
    button.focus()
    page.keyboard.press("Enter")
    head = {
        "Conversations": "#conversations-drawer > button",
        "Settings": "#settings-drawer > button",
        "Documents": "#library-title",
    }[way]
    expect(page.locator(head)).to_be_in_viewport(ratio=1)
    expect(page.locator(head)).to_be_focused()
    assert not page.locator(head).evaluate(_COVERED)
    shown = {"Conversations": "#conversations-search", "Settings": "#as-of", "Documents": "#library .card"}[way]
    expect(page.locator(shown).first).to_be_visible()
    page.wait_for_timeout(500)
    picture(page, f"narrow-{way.lower()}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert serious(page) == []


def test_the_ways_are_not_there_where_all_is_in_sight(reader: Reader) -> None:
    expect(reader.page.locator(".ways")).to_be_hidden()


def test_nothing_of_the_page_lies_under_the_bar(reader: Reader) -> None:
    page = reader.page
    page.set_viewport_size({"width": 360, "height": 740})
    expect(page.locator(".welcome-title")).to_be_in_viewport(ratio=1)
    reader.ask("When does the ferry leave?", 1)
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(".turn .question")).to_be_in_viewport(ratio=1)
    assert not page.locator(".turn .question").evaluate(_COVERED)
    page.locator(".sentence .chip").first.click()
    expect(page.locator("#source mark")).to_be_in_viewport(ratio=1)
    assert not page.locator("#source .close").evaluate(_COVERED)
    picture(page, "narrow-source")


def test_the_fields_do_not_cover_the_answer_of_a_magnified_page(reader: Reader) -> None:
    page, composer = reader.page, reader.page.locator("#composer")
    page.set_viewport_size({"width": 720, "height": 500})
    reader.ask("How long is the quay?", 1)
    expect(composer).to_have_css("position", "sticky")
    page.locator("#filters > button").click()
    expect(page.locator("#filter-row")).to_be_visible()
    expect(composer).to_have_css("position", "static")
    page.set_viewport_size({"width": 360, "height": 400})
    page.locator("#filters > button").click()
    expect(composer).to_have_css("position", "static")
    page.locator(".turn .question").scroll_into_view_if_needed()
    assert not page.locator(".turn .question").evaluate(_COVERED)


def test_an_answer_that_just_fits_does_not_push_its_question_under_the_bar(reader: Reader) -> None:
    page = reader.page
    page.set_viewport_size({"width": 360, "height": 740})
    reader.ask("When does the ferry leave?", 1)
    height = page.locator(".turn").evaluate("turn => turn.offsetHeight")
    page.set_viewport_size({"width": 360, "height": height + 150})  # room for the answer, not for bar and field besides
    reader.ask("When does the ferry leave?", 2)
    page.wait_for_timeout(300)
    question = page.locator(".turn").last.locator(".question")
    expect(question).to_be_in_viewport(ratio=1)
    assert not question.evaluate(_COVERED)
