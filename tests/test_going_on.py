"""Questions to go on with are those the documents were seen to answer, and that were not asked yet."""

from dataclasses import replace

from rag.settings import Settings
from tests.chat_corpus import HARBOUR, NOTES, scripted
from ui.kept.turns import Turn
from ui.page.going_on import FollowUps
from ui.words import ENGLISH

FERRY = replace(NOTES, id="f" * 64, title="The new ferry")
QUESTION = "What is “The new ferry” about?"


def test_only_what_was_answered_is_offered() -> None:
    going_on = FollowUps(scripted, Settings(), lambda: (HARBOUR, FERRY))  # the script answers what names the ferry
    assert going_on.after((Turn("Who won?"),), ENGLISH) == ()
    going_on.learn(ENGLISH)
    assert going_on.after((Turn("Who won?"),), ENGLISH) == (QUESTION,)


def test_what_was_asked_is_not_offered_again() -> None:
    going_on = FollowUps(scripted, Settings(), lambda: (FERRY,))
    going_on.learn(ENGLISH)
    assert going_on.after((Turn(QUESTION),), ENGLISH) == ()


def test_a_removed_document_suggests_nothing() -> None:
    there = [FERRY]
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

    FollowUps(noting, named, lambda: (FERRY,)).learn(ENGLISH)
    assert models == [None]
