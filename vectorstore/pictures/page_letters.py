"""What is compared where a text is looked for on a page: its letters and digits, and which glyph each one is.

Spaces, hyphens and other marks are left out: between a line's end and the text they are not the same.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Sheet:
    """A page's glyphs, one character each, in the order of its text; the letters in them; each letter's glyph."""

    glyphs: tuple[str, ...]
    letters: str
    places: tuple[int, ...]


def sheet_of(glyphs: Sequence[str]) -> Sheet:
    """The sheet of a page whose glyphs are these, spaces and line ends among them."""
    found = [(letter, place) for place, glyph in enumerate(glyphs) for letter in _letters_in(glyph)]
    return Sheet(tuple(glyphs), "".join(letter for letter, _ in found), tuple(place for _, place in found))


def letters_of(text: str) -> str:
    """The letters and digits of a text, ligatures and accented letters taken apart, accents left out."""
    return "".join(map(_letters_in, text))


@cache
def _letters_in(sign: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", sign) if unicodedata.category(part)[0] in "LN")
