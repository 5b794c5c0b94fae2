"""What the page offers around an answer, in a real browser: previews, steps, copying, keys, colours, axe's rules."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.axe import serious
from tests.chat_browser import PATIENCE, Reader, picture
from tests.chat_server import Running, running_chat

pytestmark = pytest.mark.browser

QUOTE = "The first ferry leaves on 9 March at seven in the morning."


@pytest.fixture(scope="module")
def chat() -> Iterator[Running]:
    with running_chat() as running:
        yield running


def test_pointing_at_a_mark_or_reaching_it_shows_its_quotation(reader: Reader) -> None:
    page = reader.page
    reader.ask("When does the ferry leave?", 1)
    chip = page.locator(".sentence .chip")
    chip.hover()
    preview = page.locator("#preview")
    expect(preview.locator(".preview-quote")).to_have_text(QUOTE)
    expect(preview).to_contain_text("Harbour office opens new quay")
    expect(preview).to_contain_text("Published 4 March 2024")
    picture(page, "preview")
    page.mouse.move(5, 500)
    expect(preview).to_be_hidden()
    chip.focus()
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()


def test_the_panel_steps_through_the_quotations_of_its_own_answer(reader: Reader) -> None:
    page = reader.page
    reader.ask("How long is the quay?", 1)
    reader.ask("When does the ferry leave?", 2)
    page.locator(".turn").first.locator(".sentence .chip").first.click()
    expect(page.locator("#source .panel-number")).to_contain_text("Source 1 of 3", timeout=PATIENCE)
    expect(page.get_by_label("Previous citation")).to_be_disabled()
    page.get_by_label("Next citation").click()
    expect(page.locator("#source mark")).to_contain_text("238 metres", timeout=PATIENCE)
    page.get_by_label("Next citation").click()
    expect(page.locator("#source mark")).to_have_text("It took four years,", timeout=PATIENCE)
    expect(page.get_by_label("Next citation")).to_be_disabled()


def test_an_old_turns_mark_opens_its_own_source_after_a_reload(reader: Reader) -> None:
    page = reader.page
    reader.ask("When does the ferry leave?", 1)
    reader.ask("How long is the quay?", 2)
    reader.open(page.url)
    expect(page.locator(".turn")).to_have_count(2, timeout=PATIENCE)
    page.locator(".turn").first.locator(".sentence .chip").click()
    expect(page.locator("#source mark")).to_have_text(QUOTE, timeout=PATIENCE)
    expect(page.locator("#source mark")).to_be_in_viewport()
    picture(page, "answer")


def test_an_answer_is_copied_with_its_quotations(reader: Reader) -> None:
    page = reader.page
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.ask("When does the ferry leave?", 1)
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("When does the ferry leave?")
    assert f"[1] “{QUOTE}” – Harbour office opens new quay, Harbour Office, published 4 March 2024" in copied


def test_a_question_is_asked_again_or_mended(reader: Reader) -> None:
    page = reader.page
    reader.ask("When does the ferry leave?", 1)
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator(".turn .statusline")).to_have_count(2, timeout=PATIENCE)
    page.get_by_role("button", name="Edit question").first.click()
    field = page.locator("#question textarea")
    expect(field).to_have_value("When does the ferry leave?")
    expect(field).to_be_focused()
    field.fill("How long is the quay?")
    field.press("Enter")
    expect(page.locator(".turn .conflict")).to_be_visible(timeout=PATIENCE)


def test_sources_that_disagree_stand_side_by_side(reader: Reader) -> None:
    page = reader.page
    reader.ask("How long is the quay?", 1)
    first, second = (page.locator(".differing").nth(n) for n in (0, 1))
    expect(first).to_contain_text("240 metres")
    expect(first).to_contain_text("Official")
    expect(first).to_contain_text("Published 4 March 2024")
    expect(second).to_contain_text("Published not stated")
    one, other = first.bounding_box(), second.bounding_box()
    assert one
    assert other
    assert one["y"] == other["y"]
    assert one["x"] < other["x"]
    picture(page, "disagreement")


def test_the_keys_reach_the_question_and_close_the_panel(reader: Reader) -> None:
    page = reader.page
    reader.ask("When does the ferry leave?", 1)
    page.locator(".sentence .chip").click()
    expect(page.locator("#source mark")).to_be_visible(timeout=PATIENCE)
    page.locator("#source .panel-title").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#source")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#question textarea")).to_be_focused()
    expect(page.locator("#question textarea")).to_have_value("")


def test_the_first_key_stop_skips_to_the_question(reader: Reader) -> None:
    page = reader.page
    page.evaluate("document.activeElement.blur()")
    page.locator(".skip").focus()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#question textarea")).to_be_focused()


def test_the_reader_chooses_dark_and_it_stays(reader: Reader) -> None:
    page = reader.page
    button = page.get_by_role("button", name="Dark colours")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(page.locator("body")).to_have_class("dark")
    reader.open(page.url)
    expect(page.locator("body")).to_have_class("dark")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious(reader: Reader, dark: bool) -> None:
    page, name = reader.page, "dark" if dark else "light"
    if dark:
        page.get_by_role("button", name="Dark colours").click()
    picture(page, f"empty-{name}")
    found = _found(page, "empty")
    for number, (state, question) in enumerate(_STATES.items(), 1):
        reader.ask(question, number)
        picture(page, f"{state}-{name}")
        found += _found(page, state)
    page.locator(".turn").first.locator(".sentence .chip").first.click()
    expect(page.locator("#source mark")).to_be_visible(timeout=PATIENCE)
    picture(page, f"panel-{name}")
    found += _found(page, "panel")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    picture(page, f"narrow-{name}")
    found += _found(page, "narrow")
    assert found == []


_STATES = {
    "answer": "When does the ferry leave?",
    "disagreement": "How long is the quay?",
    "refusal": "Who won?",
    "withheld": "What does the model say?",
}


def _found(page: Page, state: str) -> list[str]:
    return [f"{state}: {line}" for line in serious(page)]


def test_a_mark_never_begins_a_line(reader: Reader) -> None:
    page = reader.page
    reader.ask("When does the ferry leave?", 1)
    for width in range(340, 640, 12):
        page.set_viewport_size({"width": width, "height": 700})
        apart = page.locator(".sentence").evaluate(_LINES_APART)
        assert apart < 0.5, width


# How many lines the mark stands below the last character before it.
_LINES_APART = """(sentence) => {
  const texts = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
  let last = null;
  for (let text = texts.nextNode(); text && !text.parentElement.closest(".chip"); text = texts.nextNode()) last = text;
  const range = document.createRange();
  range.setStart(last, last.length - 1);
  range.setEnd(last, last.length);
  const middle = ({ top, bottom }) => (top + bottom) / 2;
  const mark = sentence.querySelector(".chip").getBoundingClientRect();
  return (middle(mark) - middle(range.getBoundingClientRect())) / parseFloat(getComputedStyle(sentence).lineHeight);
}"""
