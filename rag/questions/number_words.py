"""Numbers in English words: “twenty-two”, “two hundred and five thousand”, “half a million”, “two and a half”."""

import re
from collections.abc import Mapping
from functools import cache

from rag.language.wording import wording

_HUNDRED = 100


def spelt_form() -> str:
    """The pattern of a number in words; “two and three weeks” are two of them."""
    ones, teens, tens = (
        "|".join(word for word, number in numbers().items() if low <= number < high and word != "dozen")
        for low, high in ((1, 10), (10, 20), (20, 100))
    )
    large = "|".join(scales())
    small = rf"(?:(?:{tens})(?:[\s-](?:{ones})\b)?|{teens}|{ones})"
    first = rf"(?:half )?(?:an?|one)(?=\s(?:{large})\b)|(?!one\b(?! and a half)){small}(?:\sand\sa\shalf)?|dozen"
    return rf"(?:{first})(?:[\s-](?P<large>{large})\b(?:[\s-](?:and\s)?{small}\b(?!\s(?P=large)\b))?)*"


def spelt_value(number: str) -> float:
    """The value of a number in words."""
    total, part = 0.0, 0.0  # up to the last thousand or million, and behind it
    said = number.lower()
    half = 0.5 * said.startswith("half ") + 0.5 * bool(re.search(r"\ba half\b", said))
    for word in re.split(r"[\s-]+", said):
        scale = scales().get(word, 0)
        if scale:
            part, half = (part + half or 1) * scale, 0.0
        if scale > _HUNDRED:
            total, part = total + part, 0.0
        elif not scale:
            part += numbers().get(word, 0)
    return total + part + half


@cache
def scales() -> Mapping[str, int]:
    """What multiplies a number, longest first: “million”, “bn”, “dozen”."""
    known = wording("en")
    found = {**(known.scales if known else {}), "dozen": 12}
    return {one: found[one] for one in sorted(found, key=len, reverse=True)}


@cache
def numbers() -> Mapping[str, int]:
    """The value of each word for a number, the scales apart."""
    known = wording("en")
    return known.numbers if known else {}
