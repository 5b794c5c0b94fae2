"""Who said what: the claim in the question is looked for, and whoever says it is the answer."""

import pytest

from rag import Status, ask
from rag.asking import Given
from rag.questions.question import read_question
from rag.questions.said_claims import asked_of_claim, said_claim


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("Who said that the bridge was safe?", "the bridge was safe"),
        ("And who complained that a kiosk needs more permits than a crane?", "a kiosk needs more permits than a crane"),
        ("Which witness told the board that rain alone would have done it?", "rain alone would have done it"),
        ("Who first said on the call that the leak had two causes?", "the leak had two causes"),
        ("Who thinks the price is too high?", "the price is too high"),
        ("Who told the board about the leak?", ""),
        ("Who said yes?", ""),
        ("Who said that it was “a storm in a teacup”?", ""),
        ("What did Ada Holm say about the leak?", ""),
        ("Who wrote that letter?", ""),
        ("¿Quién dijo que el puente era seguro?", ""),
    ],
)
def test_the_claim_is_read_from_the_question(question: str, claim: str) -> None:
    assert said_claim(read_question(question)) == claim


def test_a_claim_is_asked_as_a_question_of_its_own() -> None:
    assert asked_of_claim(read_question("Who said that the bridge was safe?")) == "Is it so that the bridge was safe?"
    assert asked_of_claim(read_question("Who built the bridge?")) == ""


TALK: list[Given] = [
    {
        "title": "Talk on the harbour radio",
        "text": (
            "Talk on the harbour radio, the night before the vote.\n\n"
            "KEANE: What would you change?\n\n"
            "HOLM-ARDEN: A list. I'd like a list of the cranes. A kiosk in this town needs a permit.\n\n"
            "KEANE: And the cranes?\n\n"
            "HOLM-ARDEN: Nobody asks about the cranes.\n\n"
            "KEANE: Thank you for coming.\n"
        ),
    },
    {"title": "Notice", "text": "The use of cranes is governed by the Lifting Order of 1998. Fees are paid in May."},
]


def test_whoever_says_it_in_other_words_is_named() -> None:
    answer = ask("Who complained that a kiosk is more tightly regulated than a crane?", documents=TALK)
    assert answer.sentences[0].short == "HOLM-ARDEN"
    assert "A kiosk in this town needs a permit" in answer.text


def test_what_nobody_says_has_no_speaker() -> None:
    answer = ask("Who complained that the harbour radio is too loud at night?", documents=TALK)
    assert answer.status is Status.NO_EVIDENCE
