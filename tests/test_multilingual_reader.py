"""The reader of other languages: questions and documents that are not in English."""

import pytest

from rag import Status, ask
from rag.asking import Given
from rag.reading.reader import Excerpt, open_multilingual_reader

LASTED = Excerpt("Talks in Brackwater", "", "Their meeting lasted for 50 minutes in the town hall.")
OTHER = Excerpt("Talks in Brackwater", "", "The old customs house was turned into a museum of fishing.")
NOTICE: list[Given] = [
    {
        "title": "新桟橋の開通",
        "text": "ブラックウォーター港の新しい桟橋は五月に開通した。全長は214メートルで、費用は三百万ユーロだった。"
        "港長のアダ・ホルム氏が開通式で挨拶した。夏の間は毎日、釣り人に無料で開放される。",
        "published": "2024-05-20",
    }
]


@pytest.mark.parametrize(
    "question",
    [
        "会談は何分間でしたか。",
        "会谈持续了多久？",
        "¿Cuánto duró la reunión?",
        "Wie lange dauerte das Treffen?",
        "Combien de temps ?",
    ],
)
def test_a_question_in_another_language_finds_the_english_sentence(question: str) -> None:
    lasted, other = open_multilingual_reader().read(question, [LASTED, OTHER])
    assert lasted.relevance > other.relevance + 1
    assert "50 minutes" in LASTED.sentence[lasted.answer.start : lasted.answer.end]


def test_an_answer_has_no_space_around_it() -> None:
    [reading] = open_multilingual_reader().read("How long did it last?", [LASTED])
    said = LASTED.sentence[reading.answer.start : reading.answer.end]
    assert said == said.strip()


def test_a_document_in_another_language_answers_in_its_own_and_in_english() -> None:
    for question, told in (
        ("桟橋の長さはどれくらいですか。", "214メートル"),
        ("Who spoke at the opening?", "アダ・ホルム氏"),
        ("Cuánto costó el muelle", "三百万ユーロ"),
    ):
        answer = ask(question, documents=NOTICE)
        assert answer.status is not Status.NO_EVIDENCE, question
        assert told in answer.citations[0].quote
