"""A question for a name is answered by a name."""

import pytest

from rag import Status, ask
from rag.questions.names_asked import asks_for_a_name, names_nobody_new
from rag.questions.question import read_question


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Which firm built the pier?", True),
        ("What insurance company paid for it?", True),
        ("Which four customers left in May?", True),
        ("What was the name of the ship?", True),
        ("Who built the pier?", False),
        ("What does the shipyard pay for it?", False),
        ("Which way does the firm lean?", False),
    ],
)
def test_a_name_is_asked_for(question: str, asks: bool) -> None:
    assert asks_for_a_name(read_question(question)) is asks


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("The firm that built the Ellin pier left on Friday.", True),
        ("Three insurers have paid for the pier in Ellin.", True),
        ("The pier was built by Holm and Daughters.", False),
        ("Holm built it in May.", False),
        ("Pier | Holm | 2,300", False),
    ],
)
def test_a_sentence_names_somebody_beside_whom_the_question_names(text: str, nobody: bool) -> None:
    question = read_question("Which firm built the Ellin pier?")
    assert names_nobody_new(question, text, text, "en") is nobody


def test_a_sentence_without_a_name_does_not_say_what_somebody_is_called() -> None:
    pages = [{"title": "The pier", "text": "That morning the firm that runs the pier in Ellin replaced a lamp there."}]
    answer = ask("What is the name of the firm that runs the pier in Ellin?", documents=pages)
    assert answer.status is Status.NO_EVIDENCE
