"""A second reader is asked about the best sentence where the first one is undecided, and only there."""

from dataclasses import replace

import pytest

from rag.judging.scoring import Scored
from rag.judging.second_opinion import with_second_opinion
from rag.questions.question import read_question
from rag.reading.reader import Reading
from tests.test_predecessors import candidate

QUESTION = read_question("How many people came to the meeting in the boathouse?")
ANSWERS = candidate("Forty people came to the meeting in the boathouse.", "Forty people")
BESIDE = candidate("The boathouse has a red roof and a door of oak.", "oak")


def rated(one: Scored) -> float:
    """The confidence after a second opinion was asked for."""
    return with_second_opinion(QUESTION, [one])[0].confidence


def scored(answers: bool, confidence: float, relevance: float = 0.0, *, foreign: bool = False) -> Scored:
    one = ANSWERS if answers else BESIDE
    reading = replace(one.reading, relevance=relevance) if isinstance(one.reading, Reading) else None
    return Scored(replace(one, reading=reading, foreign=foreign, scope=0.0), 0.0, confidence)


def test_what_the_second_reader_vouches_for_is_rated_higher() -> None:
    assert rated(scored(True, -0.9)) > -0.5


def test_what_it_objects_to_is_rated_lower() -> None:
    assert rated(scored(False, 0.0)) < -0.5


@pytest.mark.parametrize("confidence", [-2.0, 0.8])
def test_nothing_changes_where_the_first_reader_is_sure(confidence: float) -> None:
    assert rated(scored(True, confidence)) == rated(scored(False, confidence)) == confidence


def test_nothing_changes_where_the_first_reader_is_much_against_it_or_both_are_the_same() -> None:
    assert rated(scored(True, -0.9, relevance=-4.0)) == -0.9
    assert rated(scored(True, -0.9, foreign=True)) == -0.9


def test_what_was_not_vouched_for_stands_back() -> None:
    first, second = with_second_opinion(QUESTION, [scored(True, -0.9), scored(False, -0.6)])
    assert (first.confidence > -0.5, second.confidence < -0.6) == (True, True)


def test_nothing_read_is_nothing_rated() -> None:
    assert with_second_opinion(QUESTION, []) == []
