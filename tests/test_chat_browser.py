"""The chat in a real browser: what a reader sees, clicks and types, and what the page must never do."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, ViewportSize, expect

from tests.chat_browser import WIDE, launched
from tests.chat_corpus import COURIER, HARBOUR, HOSTILE
from tests.chat_server import Running, running_chat

pytestmark = pytest.mark.browser

NARROW: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[BrowserContext]:
    with launched() as it:
        yield it.new_context()  # one, so that the scripts are fetched once; sessions belong to pages


@pytest.fixture(scope="module")
def chat(browser: BrowserContext) -> Iterator[Running]:
    with running_chat() as running:
        yield running


class Watched:
    """A page, what it asked of the network, and what its console complained of."""

    def __init__(self, browser: BrowserContext, url: str, size: ViewportSize) -> None:
        self.page = browser.new_page()
        self.page.set_viewport_size(size)
        self.hosts: set[str | None] = set()
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname))
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(url)
        expect(self.page.locator("#library .card")).to_have_count(3, timeout=30_000)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def ask(self, question: str) -> None:
        self.page.fill("#question textarea", question)
        self.page.press("#question textarea", "Enter")

    def check(self) -> None:
        """No host but the chat's own was asked (data: has none), nothing complained, nothing hostile ran."""
        assert self.hosts <= {"127.0.0.1", None}
        assert self.complaints == []
        assert self.page.evaluate("window.hacked") is None
        assert self.page.locator("#attache img, #attache script, #attache iframe, #attache a").count() == 0


def watched(browser: BrowserContext, chat: Running, size: ViewportSize) -> Iterator[Watched]:
    opened = Watched(browser, chat.url, size)
    yield opened
    opened.check()
    opened.page.close()


@pytest.fixture
def wide(browser: BrowserContext, chat: Running) -> Iterator[Watched]:
    yield from watched(browser, chat, WIDE)


@pytest.fixture
def narrow(browser: BrowserContext, chat: Running) -> Iterator[Watched]:
    yield from watched(browser, chat, NARROW)


def test_a_citation_opens_the_document_at_its_quotation(wide: Watched) -> None:
    page = wide.page
    wide.ask("When does the ferry leave?")
    quote = "The first ferry leaves on 9 March at seven in the morning."
    expect(page.locator(".turn .sentence .quoted")).to_have_text(quote)
    expect(page.locator(".statusline")).to_contain_text("1 quotation, checked character for character")
    page.locator(".sentence .chip").click()
    expect(page.locator("#source mark")).to_have_text(quote)
    expect(page.locator("#source mark")).to_be_in_viewport(ratio=1)
    expect(page.locator("#source .facts")).to_contain_text("3 March 2024 read from dateline: 3 March 2024")
    assert page.locator("#source .text").evaluate("node => node.textContent") == HARBOUR.text
    panel = page.locator("#side").bounding_box()
    assert panel is not None
    assert panel["x"] > WIDE["width"] / 2  # on the right


def test_citations_work_from_the_keyboard(wide: Watched) -> None:
    page = wide.page
    wide.ask("When does the ferry leave?")
    chip = page.locator(".sentence .chip")
    chip.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#source mark")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#library")).to_be_visible()
    expect(chip).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("#source mark")).to_be_in_viewport()


def test_hostile_texts_are_shown_and_inert(wide: Watched) -> None:
    page = wide.page
    wide.ask(f"How long is it? {HOSTILE}")
    expect(page.locator(".question")).to_contain_text(HOSTILE)
    expect(page.locator(".conflict")).to_contain_text("Sources differ: the length of the quay")
    page.locator(".sentence .chip", has_text="[2]").click()
    expect(page.locator("#source mark")).to_contain_text(HOSTILE)
    assert page.locator("#source .text").evaluate("node => node.textContent") == COURIER.text


