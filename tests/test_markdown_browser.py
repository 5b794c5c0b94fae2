"""Markdown in the source panel, in a real browser: shown by its forms, every character there, nothing fetched."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.axe import serious
from tests.chat_browser import PATIENCE, Reader, picture
from tests.chat_server import Running, running_chat
from tests.markdown_corpus import HANDBOOK, HOSTILE, QUOTES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chat() -> Iterator[Running]:
    with running_chat("0", "", "tests.markdown_corpus") as running:
        yield running


@pytest.fixture
def hosts(reader: Reader) -> set[str | None]:
    """The hosts that the page asks for anything."""
    asked = set[str | None]()
    reader.page.on("request", lambda request: asked.add(urlsplit(request.url).hostname))
    return asked


def opened(reader: Reader, *names: str) -> Page:
    """The source of an answer's first quotation, of those that `names` stand for."""
    reader.ask(" ".join(names), 1)
    reader.page.locator(".turn .chip").first.click()
    settled(reader.page, QUOTES[names[0]])
    return reader.page


def settled(page: Page, quote: str) -> None:
    """Wait for a quotation, and look that it is marked to the character and stands before the reader's eyes."""
    expect(page.locator("#source mark.quotation").first).to_be_attached(timeout=PATIENCE)
    page.wait_for_function(
        "quote => [...document.querySelectorAll('#source mark')].map(m => m.textContent).join('') === quote", arg=quote
    )
    page.wait_for_timeout(200)


def content(page: Page) -> str:
    return str(page.locator("#source .text").evaluate("element => element.textContent"))


def in_sight(page: Page) -> bool:
    """Whether something of the quotation, or of what is shown in its place, lies within the window."""
    return bool(
        page.evaluate(
            """() => {
              const marks = [...document.querySelectorAll("#source mark.quotation")];
              const seen = marks.find((mark) => mark.getClientRects().length) ?? marks[0].parentElement;
              const { top, bottom } = seen.getBoundingClientRect();
              return bottom > 40 && top < window.innerHeight - 20;
            }"""
        )
    )


def test_a_handbook_is_shown_by_its_forms(reader: Reader, hosts: set[str | None]) -> None:
    page = opened(reader, "pier")
    assert content(page) == HANDBOOK
    assert in_sight(page)
    picture(page, "markdown-quotation")
    source = page.locator("#source")
    for name, level in (("Handbook of the Harbour", 3), ("Rules", 4), ("Depths", 5)):
        expect(source.locator(".text").get_by_role("heading", name=name, level=level)).to_be_attached()
    expect(source.get_by_role("columnheader", name="Kept by")).to_be_attached()
    expect(source.get_by_role("cell", name="11.25")).to_be_attached()
    expect(source.locator("li li")).to_have_count(2)
    assert source.locator("a, img").count() == 0
    source.locator(".table").scroll_into_view_if_needed()
    picture(page, "markdown-forms")
    assert serious(page) == []
    assert hosts <= {"127.0.0.1", None}


def test_what_is_copied_has_no_marks(reader: Reader) -> None:
    page = opened(reader, "pier")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#source .text'))")
    copied = page.evaluate("getSelection().toString()")
    assert "East basin\t7.5\tOsprey" in copied
    assert 'berth = "E4"   # the quay and its number\n\nvalid = 2024' in copied
    assert not any(mark in copied for mark in ("**", "##", "|", "](", "```", "~~"))


def test_each_quotation_is_marked_to_the_character_and_scrolled_to(reader: Reader) -> None:
    names = ("pier", "word", "rules", "depth", "lights")
    page = opened(reader, *names)
    for name in names[1:]:
        page.get_by_label("Next citation").click()
        settled(page, QUOTES[name])
        assert content(page) == HANDBOOK
        assert in_sight(page)
        picture(page, f"markdown-{name}")


def test_it_fits_a_narrow_dark_page(reader: Reader) -> None:
    page = opened(reader, "rules")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("#source mark.quotation").first.scroll_into_view_if_needed()
    picture(page, "markdown-quotation-narrow-dark")
    table = page.locator("#source .table")
    table.scroll_into_view_if_needed()
    assert table.evaluate("element => element.scrollWidth > element.clientWidth")
    picture(page, "markdown-forms-narrow-dark")
    assert serious(page) == []


def test_markdown_that_attacks_the_page_stays_text(reader: Reader, hosts: set[str | None]) -> None:
    page = opened(reader, "keeper")
    assert content(page) == HOSTILE
    for shown in page.locator("#source :is(.linked, .pictured)").all():
        shown.hover()
    assert page.evaluate("window.hacked") is None
    assert page.locator("#attache :is(img, script, iframe, a, style, object, form, svg)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    picture(page, "markdown-hostile")
    assert serious(page) == []
    assert hosts <= {"127.0.0.1", None}


def test_an_answer_shows_its_quotations_by_their_forms_too(reader: Reader, hosts: set[str | None]) -> None:
    page = reader.page
    reader.ask("pier", 1)
    quoted = page.locator(".sentence .quoted")
    assert quoted.inner_text() == (
        "lengthened in 1974 by the engineer Ruth Adeyemi and her two sisters, as the annual report"
    )
    expect(quoted.locator(".emphasis").first).to_have_css("font-style", "italic")
    expect(quoted).to_have_text(QUOTES["pier"])  # every character is there
    page.locator(".sentence .chip").hover()
    expect(page.locator(".preview-quote")).to_have_text(quoted.inner_text())
    assert hosts == {"127.0.0.1"}


def test_a_row_that_is_quoted_stands_below_the_names_of_its_columns(reader: Reader) -> None:
    page = reader.page
    page.set_viewport_size({"width": 360, "height": 740})
    reader.ask("row", 1)
    heads, cells = page.locator(".rows th"), page.locator(".rows td")
    assert heads.all_inner_texts() == ["Basin", "Depth in metres", "Kept by", "Dredged last", "Remarks"]
    assert cells.all_inner_texts() == ["West basin", "11.25", "Kestrel", "May 2021", "silt"]
    left = "cells => cells.map(cell => cell.getBoundingClientRect().left)"
    assert heads.evaluate_all(left) == cells.evaluate_all(left)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator(".rows")).to_have_attribute("tabindex", "0")  # a wide one is scrolled by keyboard, too
    assert serious(page) == []
    picture(page, "quoted-rows")
