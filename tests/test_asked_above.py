"""In a list of questions and answers an answer is about the question above it."""

import pytest

from rag import ask
from rag.asked_above import question_above

FAQ = (
    "# Questions and answers\n\n**How long is a gift voucher valid?**\nThey are good for two years. You may extend "
    "them once.\n\n**Can I pay by card?**\nYes, at the desk.\n\nOpening hours\nThe desk is open daily.\n"
)


@pytest.mark.parametrize(
    ("sentence", "above"),
    [
        ("They are good", "How long is a gift voucher valid?"),
        ("You may extend", "How long is a gift voucher valid?"),
        ("Yes, at", "Can I pay by card?"),
        ("The desk is open", ""),
        ("# Questions", ""),
    ],
)
def test_the_question_above_a_sentence(sentence: str, above: str) -> None:
    assert question_above(FAQ, FAQ.index(sentence)) == above


def test_a_question_within_a_line_heads_nothing() -> None:
    text = "Who pays? Nobody knows. Will that last?\nThe town paid."
    assert question_above(text, text.index("The town")) == ""


def test_an_answer_is_found_by_the_question_above_it() -> None:
    answer = ask("For how long can a gift voucher be used?", documents=[{"title": "Museum", "text": FAQ}])
    assert "two years" in answer.citations[0].quote
