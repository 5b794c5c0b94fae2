"""A table's header row names columns and answers nothing."""

from pathlib import Path

import pytest

from rag import Settings, ask, ingest_text
from rag.texts.tables import is_period, is_table_header


@pytest.mark.parametrize(
    ("text", "row", "header"),
    [
        ("Fares\n\n| Ticket | Single 2025 |\n|---|---|\n| Adult | £4 |\n", "| Ticket | Single 2025 |", True),
        ("Fares\n\n| Ticket | Single 2025 |\n|---|---|\n| Adult | £4 |\n", "| Adult | £4 |", False),
        ("Fares\nTicket | Single\nAdult | £4\nChild | £2\n", "Ticket | Single", True),
        ("Fares\nTicket | Single\nAdult | £4\nChild | £2\n", "Adult | £4", False),
        ("Fares\nTicket | Single\nAdult | £4\nChild | £2\n", "Child | £2", False),
        ("Ticket | Single\nAdult | £4", "Ticket | Single", True),
        ("Sales\n2021 | 2022 | 2023\nBoats sold | 48 | 31 | 9\n", "2021 | 2022 | 2023", True),
        ("Sales\n| 2021 | 2022 |\n| 48 | 31 |\n", "| 48 | 31 |", False),
        ("Sales\nLine | Q1 2023 | Q2 2023\nBoats sold | 48 | 31\n", "Line | Q1 2023 | Q2 2023", True),
        ("Sales\nLine | Q1 2023 | Q2 2023\nBoats sold | 48 | 31\n", "Boats sold | 48 | 31", False),
        ("Costs\nItem | 2022 actual | 2023 budget\nTar | 48 | 31\n", "Item | 2022 actual | 2023 budget", True),
        ("Costs\nItem | 2022 actual | 2023 budget\nTar | new | none\n", "Item | 2022 actual | 2023 budget", False),
        ("Terms\nTaken | 2022\nLeft | 2023\n", "Taken | 2022", False),
        ("Length | 212 m\nTracks | 2\n", "Length | 212 m", False),
        ("Colour | green\nShape | round\n", "Colour | green", False),
        (
            "The keeper | not the master | has the key.\nTake 2 lamps.\n",
            "The keeper | not the master | has the key.",
            False,
        ),
    ],
)
def test_a_header_is_told_from_a_row(text: str, row: str, header: bool) -> None:
    start = text.index(row)
    assert is_table_header(text, start, start + len(row)) is header


@pytest.mark.parametrize(
    ("column", "period"),
    [
        ("2022", True),
        ("2022/23", True),
        ("Q1 2023", True),
        ("Q4", True),
        ("H1 2023", True),
        ("FY 2023", True),
        ("May 2021", True),
        ("2022 actual", True),
        ("Boats", False),
        ("Boats sold in 2022", False),
        ("12", False),
        ("Q5", False),
        ("May", False),
    ],
)
def test_a_column_called_after_a_time_alone_is_told_from_others(column: str, period: bool) -> None:
    assert is_period(column) is period


def test_the_names_of_columns_are_quoted_only_with_a_row(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    table = (
        "| Plot size | Rent 2025 | Rent 2026 |\n|---|---|---|\n| Half plot | £28 | £31 |\n| Full plot | £52 | £57 |\n"
    )
    ingest_text(
        "rents.md", f"# Rents of the gardens\n\nThe committee set the rents below.\n\n{table}", settings=settings
    )
    answer = ask("What is the rent of a full plot in 2026?", settings=settings)
    assert [citation.quote for citation in answer.citations] == [
        "Plot size | Rent 2025 | Rent 2026", "Full plot | £52 | £57",
    ]  # fmt: skip
