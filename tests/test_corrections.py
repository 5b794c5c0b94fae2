"""What was taken back is quoted with what is right."""

import pytest

from rag import ask
from rag.evidence.corrections import with_correction
from vectorstore.documents import Document, Span


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Our report said that 340 boats came. The figure is 430. Anglers fish.", 2),
        ("We wrote that the pier is red. It is green. The paint is new.", 3),
        ("Our report said that 340 boats came. Anglers fish.", 1),
        ("The mayor said that 340 boats came. The figure is high.", 1),
    ],
)
def test_a_correction_belongs_to_what_it_puts_right(text: str, sentences: int) -> None:
    document = Document(id="d", path="d.txt", text=text, language="en")
    span = with_correction(document, Span(0, text.index(".") + 1))
    assert text[: span.end].count(".") == sentences


def test_the_withdrawn_figure_is_not_the_short_answer() -> None:
    pages = [
        {
            "title": "Ellin Courier",
            "text": "Our report of May said that 340 boats came to the regatta. The figure is 430.",
        }
    ]
    answer = ask("How many boats came to the regatta?", documents=pages)
    assert "430" in answer.citations[0].quote
    assert not answer.text.startswith("**340")
