"""The row of a table that has the most or the least of what is asked."""

from collections.abc import Callable

import pytest

from rag import Answer, ask

Row = tuple[str, ...]
DISTRICTS: list[Row] = [
    ("District", "Voters", "Turnout (%)"),
    ("Ellin", "4,120", "58.1"),
    ("Holm", "980", "71.4"),
    ("Ostby", "12,300", "49.0"),
    ("Total", "17,400", "52.6"),
]
HIGHEST = "Which district had the highest turnout?"


def barred(rows: list[Row]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def unruled(rows: list[Row]) -> str:
    return "\n".join(" | ".join(row) for row in rows)


def spaced(rows: list[Row]) -> str:
    return "\n".join(row[0].ljust(16) + "".join(cell.rjust(14) for cell in row[1:]) for row in rows)


def asked_of(question: str, table: str, heading: str = "Turnout in the districts") -> Answer:
    return ask(question, documents=[{"title": "Yearbook of Grenna", "text": f"# {heading}\n\n{table}\n"}])


def lead(question: str, rows: list[Row], heading: str = "Turnout in the districts") -> str:
    """What the answer leads with, empty where it has no short answer."""
    return next((one.short for one in asked_of(question, barred(rows), heading).sentences), "")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        (HIGHEST, "Holm"),
        (HIGHEST.upper(), "Holm"),
        (HIGHEST.lower().rstrip("?"), "Holm"),
        ("What district had the lowest turnout?", "Ostby"),
        ("In which district was the turnout lowest?", "Ostby"),
        ("Which of the districts has the most voters?", "Ostby"),
        ("Which district had the fewest voters?", "Holm"),
        ("Which district had the largest number of voters?", "Ostby"),
        ("Which district had the second highest turnout?", ""),
        ("Which district had the highest rainfall?", ""),
        ("Which ferry had the highest turnout?", ""),
    ],
)
def test_the_row_with_the_most_or_least_is_led_with(question: str, name: str) -> None:
    assert lead(question, DISTRICTS) == name


@pytest.mark.parametrize("written", [barred, unruled, spaced])
def test_it_does_not_matter_how_the_table_is_set(written: Callable[[list[Row]], str]) -> None:
    answer = asked_of(HIGHEST, written(DISTRICTS))
    assert answer.sentences[0].short == "Holm"
    assert "71.4" in answer.citations[-1].quote


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        (("58.1", "71.4", "49.0", "50.1"), "Holm"),
        (("71.4", "71.4", "49.0", "50.1"), ""),  # a tie
        (("", "71.4", "49.0", "50.1"), "Holm"),
        (("n/a", "–", "49.0", "50.1"), ""),  # too little is told
        (("58.1 or 59", "71.4", "49.0", "50.1"), "Holm"),
    ],
)
def test_ties_and_cells_without_a_number(cells: Row, name: str) -> None:
    named = zip(("Ellin", "Holm", "Ostby", "Sund"), cells, strict=True)
    assert lead(HIGHEST, [("District", "Turnout (%)"), *named]) == name


@pytest.mark.parametrize("lumped", ["Other", "Others (12 goods)", "Unknown", "Total", "All goods", "**Sum**"])
def test_what_is_lumped_together_is_no_row_of_its_own(lumped: str) -> None:
    rows = [("Cargo", "Tonnes"), ("Herring", "410"), ("Rye", "980"), ("Tar", "120"), (lumped, "1,900")]
    assert lead("Which cargo had the most tonnes?", rows, "Cargo landed at Ostby") == "Rye"


def test_a_sum_is_told_by_its_figures() -> None:
    rows = [("Cargo", "Tonnes"), ("Herring", "410"), ("Rye", "980"), ("Tar", "120"), ("Landed", "1,510")]
    assert lead("Which cargo had the most tonnes?", rows, "Cargo landed at Ostby") == "Rye"


FALLS: list[Row] = [
    ("Harbour", "Boats", "Change"),
    ("Ellin", "41", "−5"),
    ("Holm", "98", "+3"),
    ("Ostby", "12", "-4"),
    ("Sund", "17", "-1"),
]
SHARES: list[Row] = [("Harbour", "Boats", "Change (%)"), *FALLS[1:]]
LOST: list[Row] = [
    ("Harbour", "Boats lost", "Crew lost"),
    ("Ellin", "41", "3"),
    ("Holm", "98", "1"),
    ("Sund", "2", "9"),
]


