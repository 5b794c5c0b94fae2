"""The row of a table that has the most or least of something: “Which district had the highest turnout?”."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.evidence.candidates import Candidate
from rag.evidence.cells import named_column
from rag.evidence.row_marks import marks_of, name_of, text_marks
from rag.language.lexicons import lexicon
from rag.language.stems import said_in, stem
from rag.questions.question import Question
from rag.reading.reader import ENGLISH
from rag.texts.headings import headings_above
from rag.texts.tables import cells_of, columns_over, is_row, rows_around
from vectorstore.documents import Document, Span
from vectorstore.index.fulltext import fold, words

_MOST = (
    "most|highest|largest|longest|greatest|biggest|tallest|deepest|heaviest|fastest|oldest|dearest|strongest"
    "|busiest|richest|steepest"
)
_LEAST = "least|lowest|smallest|shortest|fewest|lightest|slowest|youngest|cheapest|weakest|poorest|quietest"
_FEW = r"two|three|four|five|six|seven|eight|nine|ten|\d\d?"
_ASKS = re.compile(
    rf"\b(?:which|what) (?:of (?:the|these) )?(?:(?:{_FEW}) )?"
    rf"(?P<what>[a-z][\w’'-]*)\b(?P<before>[^?]*?)\b(?:{_MOST}|(?P<least>{_LEAST}))\b"
    r"(?: (?P<measure>(?!per\b)[a-z][\w’'-]*))?"
)
_HOW_OFTEN = frozenset(["often", "frequently"])
_EACH = re.compile(r"\bper [a-z]+")
_NEXT_BEST = re.compile(r"\b(?:second|third|fourth|fifth|2nd|3rd|4th|5th|next|nearly|almost|joint)[\s-]*$")
_FALLS = r"fall|loss|drop|decline|decrease|reduction"
_FALL = re.compile(rf"\b(?:{_FALLS}|lost|change|difference|swing|cut)", re.IGNORECASE)  # in the name of a column
_EITHER_WAY = frozenset(map(stem, ["change", "difference", "swing"]))
_FALLING = re.compile(r"\b(?:lost|lose[sd]?|fell|falls?|dropped|declined?|shrank|shrunk|decreased?|cut)\b")
_TOTAL = re.compile(
    r"\W*(?:(?:grand |sub)?totals?|sum|all|together|overall|average|mean|in all|others?|rest|remaining|unknown)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?P<sign>[-−–+])?\s?(?:[$€£¥]\s?)?(?P<figures>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s?(?P<scale>million|billion|thousand|mn|bn|(?<=\d)[mk])\b)?(?:\s?(?P<unit>[^\W\d_]+))?",
    re.IGNORECASE,
)
_SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}
_LEAST_ROWS = 3
_ROUNDED = 0.005  # of a sum


@dataclass(frozen=True)
class _Asked:
    """What is asked for and of what it has most or, `least`, the least, by their stems; `falling`: it lost so much.

    `what`: the word behind “which” and the next, either of which may be the noun: “which *bus route* was late most”.
    """

    what: frozenset[str]
    measure: str
    least: bool
    falling: bool


@dataclass(frozen=True)
class Extreme:
    """The name of the row that has the most or the least, and the cell that says how much."""

    name: str
    cell: str


def asked_extreme(question: Question, candidate: Candidate) -> Extreme | None:
    """What a row says where it is the one of its table with the most or least that a question asks for; else None."""
    if question.language != ENGLISH or candidate.foreign or not is_row(candidate.text):
        return None
    asked = _asked(fold(question.text))
    return _extreme(asked, question.text, candidate.document, candidate.span) if asked else None


@lru_cache(512)
def _asked(text: str) -> _Asked | None:
    found = _ASKS.search(text)
    if found is None or _NEXT_BEST.search(found["before"]):
        return None
    falling = bool(_FALLING.search(found["before"]) or re.match(_FALLS, found["measure"] or ""))
    before, measure = words(found["before"]), found["measure"] or ""
    if measure in _HOW_OFTEN:  # “was *late* most often”
        measure = next((word for word in reversed(before) if word not in lexicon(ENGLISH).stop), "")
    what = frozenset(map(stem, [found["what"], *before[:1]]))
    return _Asked(what, stem(measure), bool(found["least"]), falling)


@lru_cache(2048)
def _extreme(asked: _Asked, text: str, document: Document, span: Span) -> Extreme | None:
    columns, cells = columns_over(document.text, span.start), cells_of(document.text[span.start : span.end])
    if len(columns) == len(cells) - 1:
        columns = ("", *columns)
    named = cells.index(name_of(cells))
    names = tuple(row[named] for row in rows_around(document.text, span.start) if len(row) == len(cells))
    if len(columns) != len(cells) or not (
        _lists(asked, columns[named], document, span) or _so_called(asked, names, document)
    ):
        return None
    column = _measured(asked, text, columns)
    if column is None:
        return None
    rows = _parts([row for row in rows_around(document.text, span.start) if len(row) == len(cells)], named)
    told = [(value, row) for row in rows if (value := _value(row[column])) is not None]
    units = {unit for _, row in told if (unit := _unit(row[column]))}
    if len(told) < max(_LEAST_ROWS, len(rows) - 1) or len(units) > 1:
        return None
    if asked.measure in _EITHER_WAY:
        told = [(abs(value), row) for value, row in told]
    above = " ".join((columns[column], *headings_above(document.text, span.start)[:1]))
    signed = any(value < 0 for value, _ in told)
    if asked.falling and not (signed or _FALL.search(above)):
        return None
    lowest = asked.least is not (
        asked.falling and signed
    )  # what fell most has the lowest number where falls are signed
    best = (min if lowest else max)(value for value, _ in told)
    holders = [row for value, row in told if value == best]
    return Extreme(cells[named], cells[column]) if holders == [cells] else None


def _measured(asked: _Asked, text: str, columns: Sequence[str]) -> int | None:
    """The column of what is asked of the rows; where it is asked what fell, of the falls."""
    measures = [place for place, one in enumerate(columns) if place and said_in(asked.measure, marks_of(one))]
    each = _EACH.search(fold(text))
    if not measures and each:  # “the least per well”
        measures = [place for place, one in enumerate(columns) if each.group() in fold(one)]
    column = measures[0] if len(measures) == 1 else named_column(columns, text_marks(text) - asked.what)
    falls = [place for place, one in enumerate(columns) if place and _FALL.search(one)] if asked.falling else []
    if len(falls) == 1 and not (measures and "%" in columns[falls[0]]):
        return falls[0]
    return None if falls and column not in falls else column


def _lists(asked: _Asked, column: str, document: Document, span: Span) -> bool:
    """Whether the rows of a table are what is asked for, by the name of their column or the heading over it."""
    above = " ".join((column, *headings_above(document.text, span.start)[:1]))
    return any(said_in(one, marks_of(above)) for one in asked.what)


def _so_called(asked: _Asked, names: Sequence[str], document: Document) -> bool:
    """Whether the text calls one of the rows what is asked for: “the Tarrow 2 *pump*”."""
    text = fold(document.text)
    behind = (one for name in names if name for one in re.finditer(rf"\b{re.escape(fold(name))} (?P<word>\w+)", text))
    return any(stem(one["word"]) in asked.what for one in behind)


def _parts(rows: Sequence[tuple[str, ...]], named: int) -> list[tuple[str, ...]]:
    """The rows of a table but for the others lumped together and the sum, told by its name or its figures."""
    kept = [row for row in rows if not any(map(_TOTAL.match, row[: named + 1]))]
    return [row for row in kept if not _is_sum(row, [other for other in kept if other is not row])]


def _is_sum(row: tuple[str, ...], others: Sequence[tuple[str, ...]]) -> bool:
    if len(others) < _LEAST_ROWS:
        return False
    for place, cell in enumerate(row[1:], 1):
        value, rest = _value(cell), [one for other in others if (one := _value(other[place])) is not None]
        if value and len(rest) == len(others) and abs(value - sum(rest)) <= _ROUNDED * abs(value):
            return True
    return False


def _value(cell: str) -> float | None:
    """The one number of a cell, None where there is none or several."""
    found = list(_NUMBER.finditer(cell))
    if len(found) != 1:
        return None
    value = float(found[0]["figures"].replace(",", "")) * _SCALES.get((found[0]["scale"] or "").lower(), 1)
    return -value if (found[0]["sign"] or "+") in "-−–" else value


def _unit(cell: str) -> str:
    """The word right behind a cell's number: “1.2 km”."""
    found = _NUMBER.search(cell)
    return fold(found["unit"] or "") if found else ""
