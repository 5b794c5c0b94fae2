"""The quantities a text states: a number, and what it is of: a sum of money, a share, a stretch of time, things."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rag.language.forms import any_of
from rag.language.lexicons import lexicon
from rag.language.stems import stem
from rag.questions.money import currencies_of
from rag.questions.number_words import scales, spelt_form, spelt_value
from vectorstore.documents import Span

MONEY, SHARE, TIME = "money", "share", "time"
_MOST = 3  # words behind a number
_MINUTES = {
    "second": 1 / 60,
    "minute": 1,
    "min": 1,
    "hour": 60,
    "day": 1440,
    "night": 1440,
    "week": 10_080,
    "fortnight": 20_160,
}
_MINUTES |= {"month": 43_800, "year": 525_600, "decade": 5_256_000}
_BETWEEN = re.compile(r"(?:,| and|, and)? ?")  # “three hours and 45 minutes”
_LETTERS = {"m": 10**6, "k": 10**3}
_THING = re.compile(r"[\s-]*(?P<word>[^\W\d_][\w’'-]*)")
_SAME = {"m": "metres", "meter": "metres", "meters": "metres", "km": "kilometres", "kilometers": "kilometres"}
_SAME |= {"kg": "kilos", "ft": "feet", "foot": "feet"}
_APART = re.compile(r"[ \u00a0\u202f]")  # between thousands: “12 500”


@dataclass(frozen=True)
class Quantity:
    """A number, its unit and where it is. A stretch of time is given in minutes.

    `unit`: `MONEY`, `SHARE`, `TIME`, the stem of another measure, or empty where things are counted.
    `things`: the stems of the words behind it, up to the first function word.
    """

    value: float
    unit: str
    things: frozenset[str]
    span: Span

    def is_of_what(self, other: "Quantity") -> bool:
        """Whether two quantities are of one kind: of one unit, or of the same things, one of them told more closely."""
        if self.unit or other.unit:
            return self.unit == other.unit
        return bool(self.things and other.things) and (self.things <= other.things or other.things <= self.things)

    def times(self, other: "Quantity") -> float:
        """How many times as large the larger of the two is."""
        less, more = sorted((self.value, other.value))
        return more / less if less else float("inf")


@lru_cache(8192)
def quantities(text: str, document: str = "") -> tuple[Quantity, ...]:
    """The quantities of a sentence in English, in its order; no days, years or numbers of clauses.

    `document`: the text it stands in, whose currency may be called anything.
    """
    paid_in = currencies_of(document) if document else frozenset[str]()
    found = list[Quantity]()
    for one in (_read(match, text, paid_in) for match in _form().finditer(text) if not _is_moment(match, text)):
        last = found[-1] if found else None
        if last and last.unit == one.unit == TIME and _BETWEEN.fullmatch(text, last.span.end, one.span.start):
            found[-1] = Quantity(last.value + one.value, TIME, one.things, Span(last.span.start, one.span.end))
        else:
            found.append(one)
    return tuple(found)


def _read(one: re.Match[str], text: str, paid_in: frozenset[str]) -> Quantity:
    value = _figures(one["figures"]) if one["figures"] else spelt_value(one["spelt"])
    value *= scales().get((one["scale"] or "").lower(), 1) * _LETTERS.get((one["short"] or "").lower(), 1)
    behind = list(_behind(text, one.end()))
    said = [word for word, _ in behind]
    unit, end = _unit(one, said, paid_in), one.end()
    if unit == TIME:
        value *= _MINUTES[said[0].removesuffix("s")]
        end = behind[0][1]
    return Quantity(value, unit, frozenset(map(stem, said)), Span(one.start(), end))


def _figures(number: str) -> float:
    """The value of figures, whose comma is that of a fraction where no three figures follow it: “2,5 metres”."""
    decimal = re.fullmatch(r"\d+,\d{1,2}", number)
    return float(number.replace(",", ".") if decimal else _APART.sub("", number).replace(",", ""))


def _behind(text: str, end: int) -> Iterator[tuple[str, int]]:
    """The words behind a number and where they end, up to the first function word."""
    stop = lexicon("en").stop
    for _ in range(_MOST):
        found = _THING.match(text, end)
        if not found or (found["word"].lower() in stop and found["word"] != "m"):
            return
        end = found.end()
        yield found["word"].lower().rstrip("’'"), end


def _unit(one: re.Match[str], behind: list[str], paid_in: frozenset[str]) -> str:
    if one["share"]:
        return SHARE
    if one["sign"] or any(_currency().fullmatch(word) or word in paid_in for word in behind[:1]):
        return MONEY
    if behind and behind[0].removesuffix("s") in _MINUTES:
        return TIME
    return stem(_SAME.get(behind[0], behind[0])) if behind and _measure().fullmatch(behind[0]) else ""


def _is_moment(one: re.Match[str], text: str) -> bool:
    """Whether a number is a day, a year or the number of an item, and no quantity."""
    before, after = text[max(0, one.start() - 12) : one.start()], text[one.end() : one.end() + 12]
    if one["sign"] or one["share"] or one["scale"] or one["short"]:
        return False
    month, item = rf"(?:{any_of('months')})\b", "nos?|rule|section|article|clause|item|page|motion"
    if re.match(
        rf"(?:st|nd|rd|th)?\s+(?:of\s+)?(?!(?-i:may)\b){month}|[:/]\d|(?:st|nd|rd|th)\b|\s?(?:[ap]\.?m\b|o[’']clock)",
        after,
        re.IGNORECASE,
    ):
        return True
    if re.search(rf"\b(?:{month}|(?:{item}))\.?\s+$", before, re.IGNORECASE):
        return True
    numbered = not text[: one.start()].strip(" (") and re.match(r"[.)]\s", after)
    year = re.fullmatch(r"(?:1[5-9]|20)\d\d", one.group().strip())
    return bool(numbered or year)


@cache
def _form() -> re.Pattern[str]:
    figures = (
        r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?= [^\W\d])|\d+,\d{1,2}(?!,?\d)|\d+(?:\.\d+)?"
    )
    large = "|".join(scales())
    hyphened = rf"(?!-(?!(?:{'|'.join(_MINUTES)})(?![\w-])))"  # “two-thirds”, but “a two-hour wait”
    return re.compile(
        rf"(?<!\d[–—-])(?P<sign>[$€£¥]\s?)?"
        rf"(?:(?<![\w.,/:-])(?P<figures>{figures})(?![\d/]|[–—-][$€£¥]?\d)|\b(?P<spelt>{spelt_form()})\b{hyphened})"
        rf"(?:[\s-]?(?P<scale>{large})\b|(?(sign)\s?)(?P<short>[mk])\b)?(?P<share>\s?(?:%|per ?cent\b))?",
        re.IGNORECASE,
    )


@cache
def _currency() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('currencies', 'currencies_counted')})", re.IGNORECASE)


@cache
def _measure() -> re.Pattern[str]:
    return re.compile(
        r"(?:miles|m|met(?:re|er)s?|kilomet(?:re|er)s?|km|cm|feet|foot|ft|tons?|tonnes?|kilos?|kg"
        r"|lit(?:re|er)s?|hectares?|acres?|degrees?|points?)",
        re.IGNORECASE,
    )
