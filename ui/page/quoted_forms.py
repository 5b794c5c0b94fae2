"""The words of a quotation as an answer shows them: Markdown by its forms, wide gaps narrowed, no character lost."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ui.kept.turn_records import QUOTATION_ALONE
from ui.markdown.blocks import markdown_shapes
from ui.markdown.marked_up import Form, MarkedUp
from ui.page.running_text import Run, runs
from vectorstore.documents import Document, Span

UNSEEN, GAP, TURNED = "unseen", "gap", "turned"
_SHOWN = {Form.STRONG: "strong", Form.EMPHASIS: "emphasis", Form.CODE: "code", Form.DELETED: "deleted"}
_GAP = re.compile(r"((?<=\S)(?: {3,}|\t+)(?=\S))")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_OUTER_BARS = re.compile(r"^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$", re.MULTILINE)
_FARTHEST = 4_000  # characters before and behind a quotation in which its paragraph, list or table is looked for
_MEANT = re.compile(r"[|\n]")  # layout that says where a cell or a line ends


def quoted_runs(document: Document, start: int, end: int) -> list[Run]:
    """`document.text[start:end]` in pieces, each with the form that it is shown in, as `runs` gives them.

    Of Markdown, `unseen` is a mark whose form is shown; it is read from the paragraph, list or table around the words,
    not from the whole document. `gap` is a wide one between the cells of a row.
    """
    pieces = _marked_up(document, start, end) if _is_markdown(document) else runs(document, start, end)
    return [run for text, form in pieces for run in ([(text, form)] if form else _with_gaps(text)) if run[0]]


def as_read(document: Document, start: int, end: int) -> str:
    """The words alone, for a place that knows no forms: without marks, lines running on, no bar at a row's ends."""
    shown = {UNSEEN: "", GAP: "   ", TURNED: " ", "closed": ""}
    return _OUTER_BARS.sub("", "".join(shown.get(form, text) for text, form in quoted_runs(document, start, end)))


def _is_markdown(document: Document) -> bool:
    """Whether it is, or was before nothing but the quotation was left of it."""
    return document.format == "md" or (
        document.format == QUOTATION_ALONE and document.path.lower().endswith((".md", ".markdown"))
    )


def _with_gaps(text: str) -> Iterator[Run]:
    for place, piece in enumerate(_GAP.split(text)):
        yield piece, GAP if place % 2 else ""


def _marked_up(document: Document, start: int, end: int) -> Sequence[Run]:
    text = document.text
    begin, finish = max(0, start - _FARTHEST), min(len(text), end + _FARTHEST)
    begin = max((found.end() for found in _EMPTY_LINE.finditer(text, begin, start)), default=begin)
    after = _EMPTY_LINE.search(text, end, finish)
    return _read(text[begin : after.start() if after else finish], start - begin, end - begin)


@lru_cache(512)  # a conversation is drawn anew with every event of an answer
def _read(text: str, start: int, end: int) -> tuple[Run, ...]:
    within = Span(start, end)
    marked = markdown_shapes(text, within)
    return tuple(run for piece in _cut(marked, within) for run in _formed(text[piece.start : piece.end], piece, marked))


def _cut(marked: MarkedUp, within: Span) -> Iterator[Span]:
    """The stretches in which nothing begins or ends."""
    spans = [*marked.marks, *marked.layout, *(shape.span for shape in marked.shapes if shape.form in _SHOWN)]
    edges = {edge for span in spans for edge in (span.start, span.end) if within.start < edge < within.end}
    cuts = sorted({within.start, within.end, *edges})
    for begin, finish in pairwise(cuts):
        yield Span(begin, finish)


def _formed(text: str, piece: Span, marked: MarkedUp) -> Iterator[Run]:
    if any(piece.overlaps(mark) for mark in marked.marks):
        yield text, UNSEEN
    elif any(piece.overlaps(layout) for layout in marked.layout):
        for part in re.split(r"([|\n])", text):
            meant = _MEANT.search(part) or (not part.strip() and "|" in text)
            yield part, "" if meant else UNSEEN
    else:
        forms = {_SHOWN[shape.form] for shape in marked.shapes if shape.form in _SHOWN and piece.overlaps(shape.span)}
        for part in re.split(r"(\n[ \t]*)", text):
            yield part, TURNED if part.startswith("\n") else " ".join(sorted(forms))
