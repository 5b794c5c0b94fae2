"""Tables set with blanks: what is a row, and which names stand over its columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.texts.spaced_tables import fields, is_spaced_row, spaced_table_at
from rag.texts.tables import cells_of, columns_over, header_row, header_span, is_row, is_table_header, rows_around

QUAYS = """Landings at the quays

                  Boats      Tons      Crates
Quay            counted    landed        sold
---------------------------------------------
Heron Quay           57       310          95
Long Quay            55       280          88
---------------------------------------------
Both                112       590         183

The crates were counted by hand.
"""
HALLS = """Visitors
Hall         2019    2020    2021
Museum        310     290     405
Library       120      80     130
"""
TABBED = "Hall\tVisitors\tGuides\nMuseum\t310\t4\nOld library\t120\t2\n"


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Heron Quay           57       310          95", True),
        ("Heron Quay           57       n/a          –", True),
        ("Heron Quay           57 %     + 3.1        (95)", True),
        ("Museum\t310\t4", True),
        ("Heron bath     3 May     17 September 2024", True),
        ("B    Heron bath     3. Mai     6", True),
        ("Heron  came on 3 May  and left in 5 June", False),
        ("Heron bath     May     June", False),
        ("Quay            counted    landed        sold", False),
        ("Heron Quay           57", False),
        ("Heron Quay 57 310 95", False),
        ("It rained in 2019.  Nobody came until 2021.  The boats stayed in.", False),
        ("She sold 12 boats.  30 were left over.  9 of them sank.", False),
        ("Heron Quay  |  57  |  310", False),
        ("Heron Quay     57     310\nLong Quay     55     280", False),
        ("A line that goes on for a good deal longer than any name of a row does   57   310", False),
    ],
)
def test_a_row_is_told_by_its_gaps_and_figures(line: str, row: bool) -> None:
    assert is_spaced_row(line) is row


def test_a_row_set_with_blanks_is_a_row_like_any_other() -> None:
    assert is_row("Heron Quay           57       310          95")
    assert cells_of("  Heron Quay           57       310          95") == ("Heron Quay", "57", "310", "95")


@pytest.mark.parametrize(
    ("text", "row", "columns"),
    [
        (QUAYS, "Long Quay", ("Quay", "Boats counted", "Tons landed", "Crates sold")),
        (QUAYS, "Both", ("Quay", "Boats counted", "Tons landed", "Crates sold")),
        (HALLS, "Museum", ("Hall", "2019", "2020", "2021")),
        (TABBED, "Old library", ("Hall", "Visitors", "Guides")),
        ("         Boats   Tons\nHeron       57    310\nElm         55    280\n", "Elm", ("", "Boats", "Tons")),
    ],
)  # fmt: skip
def test_the_columns_are_named_by_what_stands_over_them(text: str, row: str, columns: tuple[str, ...]) -> None:
    assert columns_over(text, text.index(row)) == columns


def test_the_columns_of_a_table_with_bars_are_named_too() -> None:
    text = "| Quay | Boats |\n|---|---|\n| Heron | 57 |\n"
    assert columns_over(text, text.index("| Heron")) == ("Quay", "Boats")


def test_the_names_of_the_columns_stand_where_they_are_said_to() -> None:
    place = header_span(QUAYS, QUAYS.index("Long Quay"))
    assert place is not None
    assert (
        QUAYS[place.start : place.end] == "Boats      Tons      Crates\nQuay            counted    landed        sold"
    )
    assert header_row(HALLS, HALLS.index("Library")) == "Hall         2019    2020    2021"
    for text, header in ((QUAYS, "Quay            counted"), (HALLS, "Hall"), (TABBED, "Hall")):
        assert header_span(text, text.index(header)) is None


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The boats of May.\n\nHeron     57     310\nLong      55     280\n", "Long"),
        ("The boats of May.\nHeron     57     310\nLong      55     280\n", "Long"),
        ("The boats  of May\n\n\nThe crates were counted.\n", "The crates"),
    ],
)
def test_what_nothing_names_has_no_columns(text: str, row: str) -> None:
    assert spaced_table_at(text, text.index(row)) is None
    assert header_span(text, text.index(row)) is None


def test_all_rows_of_a_table_stand_around_each_without_header_and_rules() -> None:
    rows = (("Heron Quay", "57", "310", "95"), ("Long Quay", "55", "280", "88"), ("Both", "112", "590", "183"))
    assert all(rows_around(QUAYS, QUAYS.index(name)) == rows for name, *_ in rows)
    assert rows_around(HALLS, HALLS.index("Library")) == (
        ("Museum", "310", "290", "405"), ("Library", "120", "80", "130"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "header"),
    [
        (QUAYS, "Boats      Tons      Crates", True),
        (QUAYS, "Quay            counted    landed        sold", True),
        (QUAYS, "Landings at the quays", False),
        (QUAYS, "Long Quay            55       280          88", False),
        (QUAYS, "The crates were counted by hand.", False),
        (HALLS, "Hall         2019    2020    2021", True),
        (HALLS, "Museum        310     290     405", False),
        (HALLS, "Visitors", False),
        (TABBED, "Hall\tVisitors\tGuides", True),
        (TABBED, "Museum\t310\t4", False),
    ],
)
def test_what_names_the_columns_is_told_from_rows_and_titles(text: str, line: str, header: bool) -> None:
    start = text.index(line)
    assert is_table_header(text, start, start + len(line)) is header


@given(st.text(alphabet="Aé1 2\t.-–%|\n", max_size=60))
def test_what_a_row_holds_is_cut_out_of_it(line: str) -> None:
    if is_spaced_row(line):
        cells, at = cells_of(line), 0
        assert cells == fields(line)
        for cell in cells:
            at = line.index(cell, at) + len(cell)


_NAME = st.from_regex(r"[A-Z][a-z]{1,8}( [a-z]{2,8})?", fullmatch=True)
_FIGURES = st.lists(st.from_regex(r"[0-9]{1,4}([.,][0-9]{1,2})?%?", fullmatch=True), min_size=2, max_size=6)
_GAPS = st.sampled_from(["  ", "     ", "\t", "\t\t", "  \t"])


@given(_NAME, _FIGURES, _GAPS)
def test_a_name_with_figures_far_behind_it_is_a_row(name: str, figures: list[str], gap: str) -> None:
    row = gap.join((name, *figures))
    assert is_spaced_row(row)
    assert cells_of(row) == (name, *figures)
