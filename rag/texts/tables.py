"""Tables in text: rows that only name the columns, and the names that belong to a row."""

import re
from functools import lru_cache

from rag.texts.spaced_tables import YEAR, SpacedTable, fields, is_spaced_row, spaced_table_at
from vectorstore.documents import Span

CELL = " | "  # stands between the cells of a row
_BETWEEN = re.compile(r"\s*\|\s*")
_RULE = re.compile(r"[\s|:\-]*-[\s|:\-]*")
_LONGEST_CELL = 40
_LOOKED_BACK = 4_000
_YEAR_OR_PART = r"(?:(?:19|20)\d\d(?:[/–-]\d{2,4})?|Q[1-4]|H[12])"
_PERIOD = re.compile(  # what a column of figures is called: “Q1 2023”, “2022 actual”, “May 2021”
    rf"(?:[A-Za-z]{{1,9}}\.? )?(?:(?:Q[1-4]|H[12]|FY)[ /-]?)?{_YEAR_OR_PART}(?: [A-Za-z]{{1,9}})?"
)
_UNIT = re.compile(r"\s*\([^)]*\)\s*$")  # behind a column's name: “(per 100 ml)”
_HEADER_LINES = 4  # and a rule


@lru_cache(16384)
def is_row(text: str) -> bool:
    """Whether a sentence is a row of a table."""
    return CELL in text or is_spaced_row(text)


def is_table_header(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is the row over a table: a rule below it, or figures below where it has none."""
    row = text[start:end]
    if "|" not in row or "\n" in row:
        return _names_spaced_columns(text, start, end)
    above = text[text.rfind("\n", 0, max(0, text.rfind("\n", 0, start))) + 1 : max(0, text.rfind("\n", 0, start))]
    below = text[end : end + 600].lstrip(" \t|").removeprefix("\n").split("\n", 1)[0]
    if "|" in above or "|" not in below:
        return False
    if _RULE.fullmatch(below):
        return True
    cells, under = [_UNIT.sub("", cell) for cell in _cells(row)], _cells(below)
    if len(cells) > 1 and all(YEAR.fullmatch(cell) for cell in cells):  # the first one, over the names, may be empty
        return len(under) - len(cells) in (0, 1) and not YEAR.fullmatch(under[0])
    short = all(len(cell) <= _LONGEST_CELL for cell in cells)
    names = all(_PERIOD.fullmatch(cell) or not _has_digit(cell) for cell in cells) and not _has_digit(cells[0])
    return short and len(cells) == len(under) and names and any(map(_measures, under))


def is_period(column: str) -> bool:
    """Whether a column is called after a time alone, and not after what its figures are of."""
    return bool(_PERIOD.fullmatch(column))


def _measures(cell: str) -> bool:
    """Whether a cell has a figure that is no period’s name."""
    return _has_digit(cell) and not _PERIOD.fullmatch(cell)


def _names_spaced_columns(text: str, start: int, end: int) -> bool:
    """Whether lines stand in what names the columns of a table set with blanks."""
    below = text.find("\n", end)
    for _ in range(_HEADER_LINES):
        if below < 0 or below >= len(text):
            return False
        table = spaced_table_at(text, below + 1)
        if table:
            return table.header.start <= start and end <= table.header.end
        below = text.find("\n", below + 1)
    return False


def header_row(text: str, start: int) -> str:
    """The names of the columns over the row that begins at `start`; empty where there is none, or the row is one."""
    place = header_span(text, start)
    return text[place.start : place.end] if place else ""


@lru_cache(16384)
def header_span(text: str, start: int) -> Span | None:
    """Where the names of the columns stand that are over the row which begins at `start`."""
    line = text.rfind("\n", 0, start) + 1
    end = text.find("\n", line)
    if "|" not in text[line : end if end >= 0 else len(text)]:
        table = _spaced(text, start)
        return table.header if table else None
    top = table_start(text, start)
    first = text.find("\n", top)
    if top >= line or not is_table_header(text, top, first):
        return None
    return row_span(text, Span(top, first))


def row_span(text: str, span: Span) -> Span:
    """A row without the bars at its two ends."""
    row = text[span.start : span.end]
    start = span.start + len(row) - len(row.lstrip(" \t|"))
    return Span(start, span.start + len(row.rstrip(" \t|")))


def table_start(text: str, start: int) -> int:
    """Where the table begins that a place lies in: its first line that has a cell."""
    if table := _spaced(text, start):
        return table.header.start
    top = text.rfind("\n", 0, start) + 1
    floor = max(0, top - _LOOKED_BACK)
    while top > floor and "|" in text[(above := text.rfind("\n", 0, top - 1) + 1) : top]:
        top = above
    return top


def cells_of(row: str) -> tuple[str, ...]:
    """The texts of a row's cells, without the marks of emphasis around them; the first may be empty."""
    bare = row.strip()
    if "|" not in bare and is_spaced_row(bare):
        return fields(bare)
    inner = bare[1:-1] if bare.startswith("|") and bare.endswith("|") and len(bare) > 1 else bare.strip("|")
    return tuple(one.strip(" *_") for one in inner.split("|"))


def columns_over(text: str, start: int) -> tuple[str, ...]:
    """The names of the columns over a row, one by one; of a table set with blanks those that stand over each."""
    table = _spaced(text, start)
    return table.columns if table else cells_of(header_row(text, start))


def _spaced(text: str, start: int) -> SpacedTable | None:
    """The table set with blanks whose row a place lies in, its header apart."""
    table = spaced_table_at(text, start)
    return table if table and not table.header.start <= start < table.header.end else None


@lru_cache(256)
def rows_around(text: str, start: int) -> tuple[tuple[str, ...], ...]:
    """The cells of all rows of the table that a place lies in, its header and rules left out."""
    if table := _spaced(text, start):
        return tuple(fields(text[row.start : row.end]) for row in table.rows)
    top = table_start(text, start)
    rows, end = list[tuple[str, ...]](), start + _LOOKED_BACK
    for line in text[top:end].split("\n"):
        if "|" not in line:
            break
        rows.append(cells_of(line))
    return tuple(row for row in rows[1:] if any(one.strip("-: ") for one in row))


def rows_from(text: str, span: Span) -> list[Span]:
    """The row at a place and those right below it, each without the bars at its ends."""
    if table := _spaced(text, span.start):
        return [row for row in table.rows if row.start >= span.start]
    found, start = [span], text.find("\n", span.end)
    while 0 <= start < len(text) - 1:
        end = text.find("\n", start + 1)
        line = Span(start + 1, end if end >= 0 else len(text))
        if "|" not in text[line.start : line.end]:
            break
        found.append(row_span(text, line))
        start = end
    return found


def _cells(row: str) -> list[str]:
    return _BETWEEN.split(row.strip(" \t|"))


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)
