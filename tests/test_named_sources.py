"""A question that asks for one source's word is answered by that source."""

from pathlib import Path

import pytest

from rag import ask
from rag.judging.named_sources import source_words
from rag.questions.question import read_question
from rag.settings import Settings

FAIR = {
    "title": "The fair at Quarn",
    "text": "The fair at Quarn was held in May. The organisers say that 4,200 people came to the fair. The police "
    "counted only 3,100 people. The fair sold 900 cakes.",
}


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("According to the police, how many people came?", ("police",)),
        ("How many came according to the Harbour Board's report?", ("harbour", "board")),
        ("Laut Polizei, wie viele kamen?", ("polizei",)),
        ("¿Cuántos vinieron según la policía?", ("policia",)),
        ("What does the firm itself say?", ()),
        ("How many people came?", ()),
    ],
)
def test_the_source_is_read_from_the_question(question: str, named: tuple[str, ...]) -> None:
    assert source_words(read_question(question)) == named


@pytest.mark.parametrize(
    ("source", "figure", "other"), [("police", "3,100", "4,200"), ("organisers", "4,200", "3,100")]
)
def test_each_source_is_asked_for_its_own_figure(tmp_path: Path, source: str, figure: str, other: str) -> None:
    question = f"According to the {source}, how many people came to the fair?"
    text = ask(question, documents=[FAIR], settings=Settings(home=tmp_path)).text
    assert figure in text
    assert other not in text
