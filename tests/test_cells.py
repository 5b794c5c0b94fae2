"""The cell of a table that a question asks for, and the row quoted with the names of its columns."""

from pathlib import Path

import pytest

from rag import Answer, Status, ask
from rag.texts.tables import columns_over
from vectorstore.files.loading import load_file

GAUGE = """# Water gauges of the Ulva, spring

| Date and time | Level (m) | Flow (m3/s) | Sluices open |
|---|---|---|---|
| 3 Mar 06:00 | 2.1 | 140 | 0 |
| 3 Mar 18:00 | 2.6 | 310 | 1 |
| 4 Mar 06:00 | 3.4 | 620 | 2 |

The sluices are opened by hand. Nobody was hurt in the spring floods.
"""
COSTS = """# What the spring floods cost the county

| Item | Thousand crowns |
|---|---|
| Sandbags | 86 |
| Night watches | 41 |
"""


def gauged(question: str) -> Answer:
    return ask(question, documents=[{"title": "Water gauges of the Ulva", "text": GAUGE}, {"text": COSTS}])


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("What was the flow on 3 March at 18:00?", "310"),
        ("How high was the level of the Ulva on 4 March at 06:00?", "3.4"),
        ("How many sluices were open on 3 March at 18:00?", "1"),
    ],
)
def test_the_cell_at_row_and_column_is_led_with(question: str, cell: str) -> None:
    assert gauged(question).sentences[0].short == cell


def test_a_row_is_quoted_with_the_names_of_its_columns() -> None:
    answer = gauged("What was the flow on 3 March at 18:00?")
    quotes = [citation.quote for citation in answer.citations]
    assert quotes == ["Date and time | Level (m) | Flow (m3/s) | Sluices open", "3 Mar 18:00 | 2.6 | 310 | 1"]
    assert f"“{quotes[0]} … {quotes[1]}”" in answer.text


def test_two_rows_of_a_table_share_the_names_of_its_columns() -> None:
    answer = gauged("Compare the flow on 3 March at 18:00 and on 4 March at 06:00.")
    assert [citation.quote for citation in answer.citations].count(
        "Date and time | Level (m) | Flow (m3/s) | Sluices open"
    ) <= 1


@pytest.mark.parametrize(
    "question",
    [
        "What was the flow on 3 April at 18:00?",
        "What was the flow on 5 March at 18:00?",
        "How many boats were moored on 3 March at 18:00?",
    ],
)
def test_what_no_row_or_column_says_is_not_made_up(question: str) -> None:
    answer = gauged(question)
    assert answer.status is Status.NO_EVIDENCE or not answer.sentences[0].short


def test_the_column_of_the_rows_names_needs_no_name() -> None:
    text = (
        "# The mill in figures\n\n| | 2021 | 2022 |\n|---|---|---|\n| Visitors | 3,120 | 4,891 |\n| Staff | 19 | 22 |\n"
    )
    answer = ask(
        "How many people visited the mill in 2022?", documents=[{"title": "The mill in figures", "text": text}]
    )
    assert answer.sentences[0].short == "4,891"


def test_where_two_tables_differ_the_rows_stand_against_each_other() -> None:
    table = (
        "# Fares of the Ulva ferry\n\n| Ticket | Single | Return |\n|---|---|---|\n| Adult | {} crowns | {} crowns |\n"
    )
    pages = [
        {"title": f"Fares of the Ulva ferry, {day}", "text": table.format(fare, fare + 7)}
        for day, fare in (("May", 9), ("June", 11))
    ]
    answer = ask("How much is a single ticket for an adult?", documents=pages)
    for conflict in answer.conflicts:
        quotes = [answer.citations[number - 1].quote for number in conflict.citations]
        assert all("Adult" in quote for quote in quotes)
    assert answer.conflicts


@pytest.mark.parametrize(
    ("column", "row", "question"),
    [
        ("Year to", "March {}", "How many passengers in the year to March 2021?"),
        ("Year", "{}", "How many passengers were there in 2021?"),
    ],
)
def test_a_row_of_a_year_and_figures_only_answers(column: str, row: str, question: str) -> None:
    rows = "".join(f"| {row.format(year)} | {count} | 19 |\n" for year, count in ((2020, "3,120"), (2021, "4,891")))
    text = f"# Figures of the ferry\n\n| {column} | Passengers | Crews |\n|---|---|---|\n{rows}"
    answer = ask(question, documents=[{"title": "Figures of the ferry", "text": text}])
    assert answer.sentences[0].short == "4,891"


LAMBING = """# Lambing on Holm farm

| Week | Lambs | Ewes |
|---|---|---|
| 1 (4–10 March) | 12 | 1 |
| 2 (11–17 March) | 31 | 3 |
| 3 (18–24 March) | 27 | 2 |
"""
FAIR = """# Visitors to the fair

| Weekend | Visitors | Stalls |
|---|---|---|
| 1: 4 May | 812 | 14 |
| 2: 11 May | 931 | 19 |
| 3: 18 May | 627 | 12 |
"""


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        ("How many lambs in the second week?", LAMBING, "31"),
        ("How many ewes in week 3?", LAMBING, "2"),
        ("How many lambs in week 9?", LAMBING, ""),
        ("How many visitors came on the second weekend?", FAIR, "931"),
        ("How many stalls were there on weekend 3?", FAIR, "12"),
        ("How many visitors came on the fifth weekend?", FAIR, ""),
    ],
)
def test_a_row_may_be_asked_for_by_its_number(question: str, text: str, short: str) -> None:
    answer = ask(question, documents=[{"text": text}])
    assert [one.short for one in answer.sentences] == ([short] if short else [])


