"""The sentences a little way before a place, which say what one that leans on them is about."""

from functools import lru_cache

from vectorstore.documents import Span
from vectorstore.sentences import split_sentences

_LOOK_BACK = 700  # characters


@lru_cache(2048)
def sentences_before(text: str, language: str | None, end: int) -> tuple[Span, ...]:
    """The whole sentences before a place, in order; one that is cut off by how far is looked back is left out."""
    start = max(0, end - _LOOK_BACK)
    return tuple(one for one in split_sentences(text, language, start, end) if one.start > start or not start)
