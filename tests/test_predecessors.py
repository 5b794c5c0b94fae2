"""Who came before and who after a holder of a post."""

from dataclasses import replace

import pytest

from rag.evidence.candidates import Candidate
from rag.evidence.predecessors import comes_on_the_other_side
from rag.questions.question import Question, Want, read_question
from rag.reading.reader import Reading
from tests.test_excerpts import BRIDGE, scored
from vectorstore.documents import Document, Span


def candidate(text: str, answer: str) -> Candidate:
    document = Document(id="d", path="d.txt", text=text, language="en")
    start = text.index(answer)
    made = scored(BRIDGE, "It was rebuilt.").candidate
    return replace(
        made, document=document, span=Span(0, len(text)), reading=Reading(1.0, Span(start, start + len(answer)), 0.9)
    )


def asked(text: str) -> Question:
    return replace(read_question(text), want=Want.PERSON)


@pytest.mark.parametrize(
    ("question", "text", "answer", "wrong"),
    [
        ("Who was director before Ada Holm?", "She was followed in June by Piers Gale.", "Piers Gale", True),
        ("Who was director after Ada Holm?", "She was followed in June by Piers Gale.", "Piers Gale", False),
        ("Who was director before Ada Holm?", "Ada Holm took over from Tobias Renn.", "Tobias Renn", False),
        ("Who was director after Tobias Renn?", "Ada Holm took over from Tobias Renn.", "Ada Holm", False),
        ("Who was director before Tobias Renn?", "Ada Holm took over from Tobias Renn.", "Ada Holm", True),
        ("Who spoke before the vote?", "Ada Holm took over from Tobias Renn.", "Ada Holm", False),
        ("Who was Ada Holm's predecessor?", "Ada Holm was director until 2021.", "Ada Holm", False),
    ],
)
def test_a_successor_is_no_predecessor(question: str, text: str, answer: str, wrong: bool) -> None:
    assert comes_on_the_other_side(asked(question), candidate(text, answer)) is wrong
