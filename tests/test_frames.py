"""The words around a quotation are in the question's language, the quotation in the document's."""

from pathlib import Path

import pytest

from rag import ask
from rag.answering.introductions import introduction
from rag.language.frames import frame
from rag.language.lexicons import known_languages
from rag.questions.asked import as_question
from rag.settings import Settings
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, SourceKind

PAGE = "The harbour office reported on the ferry Sandpiper. The Sandpiper carries 214 passengers and 38 cars."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Tarnwick Lantern (28 October 2025, press report):"),
        ("de", "Tarnwick Lantern (28. Oktober 2025, Pressebericht):"),
        ("es", "Tarnwick Lantern (28 de octubre de 2025, información de prensa):"),
        ("fr", "Tarnwick Lantern (28 octobre 2025, article de presse):"),
        ("ja", "Tarnwick Lantern (2025年10月28日, 報道):"),
        ("zh", "Tarnwick Lantern (2025年10月28日, 新闻报道):"),
        ("xx", "Tarnwick Lantern (28 October 2025, press report):"),
    ],
)
def test_who_says_it_and_when_is_said_in_the_language_of_the_question(language: str, said: str) -> None:
    document = Document(
        "a", "a.txt", PAGE, publisher="Tarnwick Lantern", kind=SourceKind.PRESS, published=PartialDate(2025, 10, 28)
    )
    assert introduction(document, language) == said


def test_every_language_has_a_frame_and_dates_as_vague_as_they_are() -> None:
    for language in known_languages():
        words = frame(language)
        assert len(words.months) == 12
        assert len({words.no_evidence, words.yes, words.no, words.undated}) == 4
    assert frame("es").written(PartialDate(2025, 10)) == "octubre de 2025"
    assert frame("ja").written(PartialDate(2025, 10)) == "2025年10月"
    assert frame("fr").written(PartialDate(2025)) == "2025"


@pytest.mark.parametrize(
    ("question", "frame_words"),
    [
        ("¿Cuántos pasajeros lleva el Sandpiper?", "sin fecha"),
        ("Wie viele Passagiere fasst die Sandpiper?", "ohne Datum"),
    ],
)
def test_the_quotation_stays_verbatim(tmp_path: Path, question: str, frame_words: str) -> None:
    answer = ask(question, documents=[{"title": "Sandpiper", "text": PAGE}], settings=Settings(home=tmp_path))
    assert frame_words in answer.text
    assert "carries 214 passengers" in answer.citations[0].quote


def test_a_refusal_is_in_the_language_of_the_question(tmp_path: Path) -> None:
    asked = "Wer gewann 1998 die Fußball-Weltmeisterschaft?"
    answer = ask(asked, documents=[{"title": "Sandpiper", "text": PAGE}], settings=Settings(home=tmp_path))
    assert answer.text == "Die Dokumente sagen dazu nichts."


@pytest.mark.parametrize(
    ("order", "question"),
    [
        ("Find the $ value paid to Holm Ltd.", "How much money was paid to Holm Ltd?"),
        ("Tell me who keeps the light.", "Who keeps the light?"),
        ("Please give me the fare for a bicycle", "What is the fare for a bicycle?"),
        ("Who keeps the light?", "Who keeps the light?"),
        ("List the ferries.", "List the ferries."),
    ],
)
def test_an_order_to_find_something_out_is_read_as_a_question(order: str, question: str) -> None:
    assert as_question(order) == question
