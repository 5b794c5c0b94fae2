"""Rows of a table that only name its columns."""

import re

_CELL = re.compile(r"\s*\|\s*")
_RULE = re.compile(r"[\s|:\-]*-[\s|:\-]*")
_LONGEST_CELL = 40


def is_table_header(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is the row over a table: a rule below it, or figures below where it has none."""
    row = text[start:end]
    if "|" not in row or "\n" in row:
        return False
    above = text[text.rfind("\n", 0, max(0, text.rfind("\n", 0, start))) + 1 : max(0, text.rfind("\n", 0, start))]
    below = text[end : end + 600].lstrip(" \t|").removeprefix("\n").split("\n", 1)[0]
    if "|" in above or "|" not in below:
        return False
    if _RULE.fullmatch(below):
        return True
    cells, under = _cells(row), _cells(below)
    short = all(len(cell) <= _LONGEST_CELL for cell in cells)
    return short and len(cells) == len(under) and not _has_digit(row) and _has_digit(below)


def _cells(row: str) -> list[str]:
    return _CELL.split(row.strip(" \t|"))


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)
