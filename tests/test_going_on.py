"""Questions to begin and go on with are those the documents were seen to answer, and that were not asked yet."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from rag.errors import QuestionInvalid
from rag.events import Event
from rag.settings import Settings
from tests.chat_corpus import HARBOUR, NOTES, scripted
from ui.kept.turns import Turn
from ui.page.going_on import FollowUps
from ui.words import ENGLISH
from vectorstore.documents import Document

QUESTION = "What happened in Port Town on 3 March 2024?"  # the script answers it
OTHER = replace(NOTES, id="f" * 64, title="A title of the notes")


def many(count: int) -> tuple[Document, ...]:
    return tuple(replace(OTHER, id=f"{number:064d}", title=f"A title of note {number}") for number in range(count))


def test_only_what_was_answered_is_offered() -> None:
    going_on = FollowUps(scripted, Settings(), lambda: (OTHER, HARBOUR))
    assert going_on.after((), ENGLISH) == going_on.after((Turn("Who won?"),), ENGLISH) == ()
    going_on.learn(ENGLISH)
    assert going_on.after((), ENGLISH) == going_on.after((Turn("Who won?"),), ENGLISH) == (QUESTION,)


def test_what_was_asked_is_not_offered_again() -> None:
    going_on = FollowUps(scripted, Settings(), lambda: (HARBOUR,))
    going_on.learn(ENGLISH)
    assert going_on.after((Turn(QUESTION),), ENGLISH) == ()


def test_a_removed_document_suggests_nothing() -> None:
    there = [HARBOUR]
    going_on = FollowUps(scripted, Settings(), lambda: tuple(there))
    going_on.learn(ENGLISH)
    there.clear()
    assert going_on.after((Turn("Who won?"),), ENGLISH) == ()


def test_a_model_is_never_asked_to_make_a_suggestion() -> None:
    named = Settings(model="tiny", base_url="http://127.0.0.1:9/v1")
    models = []

    def noting(question: str, **values: object):  # type: ignore[no-untyped-def]
        models.append(values["settings"].model)  # type: ignore[attr-defined]
        return scripted(question)

    FollowUps(noting, named, lambda: (HARBOUR,)).learn(ENGLISH)
    assert models == [None]


def test_a_visit_tries_few_and_the_next_one_goes_on_where_it_ended() -> None:
    asked: list[str] = []

    def noting(question: str, **_: object) -> Iterator[Event]:
        asked.append(question)
        return scripted(question)

    going_on = FollowUps(noting, Settings(), lambda: (*many(10), HARBOUR))
    going_on.learn(ENGLISH)
    assert (len(asked), going_on.after((), ENGLISH)) == (8, ())
    going_on.learn(ENGLISH)
    assert (len(asked), going_on.after((), ENGLISH)) == (11, (QUESTION,))
    going_on.learn(ENGLISH)
    assert len(asked) == len(set(asked)) == 11


@pytest.mark.parametrize("failing", [True, False])
def test_a_question_that_could_not_be_asked_is_tried_again(failing: bool) -> None:
    broken = [failing]

    def failing_once(question: str, **_: object) -> Iterator[Event]:
        if broken.pop() if broken else False:
            raise QuestionInvalid("Not now. Ask again.")
        return scripted(question)

    going_on = FollowUps(failing_once, Settings(), lambda: (HARBOUR,))
    going_on.learn(ENGLISH)
    assert going_on.after((), ENGLISH) == (() if failing else (QUESTION,))
    going_on.learn(ENGLISH)
    assert going_on.after((), ENGLISH) == (QUESTION,)
