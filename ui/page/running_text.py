"""Text that its editor broke into lines, as it is shown: running on, though every character of it is still there."""

from bisect import bisect_left

from vectorstore.documents import Document
from vectorstore.wrapping import line_ends

_WIDE = "\u2e80"  # from here on, scripts that put no blank between words
Run = tuple[str, str]


def runs(document: Document, start: int, end: int) -> list[Run]:
    """`document.text[start:end]` in pieces, each with the form that it is shown in: `turned` is the end of a line that
    ends for want of room, shown as a blank, `closed` one shown as nothing, as between Japanese words. Markdown has
    forms of its own."""
    text, pieces, cursor = document.text, list[Run](), start
    ends = line_ends(text) if document.format != "md" else ()
    for place in range(bisect_left(ends, start, key=lambda span: span.end), len(ends)):
        turn = ends[place]
        if turn.start >= end:
            break
        first, last = max(turn.start, start), min(turn.end, end)
        wide = text[turn.start - 1] >= _WIDE and text[turn.end : turn.end + 1] >= _WIDE
        pieces += [(text[cursor:first], ""), (text[first:last], "closed" if wide else "turned")]
        cursor = last
    return [piece for piece in [*pieces, (text[cursor:end], "")] if piece[0]]
