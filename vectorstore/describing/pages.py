"""The parts of a text that describe it: the content lines at its head, and the furniture and last lines around them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from vectorstore.describing.columns import part_columns
from vectorstore.documents import Span
from vectorstore.lines import Line, read_lines

Value = TypeVar("Value")
_HEAD_CHARACTERS = 30_000
_HEAD_LINES = 40
_TAIL_CHARACTERS = 8_000
_TAIL_LINES = 20


@dataclass(frozen=True)
class Finding(Generic[Value]):
    """What a rule read, the rule in plain words, and the place in the text it was read from."""

    value: Value
    where: str
    span: Span | None = None


@dataclass(frozen=True)
class Page:
    """A text as its describers see it, in bounded pieces.

    `head` holds the first content lines; `edges` the furniture lines of the head and tail; `tail` the last lines,
    furniture or not.
    """

    text: str
    language: str | None
    head: tuple[Line, ...]
    edges: tuple[Line, ...]
    tail: tuple[Line, ...]

    def words(self, span: Span) -> str:
        return self.text[span.start : span.end]


def read_page(text: str, furniture: Sequence[Span], language: str | None) -> Page:
    """The describing parts of a text whose furniture (ordered, disjoint spans) is known."""
    front = read_lines(text, 0, _HEAD_CHARACTERS)
    back_start = text.find("\n", max(0, len(text) - _TAIL_CHARACTERS)) + 1 if len(text) > _TAIL_CHARACTERS else 0
    back = read_lines(text, back_start)
    starts = [span.start for span in furniture]

    def is_furniture(line: Line) -> bool:
        index = bisect_right(starts, line.start) - 1
        return index >= 0 and line.start < furniture[index].end

    head = list(part_columns(line for line in front if not is_furniture(line)))[:_HEAD_LINES]
    edges = {line.start: line for line in (*front[: 3 * _HEAD_LINES], *back[-3 * _HEAD_LINES :]) if is_furniture(line)}
    return Page(text, language, tuple(head), tuple(edges.values()), tuple(back[-_TAIL_LINES:]))
