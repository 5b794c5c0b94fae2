"""Relative dates in a question, seen from the day the caller names."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from evals.data.task import Task
from rag import Settings, ask
from rag.dates.periods import Period
from rag.dates.relative_dates import relative_dates
from rag.errors import QuestionInvalid
from rag.evidence.scope import freshness, scope_of
from rag.questions.followups import resolve
from rag.questions.question import read_question
from rag.search.parts import parts
from ui.shell.commands import app
from vectorstore.adding.ingest import ingest_text
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, Span

WEDNESDAY = date(2025, 3, 12)
SPRING_24, SPRING_25 = "The council set the ferry fare at 35 crowns.", "The council set the ferry fare at 40 crowns."


def days(text: str, language: str = "en", as_of: date = WEDNESDAY) -> list[str]:
    """Each period as `first..last`, or the one day."""
    found = relative_dates(text, language, as_of).periods
    return [f"{p.earliest}..{p.latest}" if p.earliest != p.latest else str(p.earliest) for p in found]


def page(text: str = SPRING_25, published: str | None = None, event: str | None = None, **more: Any) -> Document:
    dates = [PartialDate.parse(day) if day else None for day in (published, event)]
    return Document(f"{text}{published}", "page.txt", text, published=dates[0], event_date=dates[1], **more)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Who arrived today?", ["2025-03-12"]),
        ("Who arrived yesterday?", ["2025-03-11"]),
        ("And the day before yesterday?", ["2025-03-10"]),
        ("Who arrives tomorrow?", ["2025-03-13"]),
        ("What did the council decide this week?", ["2025-03-06..2025-03-16"]),  # Wednesday: also the six days before
        ("What was decided last week?", ["2025-03-03..2025-03-09"]),
        ("What is planned next week?", ["2025-03-17..2025-03-23"]),
        ("Who resigned last month?", ["2025-02-01..2025-02-28"]),
        ("This year's fare?", ["2025-01-01..2025-12-31"]),
        ("What was the fare last year?", ["2024-01-01..2024-12-31"]),
        ("Who came two months ago?", ["2025-01-01..2025-01-31"]),
        ("Who came 3 days ago?", ["2025-03-09"]),
        ("How many came in the past ten days?", ["2025-03-02..2025-03-12"]),
        ("What happened in January?", ["2025-01-01..2025-01-31"]),
        ("What happened in March?", ["2025-03-01..2025-03-31"]),
        ("What happened in April?", ["2024-04-01..2024-04-30"]),  # the latest April that has begun
        ("What will open in April?", ["2025-04-01..2025-04-30"]),
        ("What did Will say in April?", ["2024-04-01..2024-04-30"]),
        ("Who spoke on 5 March?", ["2025-03-05"]),
        ("Who spoke on March 31st?", ["2024-03-31"]),
        ("Who spoke on Tuesday?", ["2025-03-11"]),
        ("Who spoke on Wednesday?", ["2025-03-12"]),
        ("Who spoke on Friday?", ["2025-03-07"]),
        ("Who spoke on Tuesday, 4 March 2025?", []),
        ("Who spoke in January 2024?", []),
        ("Who may 5 members elect?", []),
        ("Who spoke in the summer?", ["2024-06-01..2024-08-31"]),
        ("Who spoke last winter?", ["2024-12-01..2025-02-28"]),
        ("What will open next summer?", ["2025-06-01..2025-08-31"]),
        ("Who spoke after the fall of the wall?", []),
        ("Who spoke of a spring tide?", []),
        ("Who spoke on 31 June?", []),
        ("Who marches in the parade?", []),
    ],
)
def test_relative_dates_are_counted_from_the_day(text: str, meant: list[str]) -> None:
    assert days(text) == meant


@pytest.mark.parametrize(
    ("language", "week", "yesterday", "ago", "month"),
    [
        ("es", "la semana pasada", "ayer", "hace dos meses", "en enero"),
        ("fr", "la semaine dernière", "hier", "il y a deux mois", "en janvier"),
        ("de", "letzte Woche", "gestern", "vor zwei Monaten", "im Januar"),
        ("ja", "先週", "昨日", "2か月前", "1月に"),
        ("zh", "上周", "昨天", "两个月前", "1月"),
    ],
)
def test_other_languages_say_the_same(language: str, week: str, yesterday: str, ago: str, month: str) -> None:
    assert days(week, language) == ["2025-03-03..2025-03-09"]
    assert days(yesterday, language) == ["2025-03-11"]
    assert days(ago, language) == days(month, language) == ["2025-01-01..2025-01-31"]


@pytest.mark.parametrize(
    ("language", "summer"), [("de", "im Sommer"), ("es", "en el verano"), ("fr", "cet été"), ("ja", "この夏")]
)
def test_a_season_is_that_of_the_year_that_fits(language: str, summer: str) -> None:
    assert days(summer, language) == ["2024-06-01..2024-08-31"]


def test_a_question_is_read_as_before_where_no_day_is_named() -> None:
    question = read_question("What did the council decide this week?")
    assert (question.dates, question.as_of, question.newest) == ((), None, False)
    assert "week" in question.words
    seen = read_question("What did the council decide this week?", WEDNESDAY)
    assert seen.words == ["council", "decide"]
    assert not seen.compares


def test_of_several_relative_dates_the_nearest_is_meant_unless_they_are_compared() -> None:
    assert read_question("Which film of last year won this week?", WEDNESDAY).dates == (
        Period(date(2025, 3, 6), date(2025, 3, 16)),
    )
    assert read_question("Who spoke on Tuesday this week?", WEDNESDAY).dates == (
        Period(date(2025, 3, 11), date(2025, 3, 11)),
    )
    compared = read_question("Compare the fares of last year and this year.", WEDNESDAY)
    assert len(compared.dates) == len(parts(compared)) == 2
    assert read_question("Who spoke on 4 May 2023 and today?", WEDNESDAY).dates == (PartialDate(2023, 5, 4),)


def test_follow_ups_and_parts_keep_the_day() -> None:
    history = [("What did the council decide about the ferry last week?", "It set the fare.")]
    question = resolve("And why?", history, 4, WEDNESDAY)
    assert question.dates == (Period(date(2025, 3, 3), date(2025, 3, 9)),)
    first, second = parts(read_question("Who led the council meeting last week and how many members came?", WEDNESDAY))
    assert first.dates == second.dates == (Period(date(2025, 3, 3), date(2025, 3, 9)),)


def scoped(text: str, document: Document) -> float:
    return scope_of(read_question(text, WEDNESDAY), document, Span(0, len(document.text)))


@pytest.mark.parametrize(
    ("published", "event", "scope"),
    [
        ("2025-03-11", None, 0.8),
        ("2025-03-11", "2025-03-10", 1.0),
        ("2025-03-11", "2024-03-10", -1.0),
        ("2025-03-18", None, 0.8),  # the week ends on the 16th; papers report it up to two days later
        ("2025-04-30", None, 0.2),
        ("2025-02-01", None, -0.6),
        ("2024-03-11", None, -0.6),
        (None, None, 0.1),
    ],
)
def test_reports_of_the_week_come_before_others(published: str | None, event: str | None, scope: float) -> None:
    assert scoped("What fare did the council set this week?", page(published=published, event=event)) == scope


def test_a_report_s_own_yesterday_counts_from_its_date() -> None:
    assert scoped("Who arrived on Monday?", page("The king arrived yesterday.", "2025-03-11")) == 1.0
    assert scoped("What was the fare last year?", page("The fare was 35 crowns last year.", "2025-02-02")) == 1.0
    assert scoped("What was the fare last year?", page("The fare was 35 crowns last year.", "2023-02-02")) < 0
    assert scoped("What will open next month?", page("The pier will open in April.", "2025-03-01")) == 1.0
    assert scoped("What will open next month?", page("The pier will open soon.", "2025-03-01")) > 0


def test_the_newest_is_what_lies_nearest_before_the_day() -> None:
    question = read_question("What is the latest fare?", WEDNESDAY)
    ages = [freshness(question, page(published=day)) for day in ("2025-03-12", "2025-03-05", "2024-03-12", "1990")]
    assert ages == sorted(ages, reverse=True)
    assert ages[0] == 1.0
    assert ages[-1] == 0.0
    assert freshness(question, page(published="2025-04-01")) == -1.0
    assert freshness(question, page()) == 0.0
    assert scoped("What is the latest fare?", page(published="2025-03-05")) == ages[1]


def test_the_answer_is_of_the_week_that_is_meant(tmp_path: Any) -> None:
    pages: list[dict[str, object]] = [
        {"text": f"Ferry fares\n\n{SPRING_24}", "published": "2024-03-11", "path": "old.txt"},
        {"text": f"Ferry fares\n\n{SPRING_25}", "published": date(2025, 3, 10), "path": "new.txt"},
    ]
    for day, fare in ((date(2024, 3, 13), "35"), (WEDNESDAY, "40")):
        answer = ask(
            "What ferry fare did the council set this week?",
            documents=pages,
            as_of=day,
            settings=Settings(home=tmp_path),
        )
        assert answer.as_of == day
        assert answer.to_json()["as_of"] == str(day)
        assert fare in answer.citations[0].quote
        assert all(fare in citation.quote for citation in answer.citations)


def test_what_is_no_day_is_refused(tmp_path: Any) -> None:
    with pytest.raises(QuestionInvalid, match=r"`as_of` is '2025-03-12'. Give a datetime.date"):
        ask("Who?", documents=[{"text": SPRING_25}], as_of="2025-03-12", settings=Settings(home=tmp_path))  # type: ignore[arg-type]
    answer = ask(
        "Who?", documents=[{"text": SPRING_25}], as_of=datetime(2025, 3, 12, 9), settings=Settings(home=tmp_path)
    )
    assert answer.as_of == WEDNESDAY


def test_the_shell_takes_a_day(tmp_path: Any) -> None:
    home = Settings(home=tmp_path)
    ingest_text(home.location, "old.md", f"---\npublished: 2024-03-11\n---\n# Ferry fares\n\n{SPRING_24}")
    ingest_text(home.location, "new.md", f"---\npublished: 2025-03-10\n---\n# Ferry fares\n\n{SPRING_25}")
    words = ["ask", "--json", "--home", str(tmp_path), "What ferry fare did the council set this week?"]
    for day, fare in (("2024-03-13", "35"), ("2025-03-12", "40")):
        said = json.loads(CliRunner().invoke(app, [*words, "--as-of", day]).stdout)
        assert said["as_of"] == day
        assert fare in said["citations"][0]["quote"]
    wrong = CliRunner().invoke(app, [*words, "--as-of", "2025-03"])
    assert wrong.exit_code == 2
    assert "not one day" in wrong.output


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2022/06/16", date(2022, 6, 16)),
        ("2025-01-10", date(2025, 1, 10)),
        ("2025", None),
        ("soon", None),
        (None, None),
    ],
)
def test_a_data_record_s_date_is_the_day_of_its_question(stated: str | None, day: date | None) -> None:
    assert Task("q", "Who?", {"date": stated}).as_of == day


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=60)
    | st.sampled_from(["last year", "999 years ago", "past 999 years", "next month", "in February", "29 February"]),
    st.sampled_from(["en", "es", "fr", "de", "ja", "zh", "xx"]),
    st.dates(),
)
def test_any_text_is_read_on_any_day(text: str, language: str, as_of: date) -> None:
    for period in relative_dates(text, language, as_of).periods:
        assert period.earliest <= period.latest
        assert period.reported - period.latest <= timedelta(days=2)
        assert scope_of(read_question(text, as_of), page("It was yesterday.", "2025-03-05"), Span(0, 17)) <= 1
