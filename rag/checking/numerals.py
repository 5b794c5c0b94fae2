"""Numbers as values: 1,000 and one thousand, forty and 40, 1:00 p.m. and 13:00."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from rag.checking.tokens import Kind, Token
from rag.language.wording import Wording

_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::\d\d)?")
_HALVES = {"am": 0, "pm": 12}
_LONGEST = 30
_GROUPED = {",": re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?"), ".": re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")}


def join_numbers(tokens: Sequence[Token], known: Wording) -> list[Token]:
    """The tokens with every number made one token whose value is canonical: a decimal, `3rd`, or a clock time."""
    joined: list[Token] = []
    place = 0
    while place < len(tokens):
        number, used = _number_at(tokens, place, known)
        joined.append(number or tokens[place])
        place += used if number else 1
    return joined


def _number_at(tokens: Sequence[Token], place: int, known: Wording) -> tuple[Token | None, int]:
    """The number that starts at a place, and how many tokens it takes."""
    token = tokens[place]
    if token.kind is Kind.NUMBER:
        return _figures(tokens, place, known)
    if token.word in known.ordinals and not (token.word == "second" and not _ordinal_here(tokens, place, known)):
        return _made(token, f"{known.ordinals[token.word]}th"), 1
    if token.word in known.numbers and token.kind is not Kind.NAME:
        value, used = _spelt(tokens, place, known)
        return (
            (None, 1)
            if value == 1 and used == 1 and _one_is_no_number(tokens, place)
            else (_made(token, str(value)), used)
        )
    return None, 1


def _figures(tokens: Sequence[Token], place: int, known: Wording) -> tuple[Token | None, int]:
    token = tokens[place]
    following = tokens[place + 1].word if place + 1 < len(tokens) else ""
    clock = _CLOCK.fullmatch(token.text)
    if clock or (following in _HALVES and token.text.isdigit()):
        hour, minute = (int(clock[1]), int(clock[2])) if clock else (int(token.text[:4]), 0)
        half = following in _HALVES
        hour = hour % 12 + _HALVES[following] if half else hour
        return _made(token, f"@{hour}:{minute:02d}"), 2 if half else 1
    if following in ("st", "nd", "rd", "th") and token.text.isdigit():
        return _made(token, f"{token.text.lstrip('0')[:_LONGEST]}th"), 2
    value = _decimal(token.text, known.language)
    used = 1
    while place + used < len(tokens) and tokens[place + used].word in known.scales:
        value *= known.scales[tokens[place + used].word]
        used += 1
    return _made(token, _canonical(value)), used


def _decimal(text: str, language: str) -> Decimal:
    point = "." if language in ("en", "ja", "zh") else ","
    group = "," if point == "." else "."
    text = text[:_LONGEST].strip(".,:")
    if _GROUPED[group].fullmatch(text):
        text = text.replace(group, "")
    try:
        return Decimal(text.replace(point, "."))
    except InvalidOperation:
        return Decimal(int(re.sub(r"\D", "", text) or 0))


def _canonical(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _spelt(tokens: Sequence[Token], place: int, known: Wording) -> tuple[int, int]:
    """The value of number words in a row ("two hundred and five"), and how many tokens they are."""
    total, part, used = 0, 0, 0
    while place + used < len(tokens) and used < _LONGEST:
        word = tokens[place + used].word
        if word in known.numbers:
            if used and not (part % 100 == 0 or (part % 10 == 0 and known.numbers[word] < 10)):
                break
            part += known.numbers[word]
        elif word in known.scales and used:
            scale = known.scales[word]
            total, part = (total + part * scale, 0) if scale >= 1000 else (total, (part or 1) * scale)
        elif not (word == "and" and part and part % 100 == 0 and _number_word(tokens, place + used + 1, known)):
            break
        used += 1
    return total + part, used


def _number_word(tokens: Sequence[Token], place: int, known: Wording) -> bool:
    return place < len(tokens) and tokens[place].word in known.numbers


def _one_is_no_number(tokens: Sequence[Token], place: int) -> bool:
    """Whether "one" counts nothing: one of them, the one who, no one, one another."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    before = tokens[place - 1].word if place else ""
    return (
        after is None
        or not after.content
        or after.word == "of"
        or before in ("no", "the", "this", "that", "each", "any")
    )


def _ordinal_here(tokens: Sequence[Token], place: int, known: Wording) -> bool:
    """Whether "second" ranks: after "a second" a time may be meant, after a number it is."""
    return place > 0 and tokens[place - 1].kind is not Kind.NUMBER and tokens[place - 1].word not in known.numbers


def _made(token: Token, value: str) -> Token:
    return replace(token, kind=Kind.NUMBER, value=value, key="#" + value)
