"""A question that changes the subject without a word of it."""

import pytest

from rag import ask
from rag.questions.followups import may_stand_alone, resolve

CHAIR = ("Who was in the chair at the meeting of the harbour board?", "Ada Holm was in the chair.")
DOCUMENTS = [
    {
        "title": "Minutes of the harbour board",
        "text": "Ada Holm was in the chair at the meeting of the harbour board. The crane was bought for 9,000 euros.",
    },
    {
        "title": "Rules of the library",
        "text": "Books are kept for three weeks. Who keeps a book longer pays twenty cents a day.",
    },
]


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("How long are books kept?", True),
        ("Where is the depot of the buses?", True),
        ("And how long are books kept?", False),
        ("Why did she sell the crane?", False),
        ("Why?", False),
        ("How many members?", False),
        ("What about the buses of the depot?", False),
        ("Und wo ist das Depot der Busse?", False),
        ("Wo steht ein Kran am Hafen?", True),
    ],
)
def test_what_may_be_a_question_by_itself(question: str, alone: bool) -> None:
    assert may_stand_alone(resolve(question, [CHAIR], 6)) is alone


def test_a_question_without_earlier_turns_is_none_that_leans() -> None:
    assert not may_stand_alone(resolve("How long are books kept?", [], 6))


def test_another_subject_is_answered_as_if_nothing_had_been_asked_before() -> None:
    alone = ask("How long are books kept?", documents=DOCUMENTS)
    after = ask("How long are books kept?", documents=DOCUMENTS, history=[CHAIR])
    assert "three weeks" in alone.text
    assert after.text == alone.text


def test_what_leans_on_the_turn_before_still_does() -> None:
    answer = ask("How much was paid for it?", documents=DOCUMENTS, history=[("What was bought?", "The crane.")])
    assert "9,000 euros" in answer.text
