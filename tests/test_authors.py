"""Whose a report or an article is, told by the line that says so."""

import pytest

from rag.texts.authors import authored, letterhead


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


def test_a_letterhead_is_a_body_or_a_name_above_an_address() -> None:
    assert [one.name for one in letterhead("Ellin Water Works Ltd\n\nWe bought pumps.\n")] == ["Ellin Water Works Ltd"]
    assert [one.name for one in letterhead("Ana Weir\n12 Quay Street, Ellin\n\nI bought pumps.\n")] == ["Ana Weir"]
    assert letterhead("Ana Weir\n\nI bought pumps.\n") == ()
