"""A question in other words than the document's is read in the document's own."""

from dataclasses import replace

import pytest

from rag import Status, ask
from rag.asking import Given
from rag.evidence.close_reading import read_closely
from rag.evidence.matching import Match
from rag.evidence.rewording import reworded
from rag.questions.question import read_question
from tests.test_excerpts import BRIDGE, scored


def asked_of(question: str, text: str, rest: str = "") -> str:
    candidate = scored(BRIDGE, "It was rebuilt.").candidate
    document = replace(BRIDGE, text=f"{text}{rest}")
    return reworded(
        question, "en", replace(candidate, document=document, span=replace(candidate.span, start=0, end=len(text)))
    )


@pytest.mark.parametrize(
    ("question", "sentence", "own"),
    [
        ("Was a contract inked in Ellin?", "The signing took place in Ellin.", "Was a contract signing in Ellin?"),
        ("Who quit?", "Ada Lind stepped down in May.", "Who stepped down?"),
        ("When did Ada Lind quit?", "Ada Lind quit in May.", "When did Ada Lind quit?"),
        ("How many lorries came?", "Nine trucks came.", "How many trucks came?"),
        ("What did it cost?", "It rained.", "What did it cost?"),
    ],
)
def test_the_sentences_words_take_the_place_of_the_questions(question: str, sentence: str, own: str) -> None:
    assert asked_of(question, sentence) == own


def test_a_document_that_has_the_word_itself_is_asked_with_it() -> None:
    sentence = "Nine trucks came."
    assert asked_of("How many lorries came?", sentence, " The lorries were late.") == "How many lorries came?"


def test_a_document_in_another_language_is_asked_as_it_is() -> None:
    candidate = replace(scored(BRIDGE, "It was rebuilt.").candidate, foreign=True)
    assert reworded("What was reconstructed?", "en", candidate) == "What was reconstructed?"


def test_other_wordings_can_be_saved() -> None:
    question = read_question("Who quit?")
    one = replace(scored(BRIDGE, "It was rebuilt.").candidate, match=Match())
    document = replace(BRIDGE, text="Ada Lind stepped down in May.")
    found = [replace(one, document=document, span=replace(one.span, start=0, end=len(document.text)))]
    [saved], [full] = read_closely(question, found, as_asked=True), read_closely(question, found)
    assert saved.reading
    assert full.reading
    assert full.reading.relevance > saved.reading.relevance


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Did the two sides ink anything in Ellin?", "signing of a treaty"),
        ("Which levy on timber was scrapped?", "tariff"),
    ],
)
def test_what_is_said_in_other_words_is_found(question: str, answer: str) -> None:
    pages: list[Given] = [
        {
            "title": "Talks in Ellin",
            "text": "The two delegations met in Ellin on Monday. The meeting did not include the signing of a treaty. "
            "The tariff on timber was abolished. The tariff on glass stays. Lunch was served at noon.",
        }
    ]
    found = ask(question, documents=pages)
    assert found.status is Status.ANSWERED
    assert answer in found.text
