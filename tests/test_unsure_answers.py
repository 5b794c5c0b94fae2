"""An answer that the program itself gives less than an even chance says so, and leads to its quotation."""

import json
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from rag.answers import Answer, Status
from tests.chat_browser import PATIENCE, Reader
from tests.chat_corpus import HARBOUR, cite
from tests.chat_server import Running, running_chat
from tests.test_conversation_store import answered, find
from ui.kept.turn_records import turn_of, turn_record
from ui.page.exports import conversation_markdown, conversation_page
from ui.page.rendering import conversation_html, copied, is_unsure
from ui.words import ENGLISH, words_in

ASKED = "When does the ferry leave, perhaps?"
SAID = "less sure: read the quotation in its place"
CITED = (cite(1, HARBOUR, "240 metres"),)


@pytest.fixture(scope="module")
def chat() -> Iterator[Running]:
    with running_chat() as running:
        yield running


@pytest.mark.parametrize(
    ("answer", "unsure"),
    [
        (Answer("?", "", Status.ANSWERED, citations=CITED, confidence=0.49), True),
        (Answer("?", "", Status.PARTIAL, citations=CITED, confidence=0.0), True),
        (Answer("?", "", Status.ANSWERED, citations=CITED, confidence=0.5), False),
        (Answer("?", "", Status.ANSWERED, citations=CITED), False),
        (Answer("?", "", Status.ANSWERED, citations=CITED, confidence=0.1, answerer="openai:tiny-model"), False),
        (Answer("?", "", Status.NO_EVIDENCE, confidence=0.1), False),
    ],
)
def test_only_an_answer_of_the_documents_below_an_even_chance_is_unsure(answer: Answer, unsure: bool) -> None:
    assert is_unsure(answer) is unsure


def test_page_exports_and_copies_say_so_also_when_read_back_and_in_either_language() -> None:
    turn = turn_of(turn_record(answered(ASKED)), find)
    for words in (ENGLISH, words_in("ja")):
        for text in (
            conversation_html((turn,), words=words),
            conversation_markdown("Quay", [turn], words),
            conversation_page("Quay", [turn], words),
            copied(turn, words),
        ):
            assert words("answer.unsure") in text
    sure = answered("When does the ferry leave?")
    assert SAID not in conversation_html((sure,)) + conversation_page("Quay", [sure]) + copied(sure, ENGLISH)


def test_of_a_turn_that_was_kept_without_the_number_nothing_is_said() -> None:
    kept = json.loads(turn_record(answered(ASKED)))
    del kept["answer"]["confidence"]
    page = BeautifulSoup(conversation_html((turn_of(json.dumps(kept), find),)), "html.parser")
    assert page.select_one(".statusline")
    assert not page.select_one(".unsure")


@pytest.mark.browser
def test_the_remark_is_a_button_that_tells_what_it_means_and_opens_the_quotation(reader: Reader) -> None:
    page = reader.page
    reader.ask(ASKED, 1)
    reader.open(page.url)  # what is said survives a reload
    remark = page.locator(".statusline").get_by_role("button", name=SAID)
    expect(remark).to_have_accessible_description(ENGLISH("answer.unsure_meaning"), timeout=PATIENCE)
    remark.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#source mark")).to_be_in_viewport(timeout=PATIENCE)
    page.keyboard.press("Escape")
    expect(remark).to_be_focused()
    reader.ask("When does the ferry leave?", 2)
    expect(page.get_by_role("button", name=SAID)).to_have_count(1)
