"""Which sentences are evidence at all, and which a further one adds nothing."""

from dataclasses import replace

import pytest

from rag import Status, ask
from rag.asking import Given
from rag.eligibility import is_evidence
from rag.matching import Match
from rag.questions import read_question
from rag.reader import Reading
from tests.test_excerpts import BRIDGE, scored
from vectorstore.documents import Span


@pytest.mark.parametrize(
    ("asked", "heard", "relevance", "evidence"),
    [
        (0.0, 1.0, -2.0, False),
        (0.0, 1.0, -0.5, True),
        (0.0, 0.1, 0.5, False),
        (0.0, 0.1, 1.5, True),
        (0.6, 0.1, -2.0, True),
    ],
)
def test_where_no_word_of_what_is_asked_is_said_the_reader_has_to_vouch(
    asked: float, heard: float, relevance: float, evidence: bool
) -> None:
    """The less of what is asked any document has a word for, the surer it has to be."""
    one = scored(BRIDGE, "It was rebuilt.")
    candidate = replace(
        one.candidate,
        heard=heard,
        match=Match(asked=asked),
        reading=Reading(relevance, Span(0, 2), 0.5),
        foreign=False,
    )
    question = read_question("Where did the mayor dine after the meeting?")
    assert is_evidence(question, replace(one, candidate=candidate, confidence=0.2), 0.0) is evidence


def test_a_further_sentence_that_says_far_less_of_what_is_asked_is_left_out() -> None:
    pages: list[Given] = [
        {"title": "Courier", "text": "Harbour minister Ada Lind opened the annual regatta of Ellin on Sunday."},
        {"title": "Notes", "text": "Harbour minister Olav Brun met the pilots in Morrow on Friday."},
    ]
    answer = ask("Which harbour minister opened the annual regatta?", documents=pages)
    assert answer.status is Status.ANSWERED
    assert ["Lind" in citation.quote for citation in answer.citations] == [True]
