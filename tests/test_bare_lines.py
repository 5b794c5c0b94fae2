"""A line without a verb answers where it says all of what is asked, and surely."""

import time
from dataclasses import replace

import pytest

from rag import Status, ask
from rag.evidence.candidates import _is_statement
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


MEETS = "Tuesday 4 May, 2 pm, in the hall of Ostby"


@pytest.mark.parametrize(
    ("question", "relevance", "typed", "title", "answers"),
    [
        ("When did the club meet?", 3.0, True, None, True),
        ("Where did the club meet?", 3.0, True, None, True),
        ("Who met in the hall?", 3.0, True, None, True),
        ("When did the club meet?", 2.99, True, None, False),
        ("How many met in the hall?", 3.0, True, None, False),
        ("Why did the club meet?", 3.0, True, None, False),
        ("When did the club meet?", 3.0, False, None, False),  # no day in it
        ("When did the club meet?", 3.0, True, MEETS, False),  # the title of its own paper
    ],
)
def test_a_bare_line_answers_where_the_reader_is_beyond_doubt(
    question: str, relevance: float, typed: bool, title: str | None, answers: bool
) -> None:
    document = Document("d", "d.txt", MEETS, language="en", title=title)
    reading = Reading(relevance, Span(0, len("Tuesday 4 May")), 0.5)
    one = replace(scored(document, MEETS).candidate, match=Match(), reading=reading, typed=typed)
    assert answers_as_label(read_question(question), one) is answers


def test_a_bare_line_that_was_not_read_answers_nothing() -> None:
    one = scored(Document("d", "d.txt", MEETS, language="en"), MEETS).candidate
    assert not answers_as_label(read_question("When did the club meet?"), replace(one, reading=None))


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        ("Motorcycles      no permit needed", True),
        ("Motorcycles    nine crowns a night", True),
        ("Motorcycles   no permit needed", False),  # three blanks
        ("Motorcycles\tno permit needed", False),
        ("Motorcycles and all their many side cars of the whole year    no permit", False),  # too long a name
        ("Motorcycles      ", False),
        ("      Motorcycles", False),
        ("Copies: home managers; Staff Council.", False),
        ("The mast broke.", True),
        ("", False),
        (" " * 50_000, False),
        ("a    " * 20_000, False),
        ("To: " * 20_000, False),
    ],
)
def test_a_line_of_two_fields_says_something(line: str, statement: bool) -> None:
    began = time.perf_counter()
    assert _is_statement(line) is statement
    assert time.perf_counter() - began < 1


PERMITS = (
    "Parking on the quay of Ostby\n\nWho needs a permit:\n\nCars             permit from the harbour office\n"
    "Motorcycles      no permit needed\nLorries          may not park here\n"
)


def test_a_line_of_two_fields_answers() -> None:
    answer = ask("Do motorcycles need a permit on the quay of Ostby?", documents=[{"text": PERMITS}])
    assert answer.status is Status.ANSWERED
    assert "Motorcycles      no permit needed" in " ".join(citation.quote for citation in answer.citations)
