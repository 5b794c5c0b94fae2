"""A conversation as a file: all that the page shows, and nothing in it that means more than its characters."""

import html
import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.chat_corpus import HARBOUR
from tests.test_conversation_store import answered
from ui.kept.turn_records import turn_of, turn_record
from ui.page.exports import conversation_markdown, conversation_page, escaped, file_name
from ui.words import ENGLISH

TURNS = tuple(map(answered, ("When does the ferry leave?", "How long, asks a model?", "Who won?")))
RENDERER = MarkdownIt("commonmark", {"linkify": False}).enable("table").enable("strikethrough")


def test_both_formats_hold_questions_answers_quotations_and_sources() -> None:
    for exported in (RENDERER.render(conversation_markdown("Quay", TURNS)), conversation_page("Quay", TURNS)):
        seen = " ".join(BeautifulSoup(exported, "html.parser").get_text(" ").split())
        for words in (
            *("When does the ferry leave?", "Who won?", "Not in the documents", "Answered in part", "Sources differ"),
            *("Harbour office opens new quay", "Official", "published 4 March 2024", "event 3 March 2024, Port Town"),
            *("papers/harbour.txt", "characters 106 to 134", "2 sentences of the model withheld", "tiny-model"),
            *("238 metres", "Read “quai” as “quay”"),
        ):
            assert words in seen, words
        assert seen.count("It took four years,") >= 1


def test_hostile_words_stay_words() -> None:
    for exported in (
        RENDERER.render(conversation_markdown("<b>Quay</b>", TURNS)),
        conversation_page("<b>Quay</b>", TURNS),
    ):
        page = BeautifulSoup(exported, "html.parser")
        assert page.find_all(["script", "img", "iframe", "a", "link", "form", "b"]) == []
        assert "<script>window.hacked=1</script>" in page.get_text()
        assert all(
            set(tag.attrs) <= {"dir", "class", "value", "lang", "charset", "name", "content", "http-equiv"}
            for tag in page.find_all(True)
        )


def test_the_page_loads_and_runs_nothing_and_brings_its_styles() -> None:
    page = conversation_page("Quay", TURNS)
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'\"" in page
    assert "font:" in page
    assert "url(" not in page


def test_a_source_that_is_gone_is_told() -> None:
    turns = [turn_of(turn_record(TURNS[0]), lambda _: None)]
    for exported in (conversation_markdown("Quay", turns), conversation_page("Quay", turns)):
        assert ENGLISH("export.gone") in exported
        assert "The first ferry leaves on 9 March" in exported
        assert HARBOUR.title is not None
        assert HARBOUR.title in exported
        assert "characters" not in re.sub(r"checked character.*", "", exported)


LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]) | st.sampled_from("*_[]<>#-+=1.)`~|&!\\ ")


@given(st.text(alphabet=LETTERS, max_size=60))
def test_escaped_text_is_shown_by_markdown_as_it_is(text: str) -> None:
    shown = BeautifulSoup(RENDERER.render(escaped(text)), "html.parser").get_text()
    assert shown.strip() == text.strip()


@pytest.mark.parametrize("text", ["see http://evil.example/x", "HTTPS://evil.example", "www.evil.example", "ftp://x.y"])
def test_addresses_do_not_become_links(text: str) -> None:
    linking = MarkdownIt("gfm-like", {"linkify": False})
    assert html.unescape(linking.render(escaped(text))) == f"<p>{text}</p>\n"
    assert "//" not in escaped(text)
    assert "www." not in escaped(text)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("How long is it?", "How long is it.md"),
        ("../../etc/passwd", "etc passwd.md"),
        ('x"\r\nSet-Cookie: a=b', "x Set-Cookie a b.md"),
        ("…", "conversation.md"),
    ],
)
def test_file_names_are_safe(title: str, name: str) -> None:
    assert file_name(title, "md").startswith(f'attachment; filename="{name}"; ')


def test_a_name_in_another_script_is_kept() -> None:
    assert file_name("東京の会談", "html").endswith(
        "filename*=UTF-8''%E6%9D%B1%E4%BA%AC%E3%81%AE%E4%BC%9A%E8%AB%87.html"
    )
