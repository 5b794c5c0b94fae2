"""The cell of a table set with blanks that a question asks for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag import ask
from rag.evidence.cells import Cell, asked_cell
from rag.evidence.matching import Match
from rag.questions.question import read_question
from tests.test_excerpts import scored
from vectorstore.documents import Document

BRIDGES = """Traffic over the bridges

All that crossed the bridges on a day in May was counted, lorries and cars apart. Noise was measured in decibels.

No    Bridge             Lorries     Cars
N1    Heron bridge            57      310
N2    Elm bridge              55      280
N3    Alder street bridge     12
N4    Old Birch bridge        19       44

                   Noise with     Noise without
                   the ferry      the ferry
Heron bridge           61.5            58.2
Elm bridge             57.9            55.4
"""


def cell(question: str, row: str, text: str = BRIDGES) -> Cell | None:
    line = next(one for one in text.split("\n") if one.startswith(row))
    document = Document("b", "b.txt", text, title="Traffic over the bridges", language="en")
    one = replace(scored(document, line).candidate, match=Match())
    return asked_cell(read_question(question), one)


def said(question: str, row: str) -> str:
    found = cell(question, row)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("question", "row", "text"),
    [
        ("How many lorries crossed the Heron bridge?", "N1", "57"),
        ("How many cars crossed the Elm bridge?", "N2", "280"),
        ("How many lorries crossed the Heron bridge?", "N2", ""),
        ("How many cars crossed the Alder street bridge?", "N3", ""),
        ("How many trams crossed the Heron bridge?", "N1", ""),
        ("Why did many lorries cross the Heron bridge?", "N1", ""),
    ],
)
def test_a_row_behind_a_code_is_called_by_what_follows_it(question: str, row: str, text: str) -> None:
    assert said(question, row) == text


@pytest.mark.parametrize(
    ("question", "row", "text"),
    [
        ("How much noise was measured at the Heron bridge with the ferry?", "Heron", "61.5"),
        ("How much noise was measured at the Heron bridge without the ferry?", "Heron", "58.2"),
        ("How much noise was measured at the Elm bridge without the ferry?", "Elm", "55.4"),
    ],
)
def test_with_and_without_are_two_columns(question: str, row: str, text: str) -> None:
    assert said(question, row) == text


def test_a_cell_is_sure_where_the_whole_name_of_its_row_is_asked_for() -> None:
    whole, part = (
        cell("How many cars crossed the Old Birch bridge?", "N4"),
        cell("How many cars on Birch bridge?", "N4"),
    )
    assert whole == Cell("44", "Cars", sure=True)
    assert part == Cell("44", "Cars", sure=False)


def test_the_cell_leads_and_its_row_is_quoted_with_the_names_of_its_columns() -> None:
    answer = ask("How many cars crossed the Elm bridge?", documents=[{"title": "Bridges", "text": BRIDGES}])
    assert answer.sentences[0].short == "280"
    assert ["Lorries" in answer.citations[0].quote, "280" in answer.citations[-1].quote] == [True, True]


BATHS = """When the baths are open

     Bath              Opens        Closes       Lanes
A    Heron bath        3 May        17 September     6
B    Elm bath          20 May       1 October        4
C    Mill bath         1 June       30 August        8

The baths are heated by peat.
"""


@pytest.mark.parametrize(
    ("question", "text", "row"),
    [
        ("When does the Mill bath close?", "30 August", "C    Mill bath"),
        ("When does the Elm bath open?", "20 May", "B    Elm bath"),
        ("How many lanes has the Elm bath?", "4", "B    Elm bath"),
        ("How many lanes has the Birch bath?", "", ""),
    ],
)
def test_rows_behind_a_letter_may_hold_days(question: str, text: str, row: str) -> None:
    answer = ask(question, documents=[{"title": "Baths", "text": BATHS}])
    assert [one.short for one in answer.sentences] == ([text] if text else [])
    assert [citation.quote.startswith(row) for citation in answer.citations] == ([False, True] if row else [])


_WORDS = ["Heron", "Elm", "Alder", "Birch", "Mill", "Old"]


@given(
    st.permutations(_WORDS),
    st.lists(st.lists(st.integers(0, 99999), min_size=3, max_size=3), min_size=2, max_size=6),
    st.integers(2, 9),
    st.data(),
)
def test_a_cell_is_a_part_of_its_row(names: list[str], figures: list[list[int]], gap: int, data: st.DataObject) -> None:
    rows = [(f"{name} gate", *map(str, row)) for name, row in zip(names, figures, strict=False)]
    lines = [
        (" " * gap).join(one.rjust(9) for one in row).lstrip() for row in (("Gate", "Lorries", "Cars", "Trams"), *rows)
    ]
    at, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.sampled_from(["lorries", "cars", "trams"]))
    found = cell(f"How many {column} at the {names[at]} gate?", lines[at + 1], "\n".join(lines))
    assert found is not None
    assert found.text in lines[at + 1]
    assert found.text == rows[at][1 + ["lorries", "cars", "trams"].index(column)]
