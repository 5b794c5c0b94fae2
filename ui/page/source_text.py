"""The text of a document as the source panel shows it: in pieces, within the shapes that its marks give it."""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ui.markdown.blocks import markdown_shapes
from ui.markdown.marked_up import PLAIN, MarkedUp, Shape
from vectorstore.documents import Document, Span

WINDOW = 300_000  # characters of one document sent to the page; beyond it browsers stall


@dataclass(frozen=True)
class Segment:
    """A run of a document's text that is shown in one way and begins at `start`; `mark` and `layout` as in
    `MarkedUp`."""

    text: str
    quoted: bool = False
    furniture: bool = False
    mark: bool = False
    layout: bool = False
    start: int = field(default=0, compare=False)

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Edge:
    """Where a shape begins; or where it ends, which is then the one that began last."""

    shape: Shape
    begins: bool


Part = Segment | Edge


def parts(document: Document, quotation: Span | None, within: Span) -> tuple[Part, ...]:
    """What the panel shows of `within`, in order.

    The segments joined are that text, character for character, whatever its marks; shapes lie within one another.
    """
    marked = markdown_shapes(document.text, within) if document.format == "md" else PLAIN
    return tuple(laid_out(document, quotation, within, marked))


def laid_out(document: Document, quotation: Span | None, within: Span, marked: MarkedUp) -> Iterator[Part]:
    """Segments, cut wherever something begins or ends, and shapes; one that outlasts the shape around it is cut."""
    quoted, furniture = _Cover([quotation] if quotation else []), _Cover(document.furniture)
    marks, layout = _Cover(marked.marks), _Cover(marked.layout)
    shapes = [shape for shape in marked.shapes if shape.span.start < shape.span.end and shape.span.overlaps(within)]
    edges = {edge for shape in shapes for edge in (shape.span.start, shape.span.end)}
    edges.update(quoted.edges, furniture.edges, marks.edges, layout.edges)
    cuts = sorted({within.start, within.end, *(edge for edge in edges if within.start < edge < within.end)})
    nesting = _Nesting(shapes)
    for start, end in pairwise(cuts):
        yield from nesting.moved_to(start)
        yield Segment(
            document.text[start:end],
            quoted=quoted.covers(start),
            furniture=furniture.covers(start),
            mark=marks.covers(start),
            layout=layout.covers(start),
            start=start,
        )
    yield from nesting.finished()


class _Nesting:
    """Which shapes are open, while going through a text; `shapes` come in the order in which they begin."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self._upcoming = deque(shapes)
        self._open: list[tuple[Shape, int]] = []

    def moved_to(self, place: int) -> Iterator[Part]:
        """What ends and what begins up to `place`."""
        while self._open and self._open[-1][1] <= place:
            yield Edge(self._open.pop()[0], begins=False)
        while self._upcoming and self._upcoming[0].span.start <= place:
            shape = self._upcoming.popleft()
            end = min(shape.span.end, self._open[-1][1]) if self._open else shape.span.end
            self._open.append((shape, end))
            yield Edge(shape, begins=True)

    def finished(self) -> Iterator[Part]:
        """What has not ended yet."""
        while self._open:
            yield Edge(self._open.pop()[0], begins=False)


class _Cover:
    """Spans laid over one another, asked whether they cover a character."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            elif span.start < span.end:
                self._starts.append(span.start)
                self._ends.append(span.end)

    @property
    def edges(self) -> list[int]:
        """Where the cover begins or ends."""
        return [*self._starts, *self._ends]

    def covers(self, place: int) -> bool:
        """Whether the character at `place` is covered."""
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self._ends[number]


def window(document: Document, quotation: Span | None) -> Span:
    """What part of the text is shown: all of it, or, of more than WINDOW characters, those around the quotation."""
    if len(document.text) <= WINDOW:
        return Span(0, len(document.text))
    start = max(0, quotation.start - WINDOW // 2) if quotation else 0
    start = min(start, len(document.text) - WINDOW)
    return Span(start, start + WINDOW)
