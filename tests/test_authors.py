"""Whose a report, an article or a letter is, told by the line that says so."""

import pytest

from rag.texts.authors import authored, letterhead, signed


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Report of Dr Ana Weir on the water works", "Dr Ana Weir"),
        ("# WITNESS STATEMENT OF OLAV STENMARK", "OLAV STENMARK"),
        ("**Prepared by:** Ana Weir, engineer", "Ana Weir"),
        ("By Nora Quill, 3 May 2024", "Nora Quill"),
        ("Author: K. van der Holm", "K. van der Holm"),
        ("Von Greta Falk", "Greta Falk"),
        ("Report of the Chair", ""),
        ("By Friday 3 May all valves were new.", ""),
        ("By Nora Quill and Tom Brand", ""),
        ("By Sea", ""),
    ],
)
def test_a_line_says_who_wrote_it(line: str, name: str) -> None:
    text = f"{line}\n\nI bought thirty filters.\n"
    found = authored(text)
    assert [one.name for one in found] == ([name] if name else [])
    assert all(text[one.line.start : one.line.end] == line for one in found)


def test_of_several_articles_each_is_its_own_writers() -> None:
    first_two = "LAMP FAILS\nBy Nora Quill\n\nI saw it.\n\n=====\n\nPIER SOLD\nBy Tom Brand\n\nI bid.\n\n"
    text = f"{first_two}=====\n\nI am unsigned.\n"
    first, second = authored(text)
    assert (first.name, second.name) == ("Nora Quill", "Tom Brand")
    assert first.span.start <= text.index("I saw it") < first.span.end <= text.index("PIER")
    assert second.span.end < text.index("I am unsigned")


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("Yours sincerely,\n\nOlav Stenmark\nPlumber", "Olav Stenmark"),
        ("With kind regards\nCelia Abbot, chair", "Celia Abbot"),
        ("Signed: I. Vance, 3 May 2024", "I. Vance"),
        ("Mit freundlichen Grüßen\nGreta Falk", "Greta Falk"),
        ("Signed as a correct record: I. Vance", ""),
        ("gez. Falk, gez. Holm", ""),
        ("Olav Stenmark", ""),
    ],
)
def test_a_letter_is_who_signs_it(ending: str, name: str) -> None:
    assert [one.name for one in signed(f"Dear Ms Vance,\n\nI mended the valve.\n\n{ending}\n")] == (
        [name] if name else []
    )


def test_of_two_letters_each_is_who_signs_it() -> None:
    text = "Dear Ida,\n\nI came.\n\nYours,\nTom Brand\n\nDear Tom,\n\nI went.\n\nYours,\nIda Vance\n"
    one, other = signed(text)
    assert (one.name, other.name) == ("Tom Brand", "Ida Vance")
    assert one.span.end <= text.index("Dear Tom") == other.span.start


def test_a_letterhead_is_a_body_or_a_name_above_an_address() -> None:
    assert [one.name for one in letterhead("Ellin Water Works Ltd\n\nWe bought pumps.\n")] == ["Ellin Water Works Ltd"]
    assert [one.name for one in letterhead("Ana Weir\n12 Quay Street, Ellin\n\nI bought pumps.\n")] == ["Ana Weir"]
    assert letterhead("Ana Weir\n\nI bought pumps.\n") == ()
