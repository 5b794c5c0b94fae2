"""The cell of a table that a question asks for, told by the name of its row and that of its column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from rag.dates.clock import clocks_in
from rag.dates.question_dates import dates_in
from rag.evidence.candidates import Candidate
from rag.evidence.row_marks import Marks, marks_around, marks_of, name_of, share_said, text_marks, worth_of, worth_said
from rag.evidence.vote_columns import column_of_votes
from rag.language.stems import stem
from rag.language.wording import wording
from rag.questions.expectations import holds
from rag.questions.question import Question, Want
from rag.texts.tables import cells_of, columns_over, is_period, is_row, rows_around
from vectorstore.documents import Document, Span
from vectorstore.index.chunking import header
from vectorstore.index.fulltext import words

_NAMED = 0.6  # of a row's name
_MOSTLY = 0.5  # of a column's name
_KNOWN = 0.5  # of the rest of the question, in the document
_KNOWN_UNNAMED = 0.3  # the same around a table whose only column is not named
_UNTOLD = (Want.REASON, Want.YES_NO, Want.STATEMENT)  # what no cell says
_COUNTED = (Want.COUNT, Want.AMOUNT, Want.DURATION)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DENYING = frozenset(["without", "not", "no", "excluding", "except"])
_LEADING_NUMBER = re.compile(r"\d{1,3}\b(?![.,:/]\d)")
_MEASURE = re.compile(r"\d,\d{3}\b|%|^\W*\d+\.\d+\W*$")  # no day, nor an hour
_BY_HOW_MANY = re.compile(r"\bby how (?:many|much)\b", re.IGNORECASE)
_SENTENCE = 6  # words: a row that is called by a whole sentence, as a motion is, need not be named in full
_NAMED_LONG = 0.5


@dataclass(frozen=True)
class Cell:
    """What a table says at a row and a column: the text, and the name of its column.

    `sure`: the question has the whole name of the row and half of that of the column.
    """

    text: str
    column: str
    sure: bool = False


def asks_for_cell(question: Question) -> bool:
    """Whether a cell of a table may say what a question asks."""
    return question.language == "en" and question.want not in _UNTOLD


def asked_cell(question: Question, candidate: Candidate) -> Cell | None:
    """The cell of a row that a question asks for; None where it asks for none of it, or for another row’s."""
    document, span = candidate.document, candidate.span
    if not asks_for_cell(question) or candidate.foreign or not is_row(candidate.text):
        return None
    if _BY_HOW_MANY.search(question.text):  # a difference
        return None
    found = _asked(question.text, tuple(question.words), question.want, document, span)
    if found is None or set(words(found.text)) <= question.every_word:
        return None
    return found if _is_of_kind(question.want, found) else None


def _is_of_kind(want: Want, cell: Cell) -> bool:
    """Whether a cell holds the kind of thing asked for, its unit being in the name of its column where it has none."""
    if want is Want.DURATION:
        return holds(want, cell.text) or (not clocks_in(cell.text) and any(one.isdigit() for one in cell.text))
    if want is Want.DATE and _MEASURE.search(cell.text):
        return False
    if want in (Want.COUNT, Want.AMOUNT) and any(one.month for one in dates_in(cell.text)):  # 1900 alone is a number
        return False
    return want not in (Want.COUNT, Want.AMOUNT, Want.DATE) or any(one.isdigit() for one in cell.text)


@lru_cache(2048)
def _asked(text: str, terms: tuple[str, ...], want: Want, document: Document, span: Span) -> Cell | None:
    columns = columns_over(document.text, span.start)
    cells = cells_of(document.text[span.start : span.end])
    if len(columns) == len(cells) - 1:  # the column of the names has none itself
        columns = ("", *columns)
    if len(columns) != len(cells) or len(cells) < 2:
        return None
    said, name = marks_of(text) | marks_of(" ".join(terms)), name_of(cells)
    asked = said | text_marks(text)
    place = _place_asked(text, columns[0])
    named = _named(name, asked, place)
    rows = (name_of(row) for row in rows_around(document.text, span.start))
    others = [_named(other, asked, place) for other in rows if other != name]
    if named < (_NAMED_LONG if len(marks_of(name)) >= _SENTENCE else _NAMED) or any(one >= named for one in others):
        return None
    if (votes := column_of_votes(text, columns)) is not None:
        return Cell(cells[votes], columns[votes], sure=True)
    fitting = [one if at == 0 or _is_of_kind(want, Cell(cells[at], one)) else "" for at, one in enumerate(columns)]
    column = _column(fitting, asked - marks_of(name), _denying(text))
    if column is None:
        only = [place for place, one in enumerate(fitting) if place and one]
        counts = len(only) == 1 and named == 1.0 and want in _COUNTED
        known = share_said(said - marks_of(name), marks_around(document, span)) if counts else 0.0
        return Cell(cells[only[0]], columns[only[0]]) if known >= _KNOWN_UNNAMED else None
    rest = said - marks_of(name) - marks_of(columns[column]) - _measuring()
    if rest and is_period(columns[column]) and not share_said(rest, marks_around(document, span)):
        return None
    known = share_said(rest, marks_of(document.text) | marks_of(header(document))) if rest else 1.0
    sure = named == 1.0 and share_said(marks_of(columns[column]), asked) >= _MOSTLY
    return Cell(cells[column], columns[column], sure) if known >= _KNOWN else None


def _named(name: str, asked: Marks, place: int | None) -> float:
    """How much of a row's name a question has; all of it where it asks for the row by its number: “the second week”."""
    number = _LEADING_NUMBER.match(name)
    if place is not None and number:
        return float(int(number.group()) == place)
    return share_said(marks_of(name), asked)


@lru_cache(2048)
def _place_asked(text: str, column: str) -> int | None:
    """The number by which a question names a row: an ordinal before the name of the first column, or one behind it."""
    marks = marks_of(column)
    for one, other in pairwise(words(text)):
        if stem(other) in marks and one in _ordinals():
            return _ordinals()[one]
        if other.isdigit() and stem(one) in marks:
            return int(other)
    return None


@cache
def _ordinals() -> Mapping[str, int]:
    known = wording("en")
    return known.ordinals if known else {}


@cache
def _measuring() -> Marks:
    """Words that say no more than that a figure is asked for."""
    return marks_of("level figure value number amount total reading count content concentration rate")


def _column(columns: Sequence[str], asked: Marks, denied: frozenset[str]) -> int | None:
    """The one column that a question names best, of two the one that says less besides, or the one of the last year."""
    fits = [(0.0, 0), *(_fit(one, asked, denied) for one in columns[1:])]
    best = max(fits)
    named = [place for place, fit in enumerate(fits) if fit == best] if best[0] else []
    if len(named) > 1 and len({_YEAR.sub("", columns[place]) for place in named}) == 1:  # “Seats 2023”, “Seats 2019”
        return max(named, key=lambda place: max(_YEAR.findall(columns[place]), default=""))
    return named[0] if len(named) == 1 else None


def _fit(column: str, asked: Marks, denied: frozenset[str]) -> tuple[float, int]:
    """How much of a column's name a question has, and how little else it says; “without” counts where only one does."""
    marks = marks_of(column)
    return worth_said(marks, asked), -sum(not worth_of(one, asked) for one in marks) - len(_denying(column) ^ denied)


def named_column(columns: Sequence[str], asked: Marks) -> int | None:
    """The one column, but the first, that so many words name best; None where none or several do."""
    return _column(columns, asked, frozenset())


def _denying(text: str) -> frozenset[str]:
    return _DENYING & set(words(text))
