"""Tables set with blanks, as in plain text: rows of figures under one another, their columns named by what is above.

“Mill Row        57.9    55.4” has no marks: what is a row is told by its gaps and figures, and what names a column
by where it stands on its line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.dates.question_dates import MONTH
from vectorstore.documents import Span

_GAP = re.compile(r" {2,}|\t+")
_FIELD = re.compile(r"\S+(?: \S+)*")
_FIGURE = re.compile(
    rf"[^\w]*\d[\d.,:/%–-]*\s?\S{{0,3}}|\d{{1,2}}\.? (?:{MONTH})(?: \d{{4}})?|[-–—.]+|n/?a", re.IGNORECASE
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[/–-]\d\d)?")
_RULE = re.compile(r"\s*[-=_–—]{3,}[-=_–—\s]*")
_LEAST_FIELDS, _MOST_FIELDS = 3, 12
_LONGEST_FIELD = 60  # characters
_MOST_ROWS, _MOST_HEADER = 200, 4  # lines
_MOSTLY = 0.5  # of the fields behind the first


@dataclass(frozen=True)
class SpacedTable:
    """A table set with blanks: where its columns are named, their names (the first may be empty), and its rows."""

    header: Span
    columns: tuple[str, ...]
    rows: tuple[Span, ...]


def is_spaced_row(text: str) -> bool:
    """Whether a line is a row of such a table: fields far apart, most of those behind the first being figures."""
    line = text.strip()
    if "\n" in line or "|" in line or not _GAP.search(line):
        return False
    found = fields(line)
    if not _LEAST_FIELDS <= len(found) <= _MOST_FIELDS or any(len(one) > _LONGEST_FIELD for one in found):
        return False
    figures = sum(bool(_FIGURE.fullmatch(one)) for one in found[1:])
    return figures >= _MOSTLY * (len(found) - 1)


def fields(row: str) -> tuple[str, ...]:
    """What stands between the gaps of a row."""
    return tuple(one for one in _GAP.split(row.strip()) if one)


@lru_cache(1024)
def spaced_table_at(text: str, start: int) -> SpacedTable | None:
    """The table whose row or header a place lies in; None where it is none, or nothing names its columns."""
    line = _line(text, start)
    if not is_spaced_row(text[line.start : line.end]):
        return None
    above = list(_lines_up(text, line))
    place = next((at for at, one in enumerate(above) if not _is_of_table(text, one)), len(above))
    rows = [one for one in reversed(above[:place]) if not _is_rule(text, one)]
    rows += [line, *(one for one in _lines_down(text, line) if not _is_rule(text, one))]
    header = list(_header(text, above[place:]))[::-1]
    if not header and all(YEAR.fullmatch(one) for one in fields(text[rows[0].start : rows[0].end])[1:]):
        header, rows = rows[:1], rows[1:]
    names = _names(text, header, rows)
    if names is None:
        return None
    return SpacedTable(_trimmed(text, Span(header[0].start, header[-1].end)), names, tuple(rows))


def _is_rule(text: str, line: Span) -> bool:
    return bool(_RULE.fullmatch(text, line.start, line.end))


def _is_of_table(text: str, line: Span) -> bool:
    return _is_rule(text, line) or is_spaced_row(text[line.start : line.end])


def _lines_up(text: str, line: Span) -> Iterator[Span]:
    """The lines above one, the nearest first, as far as no blank line comes."""
    for _ in range(_MOST_ROWS):
        if not line.start:
            return
        line = _line(text, line.start - 1)
        if not text[line.start : line.end].strip():
            return
        yield line


def _lines_down(text: str, line: Span) -> Iterator[Span]:
    """The rows and rules below a row."""
    for _ in range(_MOST_ROWS):
        if line.end >= len(text):
            return
        line = _line(text, line.end + 1)
        if not _is_of_table(text, line):
            return
        yield line


def _header(text: str, above: Sequence[Span]) -> Iterator[Span]:
    """The lines over a table's rows that name its columns, the nearest first."""
    for one in above[:_MOST_HEADER]:
        if _is_rule(text, one) or len(fields(text[one.start : one.end])) < 2:
            return
        yield one


def _names(text: str, header: Sequence[Span], rows: Sequence[Span]) -> tuple[str, ...] | None:
    """The names of the columns, those on several lines joined; None where there are none."""
    places = [_places(text, one) for one in rows]
    many = max((len(one) for one in places), default=0)
    whole = [one for one in places if len(one) == many]
    columns = [(min(row[at].start for row in whole), max(row[at].end for row in whole)) for at in range(many)]
    named = [list[str]() for _ in columns]
    for line in header:
        found = _places(text, line)
        for order, one in enumerate(found):
            at = order if len(header) == 1 and len(found) == many else _nearest(one, columns)
            named[at].append(text[line.start + one.start : line.start + one.end])
    return tuple(" ".join(one) for one in named) if header and sum(map(bool, named)) > 1 else None


def _places(text: str, line: Span) -> list[Span]:
    """Where the fields of a line stand on it."""
    return [Span(*one.span()) for one in _FIELD.finditer(text[line.start : line.end].rstrip())]


def _nearest(field: Span, columns: Sequence[tuple[int, int]]) -> int:
    """The column that a field of the header stands over most, else the one next to it."""
    return max(range(len(columns)), key=lambda at: min(field.end, columns[at][1]) - max(field.start, columns[at][0]))


def _line(text: str, place: int) -> Span:
    end = text.find("\n", place)
    return Span(text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text))


def _trimmed(text: str, span: Span) -> Span:
    said = text[span.start : span.end]
    return Span(span.start + len(said) - len(said.lstrip()), span.start + len(said.rstrip()))
