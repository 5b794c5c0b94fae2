"""The lines of a PDF page, each with where it stands: a PDF holds placed glyphs, no paragraphs."""

import math
import re
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pypdf import PageObject

_BULLETS = "•‣◦▪●○■□–—·*-\u2023\uf0b7\uf0a7\x7f"
_BULLET = re.compile(rf"\s*[{re.escape(_BULLETS)}]\s*")
_LABEL = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s*")
_NOT_SHOWN = re.compile("[\0-\x08\x0b\x0e-\x1f\ud800-\udfff\ufeff]")


_LIGATURE = re.compile("[\ufb00-\ufb06]")  # one glyph on paper, two letters to whoever searches


class TooSlow(Exception):
    """A page takes longer than the file's time allows."""


@dataclass(frozen=True)
class Line:
    """A line's text, its page, the baseline's height `y` and start `x`, and the size of its type, all in points."""

    text: str
    page: int
    x: float
    y: float
    size: float


def page_lines(page: PageObject, number: int, deadline: float) -> list[Line]:
    """The lines of a page in the order the file draws them. Raises TooSlow past `deadline` (monotonic seconds)."""

    def hurry(*_: object) -> None:
        if time.monotonic() > deadline:
            raise TooSlow

    collected = _Collector(number)
    whole = page.extract_text(visitor_operand_before=hurry, visitor_text=collected.take)
    hurry()
    lines = collected.finish()
    if _letters("".join(line.text for line in lines)) != _letters(whole):
        # Right-to-left pieces reach the visitor in another order; the whole is right, and has no positions.
        lines = [Line(text, number, 0.0, -14.0 * row, 12.0) for row, text in enumerate(whole.splitlines())]
    return _with_cells_joined([shown for line in lines if (shown := _shown(line)).text])


def _letters(text: str) -> str:
    return "".join(text.split())


class _Collector:
    """Gathers pypdf's pieces of text into lines."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._lines: list[Line] = []
        self._pieces: list[str] = []
        self._place: tuple[float, float, float] | None = None

    def take(self, text: str, outer: Sequence[float], inner: Sequence[float], _font: Any, size: float) -> None:
        for part in text.splitlines(keepends=True):
            if part.strip() and self._place is None:
                self._place = _placed(outer, inner, size)
            self._pieces.append(part.rstrip("\r\n"))
            if part.endswith(("\n", "\r")):
                self._close()

    def finish(self) -> list[Line]:
        self._close()
        return self._lines

    def _close(self) -> None:
        x, y, size = self._place or (0.0, 0.0, 0.0)
        if self._place:
            self._lines.append(Line("".join(self._pieces), self._number, x, y, size))
        self._pieces, self._place = [], None


def _placed(outer: Sequence[float], inner: Sequence[float], size: float) -> tuple[float, float, float]:
    """Start, baseline and type size on the page: the text's matrix times the page's (PDF 32000-1, 8.3.4)."""
    x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
    y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
    height = math.hypot(inner[2] * outer[0] + inner[3] * outer[2], inner[2] * outer[1] + inner[3] * outer[3])
    return x, y, abs(size) * height


def _shown(line: Line) -> Line:
    text = _NOT_SHOWN.sub("", line.text.replace("\x7f", "•"))
    text = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return replace(line, text=" ".join(text.split()))


def _with_cells_joined(lines: Sequence[Line]) -> list[Line]:
    """Pieces on one baseline become one line: a bullet or number with its text, and cells with bars between."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and abs(before.y - line.y) < 0.3 * max(line.size, 1.0) and line.x > before.x:
            between = " " if is_marker(before.text) else " | "
            joined[-1] = replace(before, text=f"{before.text}{between}{line.text}", size=max(before.size, line.size))
        else:
            joined.append(line)
    return joined


def is_marker(text: str) -> bool:
    """Whether a text is nothing but a bullet or the number of a list item."""
    return bool(_BULLET.fullmatch(text) or _LABEL.fullmatch(text))


def begins_item(text: str, after_sentence: bool = True) -> bool:
    """Whether a line begins with a bullet, or with the number of a list item: in mid-sentence that is just a number."""
    head, _, rest = text.partition(" ")
    return bool(rest) and bool(_BULLET.fullmatch(head) or (after_sentence and _LABEL.fullmatch(head)))
