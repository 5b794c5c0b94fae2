"""What is taken along when the page changes its language, and what of it still means something afterwards."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rag.settings import Settings
from tests.chat_corpus import HARBOUR, NOTES, document, documents, scripted
from ui.kept.conversation_store import kept_conversations
from ui.kept.keeping import Keeping
from ui.offline import gr
from ui.page.carried import Carried, carried_in, packed
from ui.page.choosing import Choice
from ui.page.replies import Replies
from ui.page.settings_panel import MODEL, OWN_WORDS
from ui.words import ENGLISH

REQUEST = gr.Request(cookies={"attache_browser": "k" * 43, "attache_language": "ja"})
SET = Carried(
    "a question, half writ",
    (MODEL, "small-model", "2025-10-28"),
    ("Harbour Office", "", "2024", "", HARBOUR.id),
    frozenset({NOTES.id}),
)
QUESTION, LISTING, HINT, LEFT_OUT, FIELDS, SETTINGS = 0, 1, 2, 3, slice(4, 9), slice(9, 14)


@pytest.fixture
def replies(tmp_path: Path) -> Replies:
    settings = Settings(home=tmp_path, api_key="sk-never-on-a-page", base_url="http://host.example/v1")
    return Replies(settings, scripted, documents, document, Keeping(kept_conversations(settings, document)))


def given(carried: Carried) -> str:
    return packed(carried.question, *carried.chosen, *carried.narrowed, carried.left_out)


def value(update: Any) -> Any:
    return update["value"] if isinstance(update, dict) else update


def test_what_is_packed_is_unpacked() -> None:
    assert carried_in(given(SET)) == SET
    assert carried_in(packed(None, OWN_WORDS, None, 3, *[""] * 5, frozenset())) == Carried(
        "", (OWN_WORDS, "", ""), ("",) * 5
    )


@pytest.mark.parametrize(
    "text", ["", None, 7, "{", "[]", "7", '{"question": 1, "chosen": "abc", "narrowed": [1, 2, 3, 4, 5]}', "[" * 10**5]
)
def test_what_cannot_be_read_sets_nothing(text: object) -> None:
    assert carried_in(text) == Carried()


def test_the_page_opens_as_it_was_left(replies: Replies) -> None:
    page = replies.opened("", given(SET), REQUEST)
    assert page[QUESTION] == SET.question
    assert tuple(map(value, page[FIELDS])) == SET.narrowed
    assert page[LEFT_OUT] == SET.left_out
    assert "Harbour office opens new quay" in page[LISTING]
    assert "発行元 Harbour Office" in page[HINT]
    writer, model, as_of, told, language = page[SETTINGS]
    assert (value(writer), model, as_of, language) == (*SET.chosen, "ja")
    assert replies.settings_panel.choice(SET.chosen, ENGLISH) == Choice("small-model", date(2025, 10, 28))
    assert "host.example" in told
    assert "sk-never-on-a-page" not in repr(page)


def test_what_is_no_longer_there_or_means_nothing_is_left_out(replies: Replies) -> None:
    gone = replace(SET, narrowed=("Gone Press", "nonsense", "", "", "f" * 64), chosen=("?", "m", "soon"))
    page = replies.opened("", given(gone), REQUEST)
    assert tuple(map(value, page[FIELDS])) == ("",) * 5
    writer, model, as_of, told, _ = page[SETTINGS]
    assert (value(writer), as_of) == (OWN_WORDS, "soon")
    assert replies.settings_panel.choice((value(writer), model, ""), ENGLISH) == Choice()
    assert "日付として読めません" in told


def test_a_page_that_opens_without_it_begins_as_the_program_was_started(replies: Replies) -> None:
    page = replies.opened("", "", REQUEST)
    assert page[LEFT_OUT] == frozenset()
    assert page[SETTINGS][1:3] == (gr.skip(), gr.skip())
    assert all(page[place] == gr.skip() for place in (QUESTION, HINT))
