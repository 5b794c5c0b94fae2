"""What a reader is given of a question and a sentence: token ids, and where the sentence's tokens stand in it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

# What a reader's network calls what goes in and comes out; vectors of words go in where its file has no vocabulary.
WORDS, VECTORS, TYPES, FIRST = "input_ids", "inputs_embeds", "token_type_ids", "first"
OUTPUTS = ("relevance", "start", "end")
_QUESTION, _TITLE, _BEFORE, _SENTENCE = 56, 20, 28, 72  # the most tokens of each
_BEFORE_CHARACTERS, _SENTENCE_CHARACTERS = 180, 2_000
_ENDS = (("[CLS]", "[SEP]"), ("<s>", "</s>"))  # how vocabularies call the first token and the one between the parts


class Tokenizer(Protocol):
    """What is used of a `tokenizers.Tokenizer`."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Any: ...

    def token_to_id(self, token: str) -> int | None: ...

    def __hash__(self) -> int: ...


@dataclass(frozen=True)
class Encoded:
    """Token ids and types; the sentence's tokens start at `first` and cover the characters in `offsets`."""

    ids: list[int]
    types: list[int]
    first: int
    offsets: list[tuple[int, int]]


def encoded(tokenizer: Tokenizer, question: str, title: str, before: str, sentence: str) -> Encoded:
    """A reader's input for one sentence: question, title and what stands before it, the sentence itself."""
    start, gap = _ends(tokenizer)
    asked = _ids(tokenizer, question)[:_QUESTION]
    context = _ids(tokenizer, title)[:_TITLE] + _ids(tokenizer, before[-_BEFORE_CHARACTERS:])[-_BEFORE:]
    read = tokenizer.encode(sentence[:_SENTENCE_CHARACTERS], add_special_tokens=False)
    ids, offsets = read.ids[:_SENTENCE], read.offsets[:_SENTENCE]
    opening = [start, *asked, gap]
    rest = [*context, gap, *ids, gap]
    return Encoded(
        [*opening, *rest], [0] * len(opening) + [1] * len(rest), len(opening) + len(context) + 1, list(offsets)
    )


def fed(one: Encoded) -> dict[str, NDArray[np.int64]]:
    """The input as a network takes it: ids and types `[1, length]`, `first [1]`. One at a time: nothing is padded."""
    return {
        WORDS: np.array([one.ids], dtype=np.int64),
        TYPES: np.array([one.types], dtype=np.int64),
        FIRST: np.array([one.first], dtype=np.int64),
    }


@lru_cache(16)
def _ends(tokenizer: Tokenizer) -> tuple[int, int]:
    for start, gap in _ENDS:
        ids = tokenizer.token_to_id(start), tokenizer.token_to_id(gap)
        if ids[0] is not None and ids[1] is not None:
            return ids[0], ids[1]
    raise ValueError("the vocabulary has no token for the start of a text")


@lru_cache(1024)  # a question and a title are read with one sentence after another
def _ids(tokenizer: Tokenizer, text: str) -> tuple[int, ...]:
    return tuple(tokenizer.encode(text, add_special_tokens=False).ids) if text else ()
