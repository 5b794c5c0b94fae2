"""Whose a letter is, told by its foot."""

import pytest

from rag.texts.letter_feet import signed


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
