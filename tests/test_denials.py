"""A plain denial answers a question that takes for granted what is denied."""

import pytest

from rag import Status, ask
from rag.asking import Given
from rag.texts.denials import denies_all

DOCK: list[Given] = [
    {"title": "Dock guide",
     "text": "The dock opens at six. Boats lie at the dock for two nights at most. Petrol is not sold at the dock. "
     "The shop at the dock sells rope and paint."},
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "all_of_them"),
    [
        ("No home is to be bought.", True),
        ("Nobody may fish here.", True),
        ("“None of the sheds was lit.”", True),
        ("The home is not to be bought.", False),
        ("Not every home is bought.", False),
        ("Nothingham is a town.", False),
        ("There is no home.", False),
    ],
)
def test_what_is_denied_of_all_there_are(text: str, all_of_them: bool) -> None:
    assert denies_all(text) is all_of_them


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Where can I buy petrol at the dock?", "Petrol is not sold at the dock."),
        ("At what hour is petrol sold at the dock?", "Petrol is not sold at the dock."),
        ("What does petrol cost at the dock?", "Petrol is not sold at the dock."),
        ("At what hour does the dock open?", "The dock opens at six."),
        ("How long may a boat lie at the dock?", "Boats lie at the dock for two nights at most."),
    ],
)
def test_a_plain_denial_comes_first_where_it_is_what_is_asked(question: str, quote: str) -> None:
    answer = ask(question, documents=DOCK)
    assert answer.citations[0].quote == quote


GRENNA: Given = {
    "title": "Plan of the Grenna council",
    "text": "The council of Grenna will widen its quay. Lamps are bought in May.",
}


def plan_of_elm(home: str) -> Given:
    text = f"The council of Elm will build a school. {home} The road is to be widened."
    return {"title": "Plan of the Elm council", "text": text}


@pytest.mark.parametrize("place", ["Elm", "Grenna"])
def test_a_denial_of_all_there_are_holds_at_any_place(place: str) -> None:
    pages = [plan_of_elm("No home is to be bought."), GRENNA]
    answer = ask(f"How many homes in {place} are to be bought for the road?", documents=pages)
    assert answer.status is Status.ANSWERED
    assert "No home is to be bought." in answer.citations[0].quote


def test_what_is_so_at_one_place_is_not_told_of_another() -> None:
    pages = [plan_of_elm("Nine homes in Elm are to be bought for the road."), GRENNA]
    answer = ask("How many homes in Grenna are to be bought for the road?", documents=pages)
    assert "Nine" not in answer.text
