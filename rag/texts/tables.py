"""Tables in text: rows that only name the columns, and the names that belong to a row."""

import re

CELL = " | "  # stands between the cells of a row
_BETWEEN = re.compile(r"\s*\|\s*")
_RULE = re.compile(r"[\s|:\-]*-[\s|:\-]*")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[/–-]\d\d)?")
_LONGEST_CELL = 40
_LOOKED_BACK = 4_000


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
    if len(cells) > 1 and all(_YEAR.fullmatch(cell) for cell in cells):  # the first one, over the names, may be empty
        return len(under) - len(cells) in (0, 1) and not _YEAR.fullmatch(under[0])
    short = all(len(cell) <= _LONGEST_CELL for cell in cells)
    return short and len(cells) == len(under) and not _has_digit(row) and _has_digit(below)


def header_row(text: str, start: int) -> str:
    """The names of the columns over the row that begins at `start`; empty where there is none, or the row is one."""
    line = text.rfind("\n", 0, start) + 1
    end = text.find("\n", line)
    if "|" not in text[line : end if end >= 0 else len(text)]:
        return ""
    top, floor = line, max(0, line - _LOOKED_BACK)
    while top > floor and "|" in text[(above := text.rfind("\n", 0, top - 1) + 1) : top]:
        top = above
    first = text.find("\n", top)
    return text[top:first].strip(" \t|") if top < line and is_table_header(text, top, first) else ""


def _cells(row: str) -> list[str]:
    return _BETWEEN.split(row.strip(" \t|"))


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)
