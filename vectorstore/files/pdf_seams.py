"""Where one line of a paragraph meets the next: a space, nothing, or a hyphen to undo."""

import re
from collections.abc import Sequence

from vectorstore.files.pdf_layout import UNSPACED
from vectorstore.files.pdf_lines import Line

_SOFT_HYPHEN = "\u00ad"
_HYPHENATED = re.compile(r"\w+(?:-\w+)+")
_WORD = re.compile(r"\w+")
_BROKEN_OFF = re.compile(r"(\w+)[-\u2010]$")


class Seams:
    """Joins lines, knowing which words the document writes with a hyphen elsewhere."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._words: set[str] = set()
        self._hyphenated: set[str] = set()
        for line in lines:
            folded = line.text.casefold()
            self._words.update(_WORD.findall(folded))
            self._hyphenated.update(_HYPHENATED.findall(folded))

    def join(self, lines: Sequence[str]) -> str:
        """The lines of a paragraph as one, with single spaces, without the hyphens that only broke a line."""
        pieces = [lines[0]]
        for line in lines[1:]:
            pieces[-1], between = self._seam(pieces[-1], line)
            pieces += [between, line]
        return "".join(pieces).replace(_SOFT_HYPHEN, "")

    def _seam(self, before: str, after: str) -> tuple[str, str]:
        """The line before as it is to stand, and what to put between it and the next."""
        if before.endswith(_SOFT_HYPHEN):
            return before, ""
        broken = _BROKEN_OFF.search(before)
        if broken and after[0].isalnum():
            return (before[:-1] if self._is_line_break_only(broken.group(1), after) else before), ""
        return before, "" if UNSPACED.match(before[-1]) and UNSPACED.match(after) else " "

    def _is_line_break_only(self, head: str, after: str) -> bool:
        tail = _WORD.match(after)
        if tail is None or not after[0].islower() or not head[-1].isalpha():
            return False
        whole, compound = f"{head}{tail.group()}".casefold(), f"{head}-{tail.group()}".casefold()
        return whole in self._words or compound not in self._hyphenated
