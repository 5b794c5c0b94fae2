"""Dates that a text names, and numbers that are none."""

import pytest

from rag.dates.question_dates import asked_undated, dated_spans, dates_in
from rag.questions.question import read_question


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The pier was shut in spring 2019.", "2019-03-01", "2019-05-31"),
        ("in the summer of 2019", "2019-06-01", "2019-08-31"),
        ("the autumn of 1871", "1871-09-01", "1871-11-30"),
        ("fall 2019", "2019-09-01", "2019-11-30"),
        ("the winter of 2019", "2019-12-01", "2020-02-29"),
        ("winter 2019/20", "2019-12-01", "2020-02-29"),
        ("im Frühjahr 2019", "2019-03-01", "2019-05-31"),
        ("im Herbst des Jahres 2019", "2019-09-01", "2019-11-30"),
        ("en la primavera de 2019", "2019-03-01", "2019-05-31"),
        ("à l'été 2019", "2019-06-01", "2019-08-31"),
        ("pendant l'hiver 2019-2020", "2019-12-01", "2020-02-29"),
        ("2019年の夏", "2019-06-01", "2019-08-31"),
        ("2019年秋季", "2019-09-01", "2019-11-30"),
    ],
)
def test_a_season_of_a_year_is_three_months(text: str, first: str, last: str) -> None:
    assert [(str(one.earliest), str(one.latest)) for one in dated_spans(text)] == [(first, last)]


def test_a_season_is_asked_about_as_a_stretch_and_is_no_word_of_the_question() -> None:
    question = read_question("Why was the pier shut in the spring of 2019?")
    assert [(str(one.earliest), str(one.latest)) for one in question.dates] == [("2019-03-01", "2019-05-31")]
    assert "spring" not in question.words
    assert asked_undated(question.text) == "Why was the pier shut?"


@pytest.mark.parametrize(
    "text",
    [
        "advisory NSA-2024-03",
        "CVE-2024-1234",
        "ticket QX-EST-2024-031",
        "decision ABC/2023/0417",
        "file 2024-118",
        "model KP-2024",
        "INC-2024-11-03",
    ],
)
def test_the_year_in_an_identifier_is_no_date(text: str) -> None:
    assert dates_in(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mid-2024", ["2024"]),
        ("post-2020", ["2020"]),
        ("2024-03-05", ["2024-03-05"]),
        ("2024-03", ["2024-03"]),
        ("2019-2024", ["2019", "2024"]),
        ("2019/2020", ["2019", "2020"]),
        ("1846-1850", ["1846", "1850"]),
    ],
)
def test_a_date_with_hyphens_is_still_one(text: str, found: list[str]) -> None:
    assert [str(one) for one in dates_in(text)] == found
