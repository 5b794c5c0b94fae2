"""How a PDF's text is set: how wide its lines are and how far apart, and so which of them belong together."""

import re
from collections import defaultdict
from collections.abc import Sequence

from vectorstore.files.pdf_lines import Line, begins_item

UNSPACED = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")  # Chinese and Japanese; Korean puts spaces
_SENTENCE_END = re.compile(r"[.!?:。！？…؟।][\"'”’»)\]」』）]*$")
_NARROWEST = 30
_WIDER_GAP = 1.3
_SHORT_LINE = 0.62
_FULL_LINE = 0.85
_INDENT = 0.8


class Layout:
    """The measures of a document's type, for each size of it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        widths: dict[int, list[int]] = defaultdict(list)
        gaps: dict[int, list[float]] = defaultdict(list)
        for before, line in zip([None, *lines], lines, strict=False):
            widths[round(line.size)].append(_width(line.text))
            if before and _same_type(before, line) and 0 < before.y - line.y < 4 * line.size:
                gaps[round(line.size)].append(before.y - line.y)
        self._widths = {size: max(_NARROWEST, sorted(found)[len(found) * 9 // 10]) for size, found in widths.items()}
        self._leading = {size: sorted(found)[len(found) // 4] for size, found in gaps.items()}

    def runs_on(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether `line` continues the paragraph rather than beginning another."""
        last = paragraph[-1]
        filled, ended = _width(last.text) / self._widths[round(last.size)], bool(_SENTENCE_END.search(last.text))
        if abs(last.size - line.size) > 0.1 * last.size or " | " in last.text + line.text:
            return False
        if begins_item(line.text, ended or filled < _FULL_LINE):
            return False
        if last.page != line.page or line.y >= last.y:
            return not ended and filled >= _SHORT_LINE and _continues(line.text)
        if not self.is_close(last, line) or filled < _SHORT_LINE or (ended and filled < _FULL_LINE):
            return False
        return line.x - last.x <= _INDENT * line.size or begins_item(paragraph[0].text)

    def gap(self, before: Line, line: Line) -> str:
        """What separates two paragraphs: a line break between neighbours and rows of a table, else a blank line."""
        rows = " | " in before.text and " | " in line.text and before.page == line.page
        return "\n" if rows or self.is_close(before, line) else "\n\n"

    def is_close(self, before: Line, line: Line) -> bool:
        """Whether `line` stands right under the line before, as lines of one paragraph do."""
        leading = self._leading.get(round(line.size), 1.2 * line.size)
        return _same_type(before, line) and 0 < before.y - line.y <= _WIDER_GAP * leading


def _same_type(before: Line, line: Line) -> bool:
    return before.page == line.page and abs(before.size - line.size) <= 0.1 * before.size


def _continues(text: str) -> bool:
    """Whether a line at the top of a page or column reads like the middle of a sentence."""
    return text[0].islower() or text[0].isdigit() or bool(UNSPACED.match(text))


def _width(text: str) -> int:
    """In Latin letters, roughly: Chinese and Japanese signs are twice as wide."""
    return len(text) + len(UNSPACED.findall(text))
