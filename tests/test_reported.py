"""What one person said is no answer to what another one said."""

from dataclasses import replace

import pytest

from rag.evidence.reported import reports_another
from rag.questions.question import read_question
from tests.test_excerpts import BRIDGE, scored
from vectorstore.documents import Span


@pytest.mark.parametrize(
    ("question", "sentence", "another"),
    [
        ("What did Lind say about the price?", "“It is too high,” Brun told reporters.", True),
        ("What did Lind say about the price?", "“It is too high,” Lind told reporters.", False),
        ("What did Ada Lind say about the price?", "“It is too high,” said Lind.", False),
        ("What did Lind say about the price?", "“It is too high,” she said.", False),
        ("What did Lind say about the price?", "Brun said that Lind had called it too high.", False),
        ("Which price did Lind announce?", "The price was too high, Brun added.", True),
        ("What was said about the price?", "“It is too high,” Brun told reporters.", False),
        ("What did the firm say?", "“It is too high,” Brun told reporters.", False),
    ],
)
def test_the_words_of_others_are_told_apart(question: str, sentence: str, another: bool) -> None:
    candidate = scored(BRIDGE, "It was rebuilt.").candidate
    one = replace(candidate, document=replace(BRIDGE, text=sentence), span=Span(0, len(sentence)))
    assert reports_another(read_question(question), one) is another