def test_sentences_appear_while_the_answer_is_written_and_stop_ends_it(wide: Watched) -> None:
    page = wide.page
    wide.ask("slow, please")
    expect(page.locator(".sentence")).to_have_count(1)
    expect(page.locator(".progress")).to_contain_text("Reading 3 passages of 3 documents…")
    page.fill("#question textarea", "typed meanwhile")
    expect(page.locator(".sentence")).to_have_count(2)
    expect(page.locator("#question textarea")).to_have_value("typed meanwhile")
    page.locator("#stop").click()
    expect(page.locator(".progress")).to_have_text("Stopped; what is shown was verified.")
    expect(page.locator("#stop")).to_be_hidden()
    page.wait_for_timeout(500)  # the page takes no further question until its stopped event has ended
    wide.ask("Who won?")
    expect(page.locator(".turn .no-evidence")).to_contain_text("Questions before: 0.")  # a stopped turn is no history


def test_follow_ups_know_what_was_said_and_other_readers_do_not(wide: Watched, narrow: Watched) -> None:
    wide.ask("When does the ferry leave?")
    expect(wide.page.locator(".statusline")).to_be_visible()
    wide.ask("Who won?")
    expect(wide.page.locator(".no-evidence")).to_contain_text("Questions before: 1.")
    narrow.ask("Who won?")
    expect(narrow.page.locator(".no-evidence")).to_contain_text("Questions before: 0.")
    expect(narrow.page.locator(".turn")).to_have_count(1)


def test_a_question_to_begin_with_is_asked_by_a_click(wide: Watched) -> None:
    suggestion = wide.page.locator(".suggestion").first
    expect(suggestion).to_have_text("What happened in Port Town on 3 March 2024?")
    suggestion.click()
    expect(wide.page.locator(".turn .question")).to_have_text("What happened in Port Town on 3 March 2024?")
    expect(wide.page.locator(".statusline")).to_be_visible()
    expect(wide.page.locator(".suggestion")).to_have_count(0)  # the only one that was answered is asked


def test_mistakes_are_told_in_our_words(wide: Watched) -> None:
    page = wide.page
    wide.ask("   ")
    expect(page.locator(".hint")).to_have_text("Type a question first.")
    wide.ask("x" * 4001)
    expect(page.locator(".hint")).to_contain_text("at most 4,000 are read. Shorten it")
    expect(page.locator(".turn")).to_have_count(0)
    wide.ask("fail")
    expect(page.locator(".problem")).to_contain_text("Start it, or unset ATTACHE_MODEL.")
    wide.ask("crash")
    expect(page.locator(".problem").nth(1)).to_contain_text("a defect of its own")
    expect(page.locator("#ask")).to_be_visible()


def test_filters_narrow_the_list_and_the_question(wide: Watched) -> None:
    page = wide.page
    page.locator("#filters > button").click()
    page.get_by_label("From").fill("2024")
    expect(page.locator("#library .card")).to_have_count(1)
    expect(page.locator("#library .panel-number")).to_have_text("1 of 3")
    wide.ask("Who won?")
    expect(page.locator(".no-evidence .searched")).to_contain_text("Only documents since 2024-01-01 searched")


def test_a_narrow_screen_needs_no_sideways_scroll(narrow: Watched) -> None:
    page = narrow.page
    narrow.ask("How long is the quay?")
    expect(page.locator(".statusline")).to_be_attached()
    expect(page.locator("#question textarea")).to_be_in_viewport()
    page.locator(".sentence .chip").first.click()
    expect(page.locator("#source mark")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_a_document_of_the_list_opens_without_a_highlight(wide: Watched) -> None:
    wide.page.locator("#library .card").first.click()
    expect(wide.page.locator("#source .panel-title")).to_have_text("Harbour office opens new quay")
    expect(wide.page.locator("#source .furniture")).to_have_text("Related stories: Ten best beaches")
    assert wide.page.locator("#source mark").count() == 0
