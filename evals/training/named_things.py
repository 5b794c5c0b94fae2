"""Names, numbers and amounts of a sentence, and the word that asks for each, from its look alone."""

import random
import re
from collections.abc import Iterator

from vectorstore.documents import Span

_THING = re.compile(
    r"[$£€]\d[\d.,]*(?: (?:million|billion|trillion))?"
    r"|\b\d[\d.,]*\d?(?:%| percent| (?:million|billion))?"
    r"|\b[A-Z][\w’'-]+(?: (?:of the|of|de|and) (?=[A-Z])[A-Z][\w’'-]+| [A-Z][\w’'-]+)*"
)
# What a sentence or a web page begins with, and is no name.
_OPENERS = """The A An In On At He She It They We I But And This That These Those His Her Their Its For From With As
After Before When While If Read More Getty Images Photo Image Follow Sign Click Advertisement There What Who Why How You
Your Our Not No Yes So Also"""
_CALENDAR = """January February March April May June July August September October November December Monday Tuesday
Wednesday Thursday Friday Saturday Sunday"""
_NO_NAMES = frozenset(_OPENERS.split())
_DAYS_AND_MONTHS = frozenset(_CALENDAR.split())
_MONTH_BEFORE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[a-z]+ber|[a-z]+ary|April|March|June|July|August)\.? $"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|near) $")
_MOST_WORDS = 5


def named_things(sentence: str) -> list[Span]:
    """Where names, numbers and amounts of money stand, in order, without what only opens the sentence."""
    return list(_things(sentence))


def _things(sentence: str) -> Iterator[Span]:
    for found in _THING.finditer(sentence):
        words = found.group().strip(" .,'’-").split()
        start = found.start()
        while words and words[0] in _NO_NAMES:
            start += len(words.pop(0)) + 1
        thing = " ".join(words)
        if len(thing) >= 2 and len(words) <= _MOST_WORDS:
            yield Span(start, start + len(thing))


def asking_word(sentence: str, thing: Span, chance: random.Random) -> str:
    """The words that would ask for the thing: by its form, by what stands before it, else by lot."""
    text, before = sentence[thing.start : thing.end], sentence[: thing.start]
    if text[0] in "$£€":
        return "how much"
    if text[0].isdigit():
        return _number_word(text, before, chance)
    if any(word in _DAYS_AND_MONTHS for word in text.split()):
        return "when"
    if _PLACE_BEFORE.search(before):
        return chance.choice(["which place", "where", "which country", "which city", "what"])
    if text.isupper():
        return chance.choice(["which organization", "what", "who"])
    if len(text.split()) == 2:
        return chance.choice(["who", "who", "what", "which one", "whom"])
    return chance.choice(["who", "what", "which country", "which", "which one"])


def _number_word(text: str, before: str, chance: random.Random) -> str:
    if _MONTH_BEFORE.search(before):
        return "what day"
    if _YEAR.fullmatch(text):
        return "what year"
    return chance.choice(["how many", "how many", "what"])
