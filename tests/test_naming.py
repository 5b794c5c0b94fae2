"""What a sentence leaves unnamed is read with the sentence that names it."""

from dataclasses import replace

import pytest

from rag import ask
from rag.evidence.candidates import Candidate
from rag.evidence.matching import Match
from rag.evidence.naming import naming_sentence
from rag.questions.question import read_question
from tests.test_excerpts import BRIDGE, scored
from vectorstore.documents import Document, Span

MINUTES = Document(
    id="minutes", path="minutes.txt", title="Minutes of the council", language="en",
    text=(
        "The council of Ellin discussed the ferry Sandling at length. It was asked when she would come. "
        "The price is fixed, and the yard pays 6,000 crowns for each day of delay. "
        "Councillor Ada Berg paid for the coffee."
    ),
)  # fmt: skip


def candidate(sentence: str, asked: float = 1.0) -> Candidate:
    start = MINUTES.text.index(sentence)
    made = scored(BRIDGE, "It was rebuilt.").candidate
    return replace(made, document=MINUTES, span=Span(start, start + len(sentence)), match=Match(asked=asked))


FIRST = "The council of Ellin discussed the ferry Sandling at length."
PAYS = "The price is fixed, and the yard pays 6,000 crowns for each day of delay."


@pytest.mark.parametrize(
    ("question", "sentence", "named"),
    [
        ("What does the yard pay for each day the Sandling is late?", PAYS, FIRST),
        ("What does the yard pay for each day of delay?", PAYS, ""),
        ("What does the yard pay for the Heron?", PAYS, ""),
        ("Who paid for the Sandling?", "Councillor Ada Berg paid for the coffee.", ""),
    ],
)
def test_the_nearest_sentence_with_the_missing_name(question: str, sentence: str, named: str) -> None:
    assert naming_sentence(read_question(question), candidate(sentence)) == named


def test_a_sentence_without_a_word_of_what_is_asked_needs_no_name() -> None:
    assert naming_sentence(read_question("What is paid for the Sandling?"), candidate(PAYS, asked=0.0)) == ""


def test_what_a_sentence_leaves_to_an_earlier_one_is_found() -> None:
    page = {"title": MINUTES.title, "text": MINUTES.text}
    answer = ask("What does the yard pay for each day the Sandling is late?", documents=[page])
    assert "6,000 crowns" in answer.text
