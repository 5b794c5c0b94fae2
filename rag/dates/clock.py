"""Times of the day a text states, and how long it is from one to the other: “half past nine”, “from 02:14 to 03:40”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from rag.language.forms import any_of, form_list
from vectorstore.documents import Span
from vectorstore.index.fulltext import fold

_DAY, _HALF = 24 * 60, 12 * 60
_NAMED_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "half": 30}
_FIGURES = re.compile(r"(?P<hour>\d{1,2})(?:\D{1,5}(?P<minute>\d\d))?")
_BEFORE = re.compile(r"\bto\b")
_MORNING, _LATER = re.compile(r"\ba\.?m\b|\bmorning\b"), re.compile(r"\bp\.?m\b|\b(?:afternoon|evening|night)\b")
_JOINT = re.compile(
    r"\s*(?:to|until|till|and|–|—|-|bis|hasta|a|à|jusqu’à|から)\s*(?:about|around|at|almost|nearly|shortly)?\s*"
)


@dataclass(frozen=True)
class Clock:
    """A time of the day, in minutes from midnight; `half`: its half of the day is known."""

    span: Span
    minutes: int
    half: bool

    def is_at(self, other: "Clock") -> bool:
        """Whether two may be the same time."""
        apart = (self.minutes - other.minutes) % (_DAY if self.half and other.half else _HALF)
        return apart == 0


@lru_cache(8192)
def clocks_in(text: str) -> tuple[Clock, ...]:
    """The times of the day a text states, in order."""
    return tuple(clock for found in _clock().finditer(text) if (clock := _read(found)))


def stretches_in(text: str) -> Iterator[int]:
    """How many minutes each stretch takes that a text states by its two ends."""
    for one, two in pairwise(clocks_in(text)):
        if _JOINT.fullmatch(text[one.span.end : two.span.start]):
            apart = (two.minutes - one.minutes) % (_DAY if one.half and two.half else _HALF)
            if apart:
                yield apart


def _read(found: re.Match[str]) -> Clock | None:
    said, span = fold(found.group()), Span(*found.span())
    if fixed := next((minutes for name, minutes in _fixed().items() if re.search(rf"\b{name}\b", said)), None):
        return Clock(span, fixed % _DAY, True)
    spoken = said.split()
    figures = _FIGURES.search(said)
    if figures:
        hour, minute = int(figures["hour"]), int(figures["minute"] or 0)
    else:
        hours = form_list("hours")  # in the order of the clock
        hour = next((hours.index(word) + 1 for word in reversed(spoken) if word in hours), -1)
        named = next((_NAMED_MINUTES[word] for word in spoken[:-1] if word in _NAMED_MINUTES), 0)
        minute = named * (("past" in said) - bool(_BEFORE.search(said)))
    if not 0 <= hour <= 24 or not minute < 60:
        return None
    morning, later = bool(_MORNING.search(said)), bool(_LATER.search(said))
    if (morning or later) and hour <= 12:
        hour = hour % 12 + 12 * later
    known = morning or later or hour > 12 or said.startswith("0")
    return Clock(span, (60 * hour + minute) % _DAY, known)


@cache
def _fixed() -> dict[str, int]:
    return {
        **dict.fromkeys(map(fold, form_list("noons")), _HALF),
        **dict.fromkeys(map(fold, form_list("midnights")), _DAY),
    }


@cache
def _clock() -> re.Pattern[str]:
    hours = rf"(?:{any_of('hours')})"
    forms = "|".join(re.sub(r"\bH\b", lambda _: hours, form) for form in form_list("clock_times"))
    return re.compile(rf"\b(?:{forms}|{any_of('noons', 'midnights')})(?!\d)", re.IGNORECASE)
