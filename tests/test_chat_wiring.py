"""How the page's events are wired: which of them may be passed over, and what comes before what."""

from pathlib import Path
from typing import Any

import pytest

from rag.settings import Settings
from tests.chat_corpus import document, documents, scripted
from ui.offline import gr
from ui.page.chat import build_chat


@pytest.fixture
def chat(tmp_path: Path) -> gr.Blocks:
    return build_chat(Settings(home=tmp_path), stream=scripted, documents=documents, document=document)


def events(chat: gr.Blocks, name: str) -> list[Any]:
    return [fn for fn in chat.fns.values() if getattr(fn.fn, "__name__", "") == name]


@pytest.mark.parametrize(
    ("name", "mode"), [("filtered", "always_last"), ("chose", "always_last"), ("chosen_documents", "multiple")]
)
def test_no_change_of_a_field_or_box_is_passed_over(chat: gr.Blocks, name: str, mode: str) -> None:
    [event] = events(chat, name)
    assert event.trigger_mode == mode


def test_an_answer_is_cancelled_before_it_counts_as_stopped(chat: gr.Blocks) -> None:
    asked = {fn._id for fn in events(chat, "ask")}
    stopped = events(chat, "stopped")
    assert {(fn.trigger_after, fn.trigger_only_on_failure) for fn in stopped} == {(id_, True) for id_ in asked}
    assert [set(fn.cancels) for fn in chat.fns.values() if fn.cancels] == [asked]


def test_a_choice_that_is_no_longer_offered_reaches_our_own_code(chat: gr.Blocks) -> None:
    fields = [block for block in chat.blocks.values() if isinstance(block, gr.Dropdown)]
    assert [field.preprocess("gone") for field in fields] == ["gone"] * 3
