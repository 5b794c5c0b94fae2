"""The heading that a sentence stands under."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from rag.dates.question_dates import dates_in
from vectorstore.dates import PartialDate
from vectorstore.documents import Span

_LOOK_BACK = 4_000  # characters
_LONGEST, _MOST_WORDS = 60, 9  # of a heading without a mark, in characters and words
_NEAR = 1_500  # characters
_ENDS = (".", "!", "?", ":", ";", ",", "…", ")", "”", '"', "。", "！", "？", "：", "|")
_NO_HEADING = re.compile(r"^[#\-•–]|: |\|")  # an item, “Term: six years”, a row
_ITEM = re.compile(r"\s*(?:[-*•–]|\(?\w{1,3}[.)])\s")
_HEADING = re.compile(r"^(?P<depth>#{1,6})\s+(?P<text>[^\n]+)$", re.MULTILINE)


@dataclass(frozen=True)
class _Heading:
    span: Span
    depth: int
    text: str


@lru_cache(4096)
def headings_above(text: str, start: int) -> tuple[str, ...]:
    """The marked headings that a place stands under, the nearest first: each of a higher rank than the one before."""
    found, depth = list[str](), 7
    marked = _marked(text)
    for heading in reversed(marked[: bisect_right(marked, start, key=lambda one: one.span.end)]):
        if heading.span.start < start - _LOOK_BACK:
            break
        if heading.depth < depth:
            depth = heading.depth
            found.append(heading.text)
    return tuple(found)


@lru_cache(8192)
def heading_above(text: str, start: int) -> str:
    """The nearest heading over a place, marked or a short line by itself; empty where none is near."""
    marked = headings_above(text, start)[:1]
    lines = _bare(text)
    place = bisect_right(lines, start, key=lambda one: one.span.end) - 1
    bare = lines[place] if place >= 0 and lines[place].span.start >= start - _NEAR else None
    if bare is None or (marked and text.rfind(marked[0], 0, start) > bare.span.start):
        return next(iter(marked), "")
    return bare.text


@lru_cache(128)
def _bare(text: str) -> tuple[_Heading, ...]:
    """The short lines without a full stop over ordinary text, the first line of all apart."""
    found, at = list[_Heading](), 0
    lines = text.split("\n")
    for place, line in enumerate(lines):
        if place and not lines[place - 1].strip() and _is_bare(line) and _heads(lines[place + 1 : place + 3]):
            found.append(_Heading(Span(at, at + len(line)), 7, line.strip(" *_")))
        at += len(line) + 1
    return tuple(found)


def _is_bare(line: str) -> bool:
    words = line.strip(" *_")
    short = 0 < len(words) <= _LONGEST and len(words.split()) <= _MOST_WORDS
    return short and not words.endswith(_ENDS) and not words[0].islower() and not _NO_HEADING.search(words)


def _heads(following: list[str]) -> bool:
    """Whether the next line that says anything is ordinary text, an item of a list or a row."""
    below = next((line.strip() for line in following if line.strip()), "")
    return below.endswith(_ENDS) or len(below) > _LONGEST or bool(_ITEM.match(below)) or "|" in below


@lru_cache(128)
def _marked(text: str) -> tuple[_Heading, ...]:
    return tuple(
        _Heading(Span(*one.span()), len(one["depth"]), one["text"].strip(" #*_")) for one in _HEADING.finditer(text)
    )


@lru_cache(4096)
def dated_above(text: str, start: int) -> tuple[PartialDate, ...]:
    """The dates of the nearest heading that names any, the document's own title apart."""
    ranked = headings_above(text, start)
    under = ranked[:-1] if len(ranked) > 1 else ()
    return next((dates for heading in under if (dates := dates_in(heading))), ())
