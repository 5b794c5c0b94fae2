"""What one person said is no answer to what another one said."""

import time
from dataclasses import replace

import pytest

from rag import ask
from rag.evidence.reported import reports_another, written_by_another
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


REPORT = "Report of Dr Ana Weir\n\nThe clerk, Ada Lind, came. Mr Brun left. {} Lind, she said, was late.\n"


@pytest.mark.parametrize(
    ("question", "sentence", "another"),
    [
        ("How many filters did Brun buy?", "I bought thirty filters.", True),
        ("How many filters did Weir buy?", "I bought thirty filters.", False),
        ("How many filters did Brun buy from Weir?", "I bought thirty filters.", False),
        ("How many filters did Brun buy?", "I bought thirty filters for Brun.", False),
        ("How many filters did Brun buy?", "I saw that he bought thirty filters.", False),
        ("How many filters did Brun buy?", "Thirty filters were bought.", False),
        ("How many filters did Ellin buy?", "I bought thirty filters.", False),
        ("What was Brun's fee?", "My fee was 900 crowns.", True),
        ("How many cracks did Weir find?", "The foreman, Tom Holm, said: “I found nine cracks.”", True),
        ("Who bought the filters?", "I bought thirty filters.", False),
    ],
)
def test_what_the_writer_did_is_not_what_others_did(question: str, sentence: str, another: bool) -> None:
    text = REPORT.format(sentence)
    document, start = replace(BRIDGE, text=text), text.index(sentence)
    one = replace(
        scored(BRIDGE, "It was rebuilt.").candidate, document=document, span=Span(start, start + len(sentence))
    )
    assert written_by_another(read_question(question), one) is another


@pytest.mark.parametrize("piece", [" ", "\n", "A", "A-", "A’", "Dear Mr. ", "To: ", "> "])
def test_no_text_takes_long(piece: str) -> None:
    text = f"{piece * (50_000 // len(piece))}\n\nAda Holm bought nine boats in May.\n"
    began = time.perf_counter()
    answer = ask("How many boats did Ada Holm buy in May?", documents=[{"text": text}])
    assert "nine boats" in answer.text
    assert time.perf_counter() - began < 10
