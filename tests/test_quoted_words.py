"""Who asks who said some words, in quotation marks, is shown the sentence that has them, and who said it."""

import pytest

from rag import ask

REVIEW = """The new organ of St Brannoc was heard on Friday.

Professor Ada Lorne, who teaches acoustics in Wick, came by train. "I had hoped to be wrong," she
said. "It sounds like a fair in the rain, and nobody will thank the builders."

The organist, Piers Holm, liked it.
"""


@pytest.mark.parametrize(
    "question",
    ['Who said that the organ sounded like "a fair in the rain"?', "Who spoke of “a fair in the rain”?"],
)
def test_who_said_quoted_words(question: str) -> None:
    answer = ask(question, documents=[{"title": "Review", "text": REVIEW}])
    assert "a fair in the rain" in answer.text
    assert "Ada Lorne" in answer.text


def test_words_that_nobody_said() -> None:
    answer = ask('Who said that it was "a storm in a teacup"?', documents=[{"title": "Review", "text": REVIEW}])
    assert "a fair in the rain" not in answer.text
