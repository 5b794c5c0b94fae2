"""Where an answer stands in a text, articles, case and punctuation aside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore.documents import Span

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_POSSESSIVE = re.compile(r"['’]s\b")
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Word:
    """A lower-case word and the characters it was read from."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a text in order; a number keeps its points and commas."""
    return [Word(found.group().lower(), found.start(), found.end()) for found in _WORD.finditer(text)]


def places(answer: str, words: Sequence[Word]) -> list[Span]:
    """Every place where the answer's words stand side by side, as characters of the text the words are of.

    Articles count on neither side, nor does a possessive s of the answer.
    """
    wanted = [word.text for word in words_of(_POSSESSIVE.sub("", answer)) if word.text not in _ARTICLES]
    kept = [word for word in words if word.text not in _ARTICLES]
    if not wanted:
        return []
    width = len(wanted)
    starts = (at for at in range(len(kept) - width + 1) if kept[at].text == wanted[0])
    return [
        Span(kept[at].start, kept[at + width - 1].end)
        for at in starts
        if [word.text for word in kept[at : at + width]] == wanted
    ]
