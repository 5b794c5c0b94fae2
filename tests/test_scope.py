"""Whether a sentence is of the time that a question names."""

from datetime import date

import pytest

from rag.evidence.scope import scope_of
from rag.questions.question import read_question
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, Span

AS_OF = date(2024, 5, 20)


def scope(question: str, sentence: str, met: str = "", published: str = "") -> float:
    text = f"Minutes of the club\n\n{sentence}\n"
    document = Document(
        id="d", path="d.txt", text=text, language="en",
        event_date=PartialDate.parse(met) if met else None,
        published=PartialDate.parse(published) if published else None,
    )  # fmt: skip
    start = text.index(sentence)
    return scope_of(read_question(question, AS_OF), document, Span(start, start + len(sentence)))


@pytest.mark.parametrize(
    "question",
    [
        "What broke in March?",
        "What broke in March 2024?",
        "What broke by the end of March?",
        "What broke in early March?",
    ],
)
def test_a_month_without_a_year_is_that_before_the_day_of_the_minutes(question: str) -> None:
    assert scope(question, "The mast broke in March.", met="2024-05-06") == 1.0


@pytest.mark.parametrize("sentence", ["The mast broke in November.", "The mast broke.", "THE MAST BROKE?!"])
def test_what_was_in_another_month_was_not_in_march(sentence: str) -> None:
    assert scope("What broke in March 2024?", sentence, met="2024-05-06") < 0.5


def test_minutes_of_another_year_tell_of_its_march() -> None:
    assert scope("What broke in March 2024?", "The mast broke in March.", met="2021-05-06") < 0.5


def test_the_day_on_which_a_report_was_written_goes_before_that_of_its_event() -> None:
    assert (
        scope("What broke in March 2024?", "The mast broke in March.", met="2020-01-02", published="2024-05-06") == 1.0
    )


@pytest.mark.parametrize("met", ["", "2024"])
def test_without_a_day_nothing_is_known_of_a_month(met: str) -> None:
    assert scope("What broke in March 2023?", "The mast broke in March.", met=met) < 1.0


@pytest.mark.parametrize("question", ["What broke on 31 February 2024?", "What broke on 45 March?", "?!", ""])
def test_days_that_do_not_exist_are_no_error(question: str) -> None:
    assert -1 <= scope(question, "The mast broke on 31 February.", met="2024-05-06") <= 1
