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
from ui.offline import gr
from ui.replies import Replies
from ui.stepping import stepwise


@pytest.fixture
def replies() -> Replies:
    return Replies(Settings(), scripted, documents, document)


def asked(replies: Replies, question: object, turns: Any = ()) -> list[tuple[Any, ...]]:
    async def collect() -> list[tuple[Any, ...]]:
        return [page async for page in replies.ask(question, turns)]

    return asyncio.run(collect())


def test_an_empty_home_says_what_to_run(tmp_path: Path) -> None:
    empty = Replies(Settings(home=tmp_path / "none"), rag.stream, rag.documents, rag.document)
    _, library, *_ = empty.opened()
    assert "attache ingest" in library
    conversation, *_ = asked(empty, "Anything?")[-1]
    assert "attache ingest" in conversation
    assert 'class="answer problem"' in conversation
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "data", [{}, {"turn": 9, "number": 1}, {"turn": 0, "number": 1}, {"turn": "0", "number": []}, {"document": {}}]
)
def test_a_source_that_is_not_there_is_told(replies: Replies, data: dict[str, Any]) -> None:
    assert 'role="alert"' in replies.show_source((), gr.EventData(None, data))


def test_an_unknown_document_is_told(replies: Replies) -> None:
    assert "attache documents" in replies.show_source((), gr.EventData(None, {"document": "../../etc/passwd"}))


@pytest.mark.parametrize("question", [None, 7, ["x"], "", " \n "])
def test_what_is_no_question_asks_nothing(replies: Replies, question: object) -> None:
    (only,) = asked(replies, question)
    assert "Type a question first." in only[-1]


def test_old_turns_leave_the_session(replies: Replies) -> None:
    turns: Any = ()
    for _ in range(42):
        _, turns, *_ = asked(replies, "ferry?", turns)[-1]
    assert len(turns) == 40


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
