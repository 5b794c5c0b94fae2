"""The part of a text that a place lies in, of parts that stand in order."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

from vectorstore.documents import Span


class Placed(Protocol):
    """Anything that takes up a stretch of a text."""

    @property
    def span(self) -> Span: ...


_Part = TypeVar("_Part", bound=Placed)


def part_at(parts: Sequence[_Part], place: int) -> _Part | None:
    """The part that a place lies in; None between them. The parts are in order and do not overlap."""
    last = bisect_right(parts, place, key=lambda part: part.span.start) - 1
    return parts[last] if last >= 0 and place < parts[last].span.end else None
