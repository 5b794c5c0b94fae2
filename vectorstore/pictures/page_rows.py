"""Boxes of glyphs to boxes of rows: what a marker pen would draw over a quotation."""

from collections.abc import Sequence

Box = tuple[int, int, int, int]  # left, top, right, bottom, in pixels from the upper left
_LARGEST_GAP = 4  # heights of a glyph; what is further apart is another cell or column
_SHARED = 0.6


def rows_of(glyphs: Sequence[Box], size: tuple[int, int]) -> list[Box]:
    """The boxes of the rows that the glyphs make in order, cut at the edges of a picture of `size`, none empty."""
    rows: list[Box] = []
    last: Box | None = None
    for box in filter(_solid, glyphs):
        if last and _in_line(last, box):
            rows[-1] = _around(rows[-1], box)
        else:
            rows.append(box)
        last = box
    return [row for row in (_within(row, size) for row in rows) if _solid(row)]


def _in_line(last: Box, box: Box) -> bool:
    """Whether two glyphs stand side by side, or one below the other where the page is turned."""
    return _beside(last, box) or _beside(_turned(last), _turned(box))


def _beside(last: Box, box: Box) -> bool:
    lower = min(last[3] - last[1], box[3] - box[1])
    shared = min(last[3], box[3]) - max(last[1], box[1])
    gap = max(last[0], box[0]) - min(last[2], box[2])
    return shared >= _SHARED * lower and gap <= _LARGEST_GAP * lower


def _turned(box: Box) -> Box:
    return box[1], box[0], box[3], box[2]


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _within(box: Box, size: tuple[int, int]) -> Box:
    width, height = size
    return max(0, box[0]), max(0, box[1]), min(width, box[2]), min(height, box[3])


def _solid(box: Box) -> bool:
    return box[2] > box[0] and box[3] > box[1]
