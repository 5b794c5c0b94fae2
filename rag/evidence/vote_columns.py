"""The column of a table of motions that says how many voted as is asked: against, for, or not at all."""

import re
from collections.abc import Sequence

from vectorstore.index.fulltext import fold

_ASKED = re.compile(
    r"\bvot(?:es?|ed|ing)\b.*?\b(?:(?P<con>against|no)|(?P<pro>for|in favou?r|yes)|(?P<out>abstain\w*|abstentions?))\b"
)
_CALLED = {
    "con": re.compile(r"\W*(?:against|no(?:es)?|opposed)\W*"),
    "pro": re.compile(r"\W*(?:for|in favou?r|yes|ayes?)\W*"),
    "out": re.compile(r"\W*abst\w*\W*"),
}


def column_of_votes(text: str, columns: Sequence[str]) -> int | None:
    """The place of the one column, but the first, of the votes that a question asks for; None where none or several."""
    asked = _ASKED.search(fold(text))
    called = _CALLED[asked.lastgroup or ""] if asked else None
    fits = [place for place, one in enumerate(columns) if place and called and called.fullmatch(fold(one))]
    return fits[0] if len(fits) == 1 else None
