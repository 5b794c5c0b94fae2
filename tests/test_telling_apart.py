"""What is said of another place or another post answers no question."""

from pathlib import Path

import pytest

from rag import ask
from rag.questions.question import read_question
from rag.questions.telling_apart import elsewhere, places_in, posts_in
from rag.settings import Settings

PAGES = [
    {"title": "Talks in Valmora", "text": "The mayor met the harbour board in Valmora. The talks lasted 45 minutes.",
     "published": "2024-04-09"},
    {"title": "Talks in Norrin", "text": "The mayor met the harbour board in Norrin. The board praised the new pier.",
     "published": "2024-06-02"},
    {"title": "Treaty", "text": "Foreign Minister Ada Lind signed the fishing treaty on Monday.",
     "published": "2024-06-02"},
]  # fmt: skip


def test_places_and_posts_are_read_from_the_question() -> None:
    assert places_in("How long did they talk in Norrin, in May, at the Grand Hotel?") == ("Norrin", "Grand Hotel")
    assert posts_in("Who was finance minister, who minister of defence?") == (
        ("finance", "minister"),
        ("defence", "minister"),
    )
    assert posts_in("What did Foreign Minister Lind thank Secretary Ames for?") == (("foreign", "minister"),)
    assert posts_in("Who is the new minister? Who was prime minister?") == ()


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("How long did the mayor and the harbour board talk in Norrin?", False),
        ("How long did the mayor and the harbour board talk in Valmora?", True),
        ("Which finance minister signed the fishing treaty?", False),
        ("Which foreign minister signed the fishing treaty?", True),
    ],
)
def test_only_the_event_that_is_meant_answers(tmp_path: Path, question: str, answered: bool) -> None:
    answer = ask(question, documents=PAGES, settings=Settings(home=tmp_path))
    assert (answer.status != "no_evidence") is answered


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("What came of the ballot at Norrin?", "The ballot at Valmora was won by 18 votes.", True),
        ("What came of the ballot at Norrin?", "The ballot at Norrin was won by 18 votes.", False),
        ("What came of the ballot at Norrin?", "The ballot was won by 18 votes.", False),
        ("What came of the ballot at Norrin?", "The board of Valmora lost the ballot in May.", False),
        ("Why did they lose the pressure in January?", "The pressure in the Upper Town fell.", False),
        ("What is the toll in the port of Norrin?", "The toll in the Old Port is 3 euros.", True),
        ("What is the toll in the port of Norrin?", "The toll in Norrin is 3 euros.", False),
        ("Was there a ballot at Norrin?", "The ballot at Valmora was the only one.", False),
    ],
)
def test_the_asked_thing_at_another_place_is_told_apart(question: str, text: str, other: bool) -> None:
    assert elsewhere(read_question(question), text) is other
