"""A line without a verb answers where it says all of what is asked, and surely."""

from dataclasses import replace

import pytest

from rag import ask
from rag.evidence.matching import Match
from rag.judging.bare_lines import answers_as_label
from rag.questions.question import read_question
from rag.reading.reader import Reading
from tests.test_excerpts import scored
from vectorstore.documents import Document, Span

LINE = "Lodestar 3.2 released on 12 May 2025"
RELEASED = "When was Lodestar 3.2 released?"


@pytest.mark.parametrize(
    ("question", "sureness", "relevance", "asked", "own", "answers"),
    [
        (RELEASED, 0.8, 1.0, 0.9, 0.7, True),
        (RELEASED, 0.79, 1.0, 0.9, 0.7, False),
        (RELEASED, 0.8, -3.0, 0.9, 0.7, False),
        (RELEASED, 0.8, 1.0, 0.89, 0.7, False),
        (RELEASED, 0.8, 1.0, 0.9, 0.69, False),
        ("When was Lodestar 3.1 released?", 0.8, 1.0, 0.9, 0.7, False),
        ("When was Farwater 3.2 released?", 0.8, 1.0, 0.9, 0.7, False),
        ("What is Lodestar 3.2?", 0.8, 1.0, 0.9, 0.7, False),
    ],
)
def test_a_line_answers_from_the_least_on_of_each_that_is_needed(
    question: str, sureness: float, relevance: float, asked: float, own: float, answers: bool
) -> None:
    one = scored(Document("d", "d.txt", LINE, language="en"), LINE).candidate
    start = LINE.index("12 May 2025")
    reading = Reading(relevance, Span(start, len(LINE)), sureness)
    one = replace(one, match=Match(asked=asked, own=own), reading=reading, typed=True)
    assert answers_as_label(read_question(question), one) is answers


def test_the_heading_of_the_version_asked_for_leads() -> None:
    text = f"# {LINE}\n\nThe mast is new.\n\n# Lodestar 3.1 released on 2 May 2024\n\nThe sail is new.\n"
    answer = ask("When was Lodestar 3.1 released?", documents=[{"title": "News of the yard", "text": text}])
    assert [one.short for one in answer.sentences] == ["2 May 2024"]
