"""Sentences that leave what is asked open."""

import pytest

from rag.questions.left_open import leaves_open
from rag.questions.question import read_question


@pytest.mark.parametrize(
    ("question", "text", "open_"),
    [
        ("Who wrote the letter?", "The mayor asked who had written it.", True),
        ("Why did the lamp fail?", "The council wanted to know why the lamp had failed.", True),
        ("Who wrote it?", "The mayor asked why it was late, and who had written it.", True),
        ("Who wrote it?", "We would like to see who wrote it, and when.", True),
        ("Why did the lamp fail?", "The mayor asked who had lit the lamp.", False),
        ("Who asked who had written the letter?", "The mayor asked who had written it.", False),
        ("What did the surveyor find in the hull?", "A surveyor will look at the hull in May.", True),
        ("What did the surveyor find in the hull?", "The surveyor found a crack, which will be mended.", False),
        ("What came of the councillor's motion?", "Councillor Holm has asked for a vote on her motion.", True),
        ("Whom did the inquiry blame?", "The inquiry under Judge Holm opens on 3 May.", True),
        ("Whom did the inquiry blame?", "The inquiry opened on 3 May and blamed the mill.", False),
        ("What was the result of the ballot?", "The branch voted by 40 to 9 to ballot for a strike.", True),
        ("What did the surveyor recommend?", "A surveyor has been appointed to look at the hull.", True),
        ("What did the surveyor recommend?", "The surveyor, who was appointed in May, recommends new planks.", False),
        ("What will the surveyor look at?", "A surveyor will look at the hull in May.", False),
    ],
)
def test_a_question_or_a_plan_in_a_document_is_no_answer(question: str, text: str, open_: bool) -> None:
    assert leaves_open(read_question(question), text) is open_