SALES = """# Sales of the Ellin yard

| Line | Q1 2023 | Q2 2023 |
|---|---|---|
| Boats sold | 412 | 388 |
| Oars sold | 57 | 61 |
"""
BRIDGES = """# Bridges of Grenna

| Bridge | Opened | Length (m) | Lamps |
|---|---|---|---|
| Alder | 12 May 1962 | 310.5 | 1,204 |
| Birch | 3 June 1987 | 240.0 | 96 |
"""
LAMPS = (
    BRIDGES.replace(" Opened |", "", 1)
    .replace("|---|", "|", 1)
    .replace(" 12 May 1962 |", "")
    .replace(" 3 June 1987 |", "")
)
CALLS = "# Port of Ellin\n\n| Month | Calls | Pilots |\n|---|---|---|\n| May | 412 | 12 |\n| June | 388 | 9 |\n"


@pytest.mark.parametrize(
    ("question", "text", "short"),
    [
        ("How many boats were sold in the first quarter of 2023?", SALES, ["412"]),
        ("How many boats were sold in the second quarter of 2023?", SALES, ["388"]),
        ("HOW MANY OARS WERE SOLD IN Q2 2023", SALES, ["61"]),
        ("How many boats were sold in Q2 2023?", SALES.replace("|---|---|---|\n", ""), ["388"]),
        ("How many nets were sold in the first quarter of 2023?", SALES, []),
        ("How many calls were there in June?", CALLS, ["388"]),
        ("How many pilots were there in May?", CALLS, ["12"]),
        ("How many containers came in May?", CALLS, []),
        ("When was the Birch bridge opened?", BRIDGES, ["3 June 1987"]),
        ("When did the Alder bridge get its lamps?", LAMPS, []),
    ],
)
def test_a_cell_is_of_the_quarter_and_of_the_kind_that_is_asked_for(question: str, text: str, short: list[str]) -> None:
    assert [one.short for one in ask(question, documents=[{"text": text}]).sentences] == short


def test_no_cell_is_a_difference() -> None:
    answer = gauged("By how much did the level of the Ulva rise on 4 March at 06:00?")
    assert not any(one.short for one in answer.sentences)


SEATS = """# Result of the election to the council of Ostby

| List | Votes | Per cent | Seats 2023 | Seats 2019 |
|---|---|---|---|---|
| Harbour List | 2,353 | 27.9 | 29 | 37 |
| Green Shore | 1,155 | 13.7 | 14 | 9 |
"""
MOTIONS = """# General meeting of the rowing club, 4 May 2023

| No. | Motion | Mover | For | Against | Abstained |
|---|---|---|---|---|---|
| 1 | That the meeting be put off until the boathouse is mended | I. Moor | 24 | 36 | 5 |
| 2 | That the club approves the sale of Mr Renn's boats to the ferry company | A. Holm | 41 | 18 | 2 |
"""
DEBTS = """# What the rowing club owes

| Creditor | Amount | Due by |
|---|---|---|
| Boatyard Finn | 21,200 | 3 April 2024 |
| Ferry company | 1,900 | 30 November 2023 |
"""
SAMPLES = """<html><head><title>Samples of the wells</title></head><body><h1>Samples of the wells of Grenna</h1>
<table><tr><th>Village</th><th>Depth (m)</th><th>Fluoride (mg/l)</th><th>E. coli (per 100 ml)</th></tr>
<tr><td>Nalby</td><td>54</td><td>0.9</td><td>0</td></tr>
<tr><td>Orrinby</td><td>29</td><td>3.9</td><td>54</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("page", "question", "cell"),
    [
        (SEATS, "How many seats does the Harbour List have?", "29"),
        (SEATS, "How many seats did the Harbour List have in 2019?", "37"),
        (MOTIONS, "How many members voted against approving the sale of Renn's boats?", "18"),
        (MOTIONS, "How many voted for approving the sale of Renn's boats?", "41"),
        (DEBTS, "How much is owed to Boatyard Finn?", "21,200"),
    ],
)
def test_the_column_is_that_of_the_last_year_of_the_side_or_of_the_sum(page: str, question: str, cell: str) -> None:
    assert ask(question, documents=[{"text": page}]).sentences[0].short == cell


def test_a_unit_behind_a_columns_name_does_not_hide_the_header(tmp_path: Path) -> None:
    path = tmp_path / "samples.html"
    path.write_text(SAMPLES, encoding="utf-8")
    text = load_file(path).text
    row = text.index("Orrinby |")
    assert columns_over(text, row) == ("Village", "Depth (m)", "Fluoride (mg/l)", "E. coli (per 100 ml)")
    assert ask("fluoride level Orrinby", documents=[{"text": text}]).sentences[0].short == "3.9"


def test_a_row_without_a_day_tells_no_day() -> None:
    answer = ask("When does the Green Shore vote?", documents=[{"text": SEATS}])
    assert answer.status is Status.NO_EVIDENCE
