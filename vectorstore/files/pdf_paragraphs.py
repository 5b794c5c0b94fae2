"""Placed lines to paragraphs: wrapped lines joined, hyphens at line ends undone, running lines set aside."""

from collections.abc import Sequence

from vectorstore.documents import Span
from vectorstore.files.marked_text import MarkedText
from vectorstore.files.pdf_furniture import running_lines
from vectorstore.files.pdf_layout import Layout
from vectorstore.files.pdf_lines import Line
from vectorstore.files.pdf_seams import Seams


def paragraphs_of(lines: Sequence[Line]) -> tuple[str, tuple[Span, ...]]:
    """The text of all pages, and the spans of it that are running headers, footers and page numbers.

    Where a paragraph runs on over a page, what stands between its halves follows it.
    """
    running = running_lines(lines)
    content = [line for place, line in enumerate(lines) if place not in running]
    setter = _Setter(Layout(content), Seams(content))
    for place, line in enumerate(lines):
        if place in running:
            setter.set_aside(line)
        else:
            setter.add(line)
    return setter.finish()


class _Setter:
    """Sets lines as paragraphs, one open at a time."""

    def __init__(self, layout: Layout, seams: Seams) -> None:
        self._layout = layout
        self._seams = seams
        self._text = MarkedText()
        self._open: list[Line] = []
        self._aside: list[Line] = []
        self._gap = ""

    def add(self, line: Line) -> None:
        if self._open and self._layout.runs_on(self._open, line):
            self._open.append(line)
            return
        before = self._open[-1] if self._open else None
        broken_off = bool(self._aside)
        self._close()
        self._gap = self._layout.gap(before, line) if before and not broken_off else "\n\n"
        self._open = [line]

    def set_aside(self, line: Line) -> None:
        self._aside.append(line)

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        self._close()
        return self._text.finish()

    def _close(self) -> None:
        if self._open:
            self._text.write(self._seams.join([line.text for line in self._open]), self._gap)
        if self._aside:
            self._text.begin_furniture()
            self._text.write("\n".join(line.text for line in self._aside), "\n\n")
            self._text.end_furniture()
        self._open, self._aside = [], []
