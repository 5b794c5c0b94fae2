"""Texts broken into short lines: their sentences are whole, and what has a line of its own keeps it."""

import itertools
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.sentences import split_sentences
from vectorstore.wrapping import line_ends, paragraphs, unwrapped

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


LEASE = [
    "November, with the harbour board of the town and the ferry's clerk in",
    "the chair, and heard the letter read that they had signed the week of",
    "the flood, after the boats had come in and before the pilots went out",
    "to the two ships from abroad.",
]


def blocks(lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    return [text[span.start : span.end] for span in paragraphs(text, 0, len(text))]


@pytest.mark.parametrize(
    ("first", "whole"),
    [
        ("The crews met in the hall of the school at Grenna in", False),  # 52 characters
        ("The crews met in the hall of the old school at Grenna in", True),  # 56
        ("The crews met in the old hall of the old school at Grenna in", True),  # 60
    ],
)
def test_a_line_a_few_characters_short_runs_on_in_a_name(first: str, whole: bool) -> None:
    assert (len(blocks([first, *LEASE])) == 1) is whole


def test_further_down_a_paragraph_a_line_may_be_shorter_yet() -> None:
    above = "The board wrote to the owners of the boats that lie in the basin, and"
    short = "it met in the hall of the old school at Grenna in"  # 49 characters
    assert len(blocks([above, short, *LEASE])) == 1
    assert len(blocks([short, *LEASE])) == 2


def test_a_rule_keeps_its_line() -> None:
    assert blocks(["~" * 66, "November was wet.", *LEASE])[:2] == ["~" * 66, "November was wet."]


def test_rows_set_with_blanks_keep_their_lines() -> None:
    rows = [
        "Mill Lane bridge over the Ell at Grenna        shut to all from May on",
        "Weir Road footbridge at the upper mill     open to all who go on foot",
    ]
    assert blocks([*rows, *LEASE])[:2] == rows


@pytest.mark.parametrize("width", [60, 72, 100])
def test_what_was_broken_is_joined_with_every_character_at_its_place(width: int) -> None:
    text = "Rules\n\n" + "\n".join(textwrap.wrap(PROSE, width)) + "\n\n- Rescue craft\n- Pilots\n"
    assert unwrapped(text) == f"Rules\n\n{PROSE}\n\n- Rescue craft\n- Pilots\n"


@given(st.lists(st.text(alphabet="aB. -|~1é", max_size=80), max_size=6))
def test_no_character_but_a_line_break_is_changed(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert len(unwrapped(text)) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, unwrapped(text), strict=True))


def test_the_second_line_of_an_item_belongs_to_it() -> None:
    text = (
        "How it works\n\n"
        "1. Voting opens on Wednesday, 22 November, at 8:00 and closes on Sunday,\n   26 November, at 18:00.\n"
        "2. Every one of our 160 members has a vote, whoever joined after\n   1 November excepted.\n"
    )
    assert "1. Voting opens on Wednesday, 22 November, at 8:00 and closes on Sunday, 26 November, at 18:00." in (
        sentences(text)
    )
    assert "2. Every one of our 160 members has a vote, whoever joined after 1 November excepted." in sentences(text)


def shown(text: str) -> str:
    """The text as a reader sees it, a blank in the place of each line's end that only ends a line."""
    pieces, cursor = [], 0
    for span in line_ends(text):
        pieces.append(text[cursor : span.start])
        cursor = span.end
    return " ".join([*pieces, text[cursor:]])


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_running_text_is_shown_without_the_ends_of_its_lines(width: int) -> None:
    assert shown("\n".join(textwrap.wrap(PROSE, width))) == PROSE


def test_a_full_line_that_ends_a_sentence_runs_on() -> None:
    lines = [
        "The council met in the old hall by the harbour and heard what the clerk",
        "of the pilots had to say about the lamps on the two piers of the town.",
        "Nobody else was heard, though the owner of the ferry had asked to be in",
        "a letter that was read.",
    ]
    assert shown("\n".join(lines)) == " ".join(lines)


def test_an_indented_line_runs_on_behind_one_blank() -> None:
    item = "1.  The minimum wage is raised to 13.80 crowns an hour with effect from\n    the first day of July."
    assert (
        shown(item) == "1.  The minimum wage is raised to 13.80 crowns an hour with effect from the first day of July."
    )


KEPT = {
    "verse": "The lamps along the harbour wall are lit before the night\n"
    "And nobody remembers who had lit them when the war came by\n"
    "And all the ferries stayed at home and waited for the light",
    "list": "- boats that come in from the sea after the lamps of the pier are lit\n"
    "- boats that leave before the lamps of the pier are put out by the clerk",
    "table": "the ferry to the north of the island      12      14      16      18\n"
    "the ferry to the south of the island       9      11      13      15",
    "address": "Harbour Authority of Tarnwick\nOld Slip 4\nTarnwick",
    "paragraphs": PROSE + "\n\n" + PROSE,
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_is_set_line_by_line_is_shown_so(text: str) -> None:
    assert line_ends(text) == ()


@given(st.text(alphabet="aB.\n -|#1 é、。", max_size=300))
def test_the_ends_of_lines_are_blank_in_order_and_apart(text: str) -> None:
    found = line_ends(text)
    assert all(a.end < b.start for a, b in itertools.pairwise(found))
    assert all(
        text[span.start : span.end].strip() == "" and text[span.start : span.end].count("\n") == 1 for span in found
    )
