"""Who signs a letter, by its foot: “Yours faithfully, Ada Holm”, “Signed: Ada Holm”, a name above a post."""

import re
from functools import lru_cache
from itertools import pairwise

from rag.texts.letter_lines import SIGNED_LABEL, Line, Standing, closes_letter, greets, lines_in
from rag.texts.mails import Written
from rag.texts.person_names import NAME_IN_LINE as NAME
from rag.texts.signatures import signatures_in
from vectorstore.documents import Span

_SIGNED = re.compile(rf"{SIGNED_LABEL}[*_]*\s?:?[*_]*\s+(?P<name>{NAME})(?:, [^,:.]{{0,60}}|\.)?")
_NAMED = re.compile(rf"(?P<name>{NAME})[*_]*(?:, [^.]{{2,60}})?")
_WITHIN = 3  # lines beneath the words that close a letter


@lru_cache(256)
def signed(text: str) -> tuple[Written, ...]:
    """The letters of a text that somebody signs, each from its salutation on; else all of a text that is signed."""
    lines = lines_in(text)
    greeting = [at for at, line in enumerate(lines) if greets(line)]
    starts = [lines[at].start for at in greeting]
    found = []
    for first, last in pairwise([*(greeting or [0]), len(lines)]):
        if signature := _signature(lines[first:last]):
            start, end = lines[first].start, lines[last].start if last < len(lines) else len(text)
            line, name = signature
            found.append(Written(Span(start if len(starts) > 1 else 0, end), name, line.span))
    return tuple(found) if len(found) < 2 or starts else ()


@lru_cache(256)
def signed_with_post(text: str) -> tuple[Written, ...]:
    """All of a text by whoever signs it first, with a post or for a body, in a line of a form of its own.

    They are “I”; that all the rest is their own word, as a letter is its writer's, such a line does not say.
    """
    signing = (one for one in signatures_in(text) if one.standing is Standing.SIGNED)
    return tuple(Written(Span(0, len(text)), one.name, one.span) for one in signing)[:1]


def _signature(lines: list[Line]) -> tuple[Line, str] | None:
    """The last line that signs what stands above it, with the name in it."""
    for at in range(len(lines) - 1, -1, -1):
        if found := _SIGNED.fullmatch(lines[at].text):
            return lines[at], found["name"]
        if closes_letter(lines[at]):
            beneath = lines[at + 1 : at + 1 + _WITHIN]
            names = [(one, found["name"]) for one in beneath if (found := _NAMED.fullmatch(one.text))]
            return names[0] if names else None
    return None
