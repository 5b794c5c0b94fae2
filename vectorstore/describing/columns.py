"""Lines that a typist set in two columns: “CIRCULAR No. 3          4 March 2024” is read as two lines."""

import re
from collections.abc import Iterable, Iterator

from vectorstore.lines import Line

_GAP = re.compile(r"(?<=\S) {4,}(?=\S)")
_NUMBERED = re.compile(r"(?:[^\d:]{3,40}\b)?(?:no|nr|number|n[°º])\.? ?\d[\w/-]{0,8}", re.IGNORECASE)
_FIRST_LINES = 8


def part_columns(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, each of the first two-column ones as two.

    Only what is numbered, or is a name in capitals beside words, counts as a column: “Deadline    4 March 2024” is the
    row of a table.
    """
    for index, line in enumerate(lines):
        gap = _lone_gap(line.body) if index < _FIRST_LINES and not line.bulleted else None
        if gap is None:
            yield line
            continue
        yield Line(line.start, line.body_start + gap.start(), line.body[: gap.start()])
        yield Line(line.body_start + gap.end(), line.end, line.body[gap.end() :])


def _lone_gap(body: str) -> re.Match[str] | None:
    """The one wide gap of a line that parts two columns."""
    gaps = list(_GAP.finditer(body))
    if len(gaps) != 1:
        return None
    left, right = body[: gaps[0].start()], body[gaps[0].end() :]
    names = left.isupper() and " " in left and not any(map(str.isdigit, right)) and not left.endswith(":")
    parted = any(map(str.isalpha, right)) and (names or _NUMBERED.fullmatch(left))
    return gaps[0] if parted else None
