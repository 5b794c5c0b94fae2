"""What a text sets against what it says: "64 MB instead of 32", "80 compared with 50", "in Rome but not Pisa"."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from rag.checking.readings import Reading
from rag.checking.tokens import Kind, Token

_REACH = 12
_ENDS = {".", "!", "?", ";", ",", ")", ":"}
_REPLACED = {("instead", "of"), ("rather", "than"), ("as", "opposed"), ("in", "place")}
_COMPARED = {("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from")}
_COMPARING = {"than", "versus", "unlike"}


class Contrast(StrEnum):
    """REPLACED is no longer or not so; COMPARED holds of another thing or time; DENIED does not hold."""

    REPLACED = "replaced"
    COMPARED = "compared"
    DENIED = "denied"


@lru_cache(8192)
def contrasts(reading: Reading) -> dict[int, Contrast]:
    """The places of what is set against the rest, with how."""
    tokens = reading.tokens
    found: dict[int, Contrast] = {}
    for i in range(len(tokens)):
        sort = _cue(reading, i)
        if sort is None:
            continue
        for place in range(i + 1, min(i + 1 + _REACH, len(tokens))):
            if tokens[place].text in _ENDS or (tokens[place].verb and sort is not Contrast.COMPARED):
                break
            found[place] = sort
    return found


def _cue(reading: Reading, place: int) -> Contrast | None:
    tokens = reading.tokens
    two = tuple(token.word for token in tokens[place : place + 2])
    if two in _REPLACED:
        return Contrast.REPLACED
    if two in _COMPARED or tokens[place].word in _COMPARING or _against(tokens, place):
        return Contrast.COMPARED
    return Contrast.DENIED if _denies_a_phrase(reading, place) else None


def _against(tokens: Sequence[Token], place: int) -> bool:
    """Whether "against" compares numbers: a number right after it, or it after a comma with one soon."""
    if tokens[place].word != "against":
        return False
    return any(token.kind is Kind.NUMBER for token in tokens[place + 1 : place + 4])


def _denies_a_phrase(reading: Reading, place: int) -> bool:
    """Whether "not" denies what follows and no verb: "but not in Selm"."""
    tokens = reading.tokens
    if tokens[place].word not in ("not", "never") or not place:
        return False
    before = tokens[place - 1]
    return before.word == "but" or before.text == ","
