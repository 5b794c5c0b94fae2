"""What a text sets against its own sentence beside it is quoted with it."""

from pathlib import Path

import pytest

from rag import ask
from rag.settings import Settings

REPORT = {
    "title": "The fair at Quarn",
    "text": "The fair at Quarn was held in May. The organisers say that 4,200 people came to the fair. The police "
    "counted 3,100. The fair sold 900 cakes. The rain lasted two hours.\n\n"
    "The idea of the fair came from the baker, his sister says. The miller tells it the other way round: the baker "
    "laughed when he heard of it. The carter owns three horses and denies having a fourth.\n\n"
    "The bridge at Quarn was shut for nine days in spring, the mill complained. The county, which I asked, says "
    "twelve. The road was shut for three weeks, the miller says.\n\n"
    "In the 18th century Quarn had no fair. In 1887 there were 40 boats on the pond, it is said.",
}


def said(question: str, home: Path) -> str:
    return ask(question, documents=[REPORT], settings=Settings(home=home)).text


@pytest.mark.parametrize(
    ("question", "here", "beside"),
    [
        ("How many people came to the fair at Quarn?", "4,200", "police counted 3,100"),
        ("How many days was the bridge at Quarn shut?", "nine days", "says twelve"),
        ("Whose idea was the fair?", "the baker", "other way round"),
    ],
)
def test_the_other_figure_and_the_other_view_stand_beside_the_first(
    tmp_path: Path, question: str, here: str, beside: str
) -> None:
    text = said(question, tmp_path)
    assert here in text
    assert beside in text


def test_both_figures_are_named_as_what_is_in_dispute(tmp_path: Path) -> None:
    answer = ask("How many people came to the fair at Quarn?", documents=[REPORT], settings=Settings(home=tmp_path))
    (conflict,) = answer.conflicts
    assert set(conflict.values) == {"4,200", "3,100"}


@pytest.mark.parametrize(
    ("question", "stranger"),
    [
        ("How many cakes did the fair sell?", "3,100"),
        ("How many horses does the carter own?", "other way round"),
        ("How many boats were there on the pond?", "18th century"),
        ("How long did the rain last?", "900"),
    ],
)
def test_figures_of_something_else_are_not(tmp_path: Path, question: str, stranger: str) -> None:
    assert stranger not in said(question, tmp_path)
