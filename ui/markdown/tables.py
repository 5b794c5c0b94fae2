"""The rows and cells of a Markdown table, with their places."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ui.markdown.marked_up import Form, Shape
from vectorstore.documents import Span

_BAR = re.compile(r"(?<!\\)\|")


def rows_of(
    text: str, lines: Sequence[Span], columns: Sequence[str]
) -> Iterator[tuple[Shape, list[tuple[Shape, Span]]]]:
    """Each row with its cells, and each cell with its words; the line of dashes belongs to the header's last cell.

    Rows fill the table and cells their row without a gap, so that no character of it stands outside a cell. What has
    more bars than the table has columns keeps them in its last cell.
    """
    words = [lines[0], *lines[2:]]
    begins = [line.start for line in words] + [lines[-1].end]
    for number, (line, (start, end)) in enumerate(zip(words, pairwise(begins), strict=True)):
        form = Form.CELL if number else Form.HEADER_CELL
        row = Span(start, end)
        yield Shape(row, Form.ROW), list(_cells(text, line, row, columns, form))


def _cells(text: str, line: Span, row: Span, columns: Sequence[str], form: Form) -> Iterator[tuple[Shape, Span]]:
    bars = [match.start() for match in _BAR.finditer(text, line.start, line.end)]
    end = line.start + len(text[line.start : line.end].rstrip())
    if bars and not text[line.start : bars[0]].strip():
        del bars[0]
    if bars and bars[-1] == end - 1:
        end = bars.pop()
    begins = [row.start, *bars[: len(columns) - 1]]
    for side, (start, until) in zip(columns, pairwise([*begins, row.end]), strict=False):
        yield Shape(Span(start, until), form, detail=side), _stripped(text, Span(start, min(until, end)))


def _stripped(text: str, cell: Span) -> Span:
    """The words of a cell, without the bar before them and the space around them."""
    words = text[cell.start : cell.end]
    inner = words.removeprefix("|").strip()
    return Span(cell.start + words.index(inner), cell.start + words.index(inner) + len(inner))