@pytest.mark.parametrize(
    ("question", "rows", "name"),
    [
        ("Which harbour lost the most boats?", FALLS, "Ellin"),
        ("Which harbour had the largest drop in boats?", FALLS, "Ellin"),
        ("Which harbour lost the most boats?", SHARES, ""),  # a share of few boats may be more
        ("Which harbour has the most boats?", FALLS, "Holm"),
        ("Which harbour had the largest change?", FALLS, "Ellin"),
        ("Which harbour had the smallest change?", FALLS, "Sund"),
        ("Which harbour lost the most boats?", LOST, "Holm"),
        ("Which harbour lost the fewest boats?", LOST, "Sund"),
        ("Which harbour lost the most boats?", [row[:2] for row in FALLS], ""),
    ],
)
def test_what_fell_most_is_the_row_of_the_largest_fall(question: str, rows: list[Row], name: str) -> None:
    assert lead(question, rows, "Boats in the harbours") == name


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        (("£900,000", "£1.2m", "£850,000"), "Holm"),
        (("£900,000", "£1.2 million", "£850,000"), "Holm"),
        (("41 m", "98 m", "120 m"), "Sund"),
        (("41 m", "1.2 km", "120 m"), ""),  # of two units none is the larger
    ],
)
def test_a_cell_is_read_with_its_unit(cells: Row, name: str) -> None:
    named = zip(("Ellin", "Holm", "Sund"), cells, strict=True)
    assert lead("Which port had the highest income?", [("Port", "Income"), *named], "Income of the ports") == name


def test_behind_a_rank_stands_the_name() -> None:
    rows = [("Rank", "Harbour", "Boats"), ("1", "Ellin", "98"), ("2", "Holm", "41"), ("3", "Sund", "12")]
    rows.append(("", "Average of the coast", "150"))
    assert lead("Which harbour had the most boats?", rows, "Boats of the coast") == "Ellin"


@pytest.mark.parametrize(("year", "name"), [("2021", "Plover"), ("2022", "Egret"), ("2019", "")])
def test_of_several_tables_that_of_the_year_is_read(year: str, name: str) -> None:
    one = barred([("Ferry", "Passengers"), ("Egret", "410"), ("Plover", "980"), ("Tern", "120")])
    other = barred([("Ferry", "Passengers"), ("Egret", "1,410"), ("Plover", "480"), ("Tern", "220")])
    answer = asked_of(f"Which ferry had the most passengers in {year}?", f"{one}\n\n# Ferries in 2022\n\n{other}",
                      "Ferries in 2021")  # fmt: skip
    assert [one.short for one in answer.sentences] == ([name] if name else [])


@pytest.mark.parametrize(("year", "name"), [("2021", "Plover"), ("2022", "Egret")])
def test_of_columns_called_after_years_that_of_the_year_is_read(year: str, name: str) -> None:
    rows = [("Ferry", "2021", "2022"), ("Egret", "410", "1,410"), ("Plover", "980", "480"), ("Tern", "120", "220")]
    assert lead(f"Which ferry had the most passengers in {year}?", rows, "Passengers by ferry") == name


BIDS: list[Row] = [
    ("Bidder", "Price per well", "Rigs", "Years"),
    ("Ostby Drilling", "€8,450", "2", "3"),
    ("Holm Waterworks", "€9,900", "3", "14"),
    ("Ellin Brothers", "€11,200", "1", "8"),
]
ALARMS: list[Row] = [
    ("Model", "1 unit/h", "2 units/h", "False alarms"),
    ("Gannet", "38", "11", "2"),
    ("Petrel", "44", "12", "5"),
    ("Petrel Mini", "97", "27", "1"),
]


def test_the_least_per_thing_is_asked_of_the_column_per_thing() -> None:
    answer = asked_of("Which bidder asked the least per well?", barred(BIDS), "Bids for the wells of Grenna")
    assert answer.sentences[0].short == "Ostby Drilling"


def test_rows_are_what_the_text_calls_one_of_them() -> None:
    question = "Which of the three pumps gave the most false alarms?"
    said = f"{spaced(ALARMS)}\n\nThe Petrel pump was tried twice, as its first cable was too short.\n"
    assert asked_of(question, said, "Results").sentences[0].short == "Petrel"
    unsaid = f"{spaced(ALARMS)}\n\nThe Petrel was tried twice, as its first cable was too short.\n"
    assert not any(one.short for one in asked_of(question, unsaid, "Results").sentences)
