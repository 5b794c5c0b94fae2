"""Rows of a table in a sentence of an answer, so that each cell stands below the name of its column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.answers import Citation

_BAR, _GAP = re.compile(r"[ \t]*(?<!\\)\|[ \t]*"), re.compile(r" {2,}|\t+")
_LEADING, _TRAILING = re.compile(r"[ \t]*\|[ \t]*"), re.compile(r"[ \t]*\|[ \t]*\Z")
_RULE = re.compile(r"[\s|:–—=_-]+")
_ELIDED, _QUOTES = "…", "“”„«»「」"
_FEWEST_CELLS, _MOST_CELLS = 2, 12

Piece = tuple[str, Citation | None]


@dataclass(frozen=True)
class Cell:
    """The words of a cell by their place in its quotation, and what stands in the sentence before and behind them."""

    start: int
    end: int
    before: str = ""
    behind: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a quotation."""

    citation: Citation
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Rows:
    """A sentence that quotes rows: what leads to them and opens the quotation, the rows, what closes it, and the end.

    All of this, cells with what is before and behind them, joined, is the sentence. `named` says that the first row
    stands for itself, as the names of the columns do.
    """

    lead: str
    opening: str
    rows: tuple[Row, ...]
    closing: str
    end: str
    named: bool


def rows_in(pieces: Sequence[Piece]) -> Rows | None:
    """The rows that a sentence, cut into its quotations and what is around them, quotes; None where it has other words,
    a single row, or rows of different lengths, since then no cell is known to stand below another."""
    quoted = [place for place, (_, citation) in enumerate(pieces) if citation]
    if not quoted or any(text.strip() != _ELIDED for text, citation in pieces[quoted[0] : quoted[-1]] if not citation):
        return None
    rows, first = list[Row](), 0
    for text, citation in pieces[quoted[0] : quoted[-1] + 1]:
        if citation is None:
            rows[-1] = _followed(rows[-1], text)
        else:
            rows += _rows(citation)
            first = first or len(rows)
    lengths = {len(row.cells) for row in rows}
    documents = {row.citation.document.id for row in rows}
    if len(rows) < 2 or len(lengths) > 1 or len(documents) > 1 or not _FEWEST_CELLS <= max(lengths) <= _MOST_CELLS:
        return None
    lead, end = ("".join(text for text, _ in part) for part in (pieces[: quoted[0]], pieces[quoted[-1] + 1 :]))
    begun, ended = len(lead.rstrip(_QUOTES)), len(end) - len(end.lstrip(_QUOTES))
    return Rows(lead[:begun], lead[begun:], tuple(rows), end[:ended], end[ended:], named=first == 1)


def _rows(citation: Citation) -> Iterator[Row]:
    start, found = 0, list[Row]()
    for line in citation.quote.splitlines(keepends=True):
        words = line.rstrip("\r\n")
        if _RULE.fullmatch(line) and found:
            found[-1] = _followed(found[-1], line)
        else:
            found.append(_followed(Row(citation, tuple(_cells(words, start))), line[len(words) :]))
        start += len(line)
    yield from found


def _cells(line: str, at: int) -> Iterator[Cell]:
    leading = _LEADING.match(line)
    trailing = _TRAILING.search(line) if leading else None
    begin = leading.end() if leading else 0
    until = max(begin, trailing.start()) if trailing else len(line)
    divider, before = (_BAR if _BAR.search(line) else _GAP), line[:begin]
    for found in divider.finditer(line, begin, until):
        if found.start() < begin:
            continue
        yield Cell(at + begin, at + found.start(), before, found[0])
        begin, before = found.end(), ""
    yield Cell(at + begin, at + until, before, line[until:])


def _followed(row: Row, text: str) -> Row:
    *others, last = row.cells
    return replace(row, cells=(*others, replace(last, behind=last.behind + text)))
