"""A plain denial of what an open question takes for granted is quoted before it is refused."""

from dataclasses import replace

import pytest

from rag import Status, ask
from rag.evidence.matching import Match
from rag.evidence.presupposed import denies_presupposed
from rag.questions.question import read_question
from tests.test_excerpts import scored
from vectorstore.documents import Document

MOVED = "When was the lighthouse of Sund moved?"
RESIGNED = "Why did Ada Holm resign from the Grenna choir?"


@pytest.mark.parametrize(
    ("question", "text", "denied"),
    [
        (MOVED, "The lighthouse was not moved in the end.", True),
        (MOVED, "It was never moved.", True),
        ("WHEN WAS THE LIGHTHOUSE OF SUND MOVED", "It was never moved.", True),
        (MOVED, "The lighthouse of Sund was not painted this year.", False),
        (MOVED, "The keeper’s boat was not moved.", False),
        (MOVED, "The lighthouse was not, as some in the town still tell, ever moved.", False),
        ("Was the lighthouse of Sund moved?", "The lighthouse was not moved.", False),
        (RESIGNED, "Ada Holm didn’t resign.", True),
        (RESIGNED, "Ada Holm did not sing; the choir resigned.", False),
        ("Who sold the ferry Egret?", "Nobody sold the ferry.", True),
        ("Who sold the ferry Egret?", "Nobody painted the ferry.", False),
        ("How long was the bridge of Ellin closed?", "The bridge was not closed during the flood.", True),
        ("Where was the Egret wrecked?", "The Egret will not now be wrecked.", True),
    ],
)
def test_a_denial_of_what_is_taken_for_granted_is_told_from_others(question: str, text: str, denied: bool) -> None:
    one = scored(Document("d", "d.txt", text, language="en"), text).candidate
    one = replace(one, match=Match(coverage=0.6), denies=True)
    assert denies_presupposed(read_question(question), one) is denied
    assert not denies_presupposed(read_question(question), replace(one, match=Match(coverage=0.4)))


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        (MOVED, "The lighthouse of Sund stands on the rock. It was never moved.", "It was never moved."),
        (
            "When did Ada Holm leave the Grenna museum?",
            "Ada Holm heads the Grenna museum. She has written to the paper that she is not leaving.",
            "not leaving",
        ),
    ],
)
def test_the_denial_is_quoted(question: str, text: str, quote: str) -> None:
    answer = ask(question, documents=[{"title": "Notes", "text": text}])
    assert quote in answer.citations[0].quote


def test_where_another_thing_of_another_place_is_denied_nothing_is_said() -> None:
    text = "The lighthouse of Sund stands on the rock. The quay at Ostby was not painted this year."
    answer = ask("When was the lighthouse of Sund painted?", documents=[{"title": "Notes", "text": text}])
    assert answer.status is Status.NO_EVIDENCE
