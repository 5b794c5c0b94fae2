"""A sentence read for checking, and where its clauses and quoted words lie."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rag.checking.moments import Moment, find_moments
from rag.checking.numerals import join_numbers
from rag.checking.tokens import Kind, Token, tokenize
from rag.language.wording import Wording, wording

_QUOTED = re.compile(r"[“\"„«「『]([^“”\"„«»「」『』]{2,600})[”\"“»」』]")


@dataclass(frozen=True, eq=False)
class Reading:
    """A text's tokens in order, and the moments (dates, weekdays) it names with the token they start at."""

    text: str
    tokens: tuple[Token, ...]
    moments: tuple[tuple[int, Moment], ...]
    wording: Wording

    @property
    def keys(self) -> frozenset[str]:
        """The meanings of all words but function words."""
        return _keys(self)

    @property
    def values(self) -> frozenset[str]:
        """The canonical values of all numbers, dates' included."""
        return frozenset(token.value for token in self.tokens if token.value)

    @property
    def quoted(self) -> tuple[str, ...]:
        """The texts inside quotation marks, without the punctuation that writers put before the closing mark."""
        return tuple(found.strip().rstrip(".,;!?").strip() for found in _QUOTED.findall(self.text))

    def of(self, *kinds: Kind) -> Iterator[tuple[int, Token]]:
        """The tokens of some kinds, with their places."""
        return ((i, token) for i, token in enumerate(self.tokens) if token.kind in kinds)


@lru_cache(8192)
def _keys(reading: Reading) -> frozenset[str]:
    return frozenset(token.key for token in reading.tokens if token.kind not in (Kind.MARK, Kind.FUNCTION))


@lru_cache(8192)
def read(text: str, language: str | None = "en") -> Reading | None:
    """A text's reading in a language; None where the language is not one the verifier knows."""
    known = wording(language)
    if known is None:
        return None
    tokens, moments = find_moments(join_numbers(tokenize(text, known), known), known)
    return Reading(text, tuple(tokens), moments, known)
