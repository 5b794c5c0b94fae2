"""What the chat answers when there is nothing to work with, or when a request was made by hand."""

import asyncio
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import rag
from rag.settings import Settings
from tests.chat_corpus import document, documents, scripted
from ui.choosing import Choice
from ui.conversation_store import kept_conversations
from ui.keeping import Keeping, Kept
from ui.offline import gr
from ui.replies import Replies
from ui.stepping import stepwise
from ui.words import ENGLISH

NOWHERE = Kept()
HINT, KEPT = 5, 6  # among what an answer changes
REQUEST = gr.Request(cookies={"attache_browser": "k" * 43})


@pytest.fixture
def replies(tmp_path: Path) -> Replies:
    settings = Settings(home=tmp_path)
    return Replies(settings, scripted, documents, document, Keeping(kept_conversations(settings, document)))


def asked(
    replies: Replies, question: object, turns: Any = (), kept: Kept = NOWHERE, request: gr.Request = REQUEST
) -> list[tuple[Any, ...]]:
    async def collect() -> list[tuple[Any, ...]]:
        return [page async for page in replies.ask(question, turns, kept, Choice(), request)]

    return asyncio.run(collect())


def test_an_empty_home_says_what_to_run(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "none")
    empty = Replies(settings, rag.stream, rag.documents, rag.document, Keeping(kept_conversations(settings)))
    _, library, *_ = empty.opened("", "", REQUEST)
    assert "attache ingest" in library
    conversation, *_ = asked(empty, "Anything?", request=gr.Request(cookies={}))[-1]
    assert "attache ingest" in conversation
    assert 'class="answer problem"' in conversation
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "data", [{}, {"turn": 9, "number": 1}, {"turn": 0, "number": 1}, {"turn": "0", "number": []}, {"document": {}}]
)
def test_a_source_that_is_not_there_is_told(replies: Replies, data: dict[str, Any]) -> None:
    assert 'role="alert"' in replies.show_source((), REQUEST, gr.EventData(None, data))


def test_an_unknown_document_is_told(replies: Replies) -> None:
    assert "attache documents" in replies.show_source((), REQUEST, gr.EventData(None, {"document": "../../etc/passwd"}))


@pytest.mark.parametrize("question", [None, 7, ["x"], "", " \n "])
def test_what_is_no_question_asks_nothing(replies: Replies, question: object) -> None:
    (only,) = asked(replies, question)
    assert "Type a question first." in only[HINT]


def test_old_turns_leave_the_session(replies: Replies) -> None:
    turns: Any = ()
    kept = Kept()
    for _ in range(42):
        pages = asked(replies, "ferry?", turns, kept)
        turns, kept = pages[-1][1], next(page[KEPT] for page in pages if isinstance(page[KEPT], Kept))
    assert len(turns) == 40
    assert kept.first == 2
    assert kept.id is not None
    assert len(replies.keeping.store.turns("k" * 43, kept.id) or ()) == 42  # on disk all of them stay


def test_two_pages_that_go_on_with_one_conversation_lose_no_turn(replies: Replies) -> None:
    store, key = replies.keeping.store, "k" * 43
    begun = asked(replies, "ferry one?")
    turns, kept = begun[-1][1], begun[-1][KEPT]
    asked(replies, "ferry two?", turns, kept)
    asked(replies, "ferry three?", turns, kept)  # from a page that knows nothing of the second question
    held = sorted([turn.question for turn in store.turns(key, c.id) or ()] for c in store.listed(key))
    assert held == [["ferry one?", "ferry three?"], ["ferry one?", "ferry two?"]]


def test_asking_an_earlier_question_anew_replaces_what_followed(replies: Replies) -> None:
    store, key = replies.keeping.store, "k" * 43
    first = asked(replies, "ferry one?")[-1]
    second = asked(replies, "ferry two?", first[1], first[KEPT])[-1]
    asked(replies, "ferry anew?", second[1][:1], second[KEPT])
    assert [[t.question for t in store.turns(key, c.id) or ()] for c in store.listed(key)] == [
        ["ferry one?", "ferry anew?"]
    ]


def test_a_browser_without_cookies_is_answered_and_told(replies: Replies) -> None:
    *_, last = asked(replies, "ferry?", request=gr.Request(cookies={}))
    assert "The first ferry leaves" in last[0]
    assert ENGLISH("conversations.no_cookies") in last[-1]
    assert not replies.keeping.store.listed("k" * 43)


def test_what_cannot_be_kept_is_answered_all_the_same(replies: Replies) -> None:
    replies.settings.home.joinpath("conversations.sqlite").write_bytes(b"no database at all " * 100)
    *_, last = asked(replies, "ferry?")
    assert "The first ferry leaves" in last[0]
    assert "This is not kept" in last[HINT]
    assert "cannot be used" in last[-1]


@pytest.mark.parametrize("data", [{}, {"turn": 5, "verdict": "up"}, {"turn": "0", "verdict": "up"}, {"turn": -1}])
def test_a_judgement_made_by_hand_about_nothing_changes_nothing(replies: Replies, data: dict[str, Any]) -> None:
    pages = asked(replies, "ferry?")
    replies.judged(pages[-1][1], pages[-1][KEPT], REQUEST, gr.EventData(None, data))
    assert list(replies.keeping.store.judged()) == []


@pytest.mark.parametrize(
    "data",
    [{}, {"action": "open", "id": "x" * 99}, {"action": "open", "id": 7}, {"action": "rename", "id": "a", "title": []}],
)
def test_an_action_made_by_hand_on_nothing_changes_nothing(replies: Replies, data: dict[str, Any]) -> None:
    assert len(replies.panel.acted("", Kept(), REQUEST, gr.EventData(None, data))) == 5


def test_leaving_an_answer_does_not_wait_for_it() -> None:
    let_go = threading.Event()

    def stuck() -> Iterator[int]:
        yield 1
        let_go.wait(30)

    async def leave_early() -> float:
        items = stepwise(stuck())
        assert await anext(items) == 1
        waiting = asyncio.ensure_future(anext(items))
        await asyncio.sleep(0.05)
        started = time.monotonic()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        took = time.monotonic() - started
        let_go.set()
        return took

    assert asyncio.run(leave_early()) < 5
