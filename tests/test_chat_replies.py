"""What the chat answers when there is nothing to work with, or when a request was made by hand."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import rag
from rag.events import Event
from rag.settings import Settings
from tests.chat_corpus import document, documents, scripted
from ui.kept.conversation_store import ConversationStore, kept_conversations
from ui.kept.judgements import Verdict
from ui.kept.keeping import Keeping, Kept
from ui.kept.turns import Turn
from ui.offline import gr
from ui.page.conversations_panel import place_html
from ui.page.library_panel import chosen_documents
from ui.page.replies import Replies
from ui.page.settings_panel import MODEL, OWN_WORDS
from ui.page.stepping import stepwise
from ui.words import ENGLISH

NOWHERE = Kept()
TURNS, HINT, KEPT = 1, 5, 6  # among what an answer changes
KEY = "k" * 43
OPENED: tuple[object, ...] = (OWN_WORDS, "", "", *[""] * 5, frozenset())  # the fields of a page as it opens
REQUEST = gr.Request(cookies={"attache_browser": "k" * 43})


@pytest.fixture
def replies(tmp_path: Path) -> Replies:
    settings = Settings(home=tmp_path)
    return Replies(settings, scripted, documents, document, Keeping(kept_conversations(settings, document)))


def asked(
    replies: Replies,
    question: object,
    turns: Any = (),
    kept: Kept = NOWHERE,
    request: gr.Request = REQUEST,
    fields: tuple[object, ...] = OPENED,
) -> list[tuple[Any, ...]]:
    async def collect() -> list[tuple[Any, ...]]:
        return [page async for page in replies.ask(question, turns, kept, request, *fields)]

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


def test_two_pages_that_go_on_with_one_conversation_share_it(replies: Replies) -> None:
    first = asked(replies, "ferry one?")[-1]
    asked(replies, "ferry two?", first[TURNS], first[KEPT])
    last = asked(replies, "who won?", first[TURNS], first[KEPT])[-1]  # a page that knows nothing of the second question
    assert held(replies) == [["ferry one?", "ferry two?", "who won?"]]
    assert [turn.question for turn in last[TURNS]] == ["ferry one?", "ferry two?", "who won?"]
    assert last[KEPT] == first[KEPT]
    assert "Questions before: 2." in last[0]
    assert "Another page has gone on" in last[HINT]


class Overtaken(ConversationStore):
    """A store to which another page writes just before this one does."""

    raced = False

    def keep(self, owner: str, conversation: str, position: int, *turns: Turn) -> bool:
        if not self.raced and position:
            self.raced = True
            assert super().keep(owner, conversation, position, Turn("ferry two?"))
        return super().keep(owner, conversation, position, *turns)


def test_two_pages_that_ask_at_one_moment_lose_no_turn(replies: Replies) -> None:
    overtaken = Overtaken(replies.settings.home, replies.keeping.store.find)
    replies = replace(replies, keeping=Keeping(overtaken))
    first = asked(replies, "ferry one?")[-1]
    last = asked(replies, "ferry three?", first[TURNS], first[KEPT])[-1]
    assert held(replies) == [["ferry one?", "ferry two?", "ferry three?"]]
    assert [turn.question for turn in last[TURNS]] == ["ferry one?", "ferry two?", "ferry three?"]


def test_a_turn_that_could_not_be_kept_is_kept_with_the_next(replies: Replies) -> None:
    file = replies.settings.home / "conversations.sqlite"
    file.write_bytes(b"no database at all " * 100)
    first = asked(replies, "ferry one?")[-1]
    assert "This is not kept" in first[HINT]
    file.unlink()
    asked(replies, "ferry two?", first[TURNS], first[KEPT])
    assert held(replies) == [["ferry one?", "ferry two?"]]


def held(replies: Replies) -> list[list[str]]:
    store = replies.keeping.store
    return sorted([turn.question for turn in store.turns(KEY, c.id) or ()] for c in store.listed(KEY))


def while_answered(replies: Replies, happens: Callable[[Kept], object]) -> Replies:
    """Something happens to the conversation while its last question is being answered."""

    def interrupted(question: str, **how: Any) -> Iterator[Event]:
        events = scripted(question, **how)
        yield next(events)
        [conversation] = replies.keeping.store.listed(KEY)
        happens(Kept(conversation.id))
        yield from events

    return replace(replies, stream=interrupted)


def test_an_answer_that_ends_late_leaves_what_another_page_has_added(replies: Replies) -> None:
    first = asked(replies, "ferry one?")[-1]

    def elsewhere(kept: Kept) -> None:
        shown = replies.panel.restored(kept.id, REQUEST)
        asked(replies, "ferry elsewhere?", shown[1], shown[2])

    asked(while_answered(replies, elsewhere), "ferry late?", first[TURNS], first[KEPT])
    assert held(replies) == [["ferry one?", "ferry late?", "ferry elsewhere?"]]


def test_a_conversation_deleted_elsewhere_is_not_brought_back(replies: Replies) -> None:
    first = asked(replies, "ferry one?")[-1]
    replies.keeping.store.delete(KEY, first[KEPT].id)
    second = asked(replies, "who won?", first[TURNS], first[KEPT])[-1]
    assert second[KEPT].id != first[KEPT].id
    assert held(replies) == [["who won?"]]
    assert [turn.question for turn in second[TURNS]] == ["who won?"]
    assert "Questions before: 0." in second[0]
    assert "has been deleted meanwhile" in second[HINT]
    judged, _ = judge(replies, second)
    third = asked(replies, "ferry three?", judged, second[KEPT])[-1]
    assert third[KEPT] == second[KEPT]
    kept = replies.keeping.store.turns(KEY, third[KEPT].id) or ()
    assert [turn.judgement is not None for turn in kept] == [True, False]


def test_an_address_without_a_conversation_is_told_and_cleared(replies: Replies) -> None:
    for unknown in ("A" * 16, "<script>", "../../etc"):
        shown, turns, kept, place, _ = replies.panel.restored(unknown, REQUEST)
        assert "There is no such conversation in this browser." in shown
        assert (turns, kept) == ((), Kept(unknown=True))
        assert 'data-conversation=""' in place
        assert place != place_html(NOWHERE)  # so that the page notices
    shown, *_ = replies.panel.restored("", REQUEST)
    assert "no such conversation" not in shown


def test_what_a_reader_goes_to_is_an_entry_of_the_history_and_nothing_else_is(replies: Replies) -> None:
    entry, place = 'data-entry="new"', 3
    last = asked(replies, "ferry?")[-1]
    assert entry not in last[KEPT + 1]
    opened = replies.panel.acted("", NOWHERE, REQUEST, gr.EventData(None, {"action": "open", "id": last[KEPT].id}))
    assert entry in opened[place]
    assert entry in replies.panel.began(REQUEST)[place]
    back = replies.panel.returned("", REQUEST, gr.EventData(None, {"id": last[KEPT].id}))
    assert back[1][0].question == "ferry?"
    assert entry not in back[place]
    deleted = replies.panel.acted(
        "", last[KEPT], REQUEST, gr.EventData(None, {"action": "delete", "id": last[KEPT].id})
    )
    assert entry not in deleted[place]


def test_a_document_that_is_gone_is_not_shown_by_an_answer_that_quoted_it(replies: Replies) -> None:
    turns = asked(replies, "ferry?")[-1][TURNS]
    mark = gr.EventData(None, {"turn": 0, "number": 1})
    assert "It took four years" in replies.show_source(turns, REQUEST, mark)
    store = kept_conversations(replies.settings, lambda wanted, settings: document("gone", settings))
    panel = replace(replies, keeping=Keeping(store)).show_source(turns, REQUEST, mark)
    assert "has changed or been removed since it was quoted" in panel
    assert "The first ferry leaves" in panel
    assert "It took four years" not in panel


def test_a_conversation_deleted_while_it_is_answered_stays_deleted(replies: Replies) -> None:
    deleted = while_answered(replies, lambda kept: replies.keeping.store.delete(KEY, kept.id or ""))
    *_, last = asked(deleted, "ferry?")
    assert "The first ferry leaves" in last[0]
    assert "This is not kept" in last[HINT]
    assert held(replies) == []


def judge(replies: Replies, page: tuple[Any, ...]) -> tuple[Any, str]:
    turns, kept = page[TURNS], page[KEPT]
    chosen = gr.EventData(None, {"turn": len(turns) - 1, "verdict": "up", "note": "mine"})
    _, judged, hint = replies.judged(turns, kept, REQUEST, chosen)
    return judged, hint


def test_a_judgement_that_is_not_kept_is_not_shown(replies: Replies) -> None:
    *_, last = asked(replies, "ferry?")
    replies.keeping.store.delete(KEY, last[KEPT].id)
    judged, hint = judge(replies, last)
    assert judged[0].judgement is None
    assert "This is not kept" in hint


def test_stopping_after_another_conversation_was_opened_changes_nothing_of_that(replies: Replies) -> None:
    other = asked(replies, "ferry?")[-1]
    judge(replies, other)
    _, turns, kept, *_ = replies.panel.restored(other[KEPT].id, REQUEST)
    page = replies.stopped(turns, kept, REQUEST)
    assert page[KEPT] == other[KEPT]
    [turn] = replies.keeping.store.turns(KEY, other[KEPT].id) or ()
    assert turn.judgement is not None
    assert (turn.judgement.verdict, turn.judgement.note) == (Verdict.UP, "mine")


def test_every_page_of_an_answer_says_where_its_turns_are_kept(replies: Replies) -> None:
    pages = asked(replies, "How long is it?")
    assert len(pages) > 3
    assert {page[KEPT] for page in pages} == {pages[0][KEPT]}


def test_a_stopped_answer_is_kept_as_stopped(replies: Replies) -> None:
    async def begun() -> tuple[Any, ...]:
        pages = replies.ask("ferry?", (), NOWHERE, REQUEST, *OPENED)
        _, second = [await anext(pages) for _ in range(2)]
        return second

    page = asyncio.run(begun())
    replies.stopped(page[TURNS], page[KEPT], REQUEST)
    [turn] = replies.keeping.store.turns(KEY, page[KEPT].id) or ()
    assert (turn.stopped, turn.problem) == (True, None)


def test_a_defect_is_told_kept_and_left_in_the_terminal(replies: Replies, caplog: pytest.LogCaptureFixture) -> None:
    *_, last = asked(replies, "crash")
    assert "a defect of its own" in last[0]
    assert "ZeroDivisionError" in caplog.text
    [turn] = replies.keeping.store.turns(KEY, last[KEPT].id) or ()
    assert turn.problem == ENGLISH("asking.broken")


def test_what_the_page_shows_is_how_a_question_is_answered(replies: Replies) -> None:
    *_, last = asked(replies, "How long is it?", fields=(MODEL, "tiny-model", "2025-03-01", *OPENED[3:]))
    assert "written by tiny-model" in last[0]
    assert "seen from 2025-03-01" in last[0]
    *_, last = asked(replies, "How long is it?", fields=(MODEL, "", "2025-03-01", *OPENED[3:]))
    assert "no model" in last[0]
    assert "seen from 2025-03-01" in last[0]


def test_a_day_that_cannot_be_read_asks_nothing(replies: Replies) -> None:
    (only,) = asked(replies, "What happened last month?", fields=(OWN_WORDS, "", "2024-13-01", *OPENED[3:]))
    assert "“Today” is &#39;2024-13-01&#39;" in only[HINT]
    assert held(replies) == []


def test_a_page_that_the_program_has_forgotten_asks_nothing(replies: Replies) -> None:
    (only,) = asked(replies, "ferry?", fields=(*OPENED[:-1], None))
    assert "Reload the page" in only[HINT]
    assert chosen_documents(None, gr.EventData(None, {"shown": ["a"], "ticked": []})) is None
    assert replies.narrowing.filtered(REQUEST, *OPENED[3:-1], None)  # the list is shown all the same


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


def test_the_questions_to_begin_with_do_not_wipe_out_what_the_welcome_tells(replies: Replies) -> None:
    shown, turns, kept, *_ = replies.panel.restored("AAAAAAAAAAAAAAAA", REQUEST)
    for page in (shown, replies.welcomed(turns, kept, REQUEST)):
        assert "There is no such conversation in this browser." in page
    assert "There is no such conversation" not in replies.welcomed((), NOWHERE, REQUEST)
