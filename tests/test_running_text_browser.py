"""Papers broken into short lines, and three values that differ, as a real browser shows them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.axe import serious
from tests.chat_browser import PATIENCE, Reader, picture
from tests.chat_server import Running, running_chat
from tests.wage_corpus import PLAN, QUOTES

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    home: Path = tmp_path_factory.mktemp("home")
    with running_chat("0", str(home), "tests.wage_corpus") as running:
        yield running


def seen(place: Locator) -> str:
    """The text as it is laid out: with the lines and blanks that a reader sees."""
    text = place.evaluate("node => node.innerText")
    assert isinstance(text, str)
    return text


def test_a_quotation_runs_on_in_the_answer_the_dispute_and_the_panel(reader: Reader) -> None:
    page = reader.page
    reader.ask("What is the minimum wage?", 1)
    running = [" ".join(quote.split()) for quote in QUOTES]
    quoted = page.locator(".sentence .quoted")
    assert [seen(quoted.nth(number)) for number in range(3)] == running
    assert quoted.first.evaluate("node => node.textContent") == QUOTES[0]  # every character is still there
    for number in range(3):
        assert seen(page.locator(".differing-quote").nth(number)) == running[number]
    page.locator(".sentence .chip").first.click()
    mark, text = page.locator("#source mark"), page.locator("#source .text")
    expect(mark).to_have_count(1)
    assert seen(mark) == running[0]
    assert text.evaluate("node => node.textContent") == PLAN.text
    assert "north      12\nsouth      14" in seen(text)  # a table keeps its lines
    picture(page, "running-text")


def test_three_values_that_differ_stand_in_one_block(reader: Reader) -> None:
    page = reader.page
    reader.ask("What is the minimum wage?", 1)
    expect(page.locator(".conflict")).to_have_count(1)
    expect(page.locator(".conflict-title")).to_contain_text("Sources differ: amount")
    expect(page.locator(".differing-value")).to_have_text(["14.50 [1]", "13.80 [2]", "13.90 [3]"])
    assert serious(page) == []


def test_the_kind_of_answer_is_named_in_the_language_of_the_page(browser: Browser, chat: Running) -> None:
    reader = Reader(browser, chat.url, language="ja-JP")
    reader.ask("最低賃金はいくらですか。", 1)
    expect(reader.page.locator(".conflict-title")).to_contain_text("出典により記述が異なります：金額・数量")
    picture(reader.page, "differing-japanese")
    reader.context.close()
