"""The heading that a sentence stands under."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from rag.question_dates import dates_in
from vectorstore.dates import PartialDate
from vectorstore.documents import Span

_LOOK_BACK = 4_000  # characters
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
