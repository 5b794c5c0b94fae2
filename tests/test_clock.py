"""Times of the day, and how long it is from one to the other."""

import pytest

from rag import ask
from rag.asking import Given
from rag.dates.clock import clocks_in, stretches_in
from rag.questions.expectations import holds, values, whole_value
from rag.questions.question import Want
from vectorstore.documents import Span


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("shortly before seven o’clock", [7 * 60]),
        ("at half past nine", [9 * 60 + 30]),
        ("at a quarter to ten at night", [21 * 60 + 45]),
        ("at 8.30 p.m.", [20 * 60 + 30]),
        ("at 13:07 and again at noon", [13 * 60 + 7, 12 * 60]),
        ("um 14 Uhr 30", [14 * 60 + 30]),
        ("from 5.1 to 3.8 per cent", []),
        ("at seven places", []),
    ],
)
def test_times_of_the_day_are_read(text: str, minutes: list[int]) -> None:
    assert [one.minutes for one in clocks_in(text)] == minutes


def test_a_time_without_its_half_of_the_day_may_be_either() -> None:
    bare, evening, morning = clocks_in("seven o’clock, 7 p.m., 7 a.m.")
    assert [bare.is_at(evening), bare.is_at(morning), evening.is_at(morning)] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("The power was off from 02:14 to 03:40.", [86]),
        ("They sat from nine in the morning until eight in the evening.", [11 * 60]),
        ("The pool is open nine until eight.", [11 * 60]),
        ("The boat left at 02:14.", []),
    ],
)
def test_two_ends_make_a_duration(text: str, minutes: list[int]) -> None:
    assert list(stretches_in(text)) == minutes
    assert holds(Want.DURATION, text) is bool(minutes)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It took an hour and 26 minutes.", ("1 hour 26 minutes",)),
        ("It took 1 hour, 26 minutes.", ("1 hour 26 minutes",)),
        ("It was off from 02:14 to 03:40.", ("1 hour 26 minutes",)),
        ("It took half an hour.", ("half an hour",)),
    ],
)
def test_hours_and_minutes_are_one_value(text: str, said: tuple[str, ...]) -> None:
    assert values(Want.DURATION, text) == said


def test_a_part_of_a_duration_is_grown_to_the_whole() -> None:
    text = "It took an hour and 26 minutes."
    span = whole_value(Want.DURATION, text, Span(text.index("26"), len(text) - 1))
    assert text[span.start : span.end] == "an hour and 26 minutes"


def test_days_of_a_month_are_a_duration_and_a_fall_is_none() -> None:
    assert holds(Want.DURATION, "The fair was held on 19 and 20 October.")
    assert not holds(Want.DURATION, "It fell from 18 to 6 per cent.")


def test_sources_that_give_another_hour_are_both_heard() -> None:
    pages: list[Given] = [
        {"title": "Ellin Courier", "text": "The letter reached the harbour master shortly before seven o’clock."},
        {"title": "Grenna Post", "text": "The letter reached the harbour master at about half past nine."},
    ]
    answer = ask("At what time did the letter reach the harbour master?", documents=pages)
    assert len(answer.conflicts) == 1
