"""Texts broken into short lines: their sentences are whole, and what has a line of its own keeps it."""

import itertools
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.sentences import split_sentences

PROSE = (
    "The north pier is 412 metres long and was lengthened in 1974 by the engineer Ruth Adeyemi and her two sisters. "
    "It has 214 berths, of which the Harbour Authority of Tarnwick lets 40 to visitors from abroad. "
    "In winter the pier is closed to cars, and the ferry to Ossel sails from the Old Slip instead. "
    "The Council of Brackwater pays for the lamps."
)


def sentences(text: str) -> list[str]:
    return [" ".join(text[span.start : span.end].split()) for span in split_sentences(text, "en")]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_a_full_line_does_not_end_a_sentence(width: int) -> None:
    assert sentences("\n".join(textwrap.wrap(PROSE, width))) == sentences(PROSE)


def test_headings_lists_tables_and_addresses_keep_their_lines() -> None:
    lines = [
        "TARNWICK HARBOUR AUTHORITY",
        "Rules for the Inner Harbour and the Fuel Dock",
        "Issued at Tarnwick on 3 February 2025",
        "- Keep clear of the pontoon at all times and in every kind of weather",
        "- Rescue craft are exempt",
        "| Basin | Depth |",
        "| East | 7.5 |",
        "1. Speed",
        "The limit is 5 knots.",
    ]
    found = sentences("\n".join(lines))
    assert [line for line in lines if line not in found] == []


def test_an_empty_line_always_ends_a_sentence() -> None:
    wrapped = textwrap.wrap(PROSE, 70)
    text = "\n".join([*wrapped[:2], "", *wrapped[2:]])
    assert all("\n\n" not in text[span.start : span.end] for span in split_sentences(text, "en"))


@given(st.text(alphabet="aB.\n -|#1 é、。", max_size=300))
def test_sentences_are_in_order_and_hold_all_that_is_no_space(text: str) -> None:
    spans = split_sentences(text, "en")
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
