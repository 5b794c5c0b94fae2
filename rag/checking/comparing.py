"""Which way a text compares: "less than last week" is not "more than last week"."""

from collections.abc import Iterator

from rag.checking.readings import Reading

_REACH = 8
_STOPS = {".", "!", "?", ";"}
_IRREGULAR = {"more", "less", "fewer", "better", "worse", "rather", "other"}


def compares_differently(claim: Reading, quotation: Reading) -> bool:
    """Whether what the claim compares with "than" is compared by another word in the quotation."""
    theirs = set(_comparatives(quotation))
    return bool(theirs) and any(word not in theirs for word in _comparatives(claim))


def _comparatives(reading: Reading) -> Iterator[str]:
    """The comparing word that each "than" goes with: the nearest before it."""
    for place, token in enumerate(reading.tokens):
        if token.word != "than":
            continue
        for other in reversed(reading.tokens[max(0, place - _REACH) : place]):
            if other.text in _STOPS:
                break
            if other.word in _IRREGULAR or (other.word.endswith("er") and len(other.word) > 4):
                yield "less" if other.word == "fewer" else other.word
                break
