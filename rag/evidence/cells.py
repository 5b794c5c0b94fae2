"""The cell of a table that a question asks for, told by the name of its row and that of its column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, takewhile

from rag.dates.clock import clocks_in
from rag.dates.question_dates import MONTH_NUMBERS
from rag.evidence.candidates import Candidate
from rag.language.lexicons import lexicon
from rag.language.stems import said_in, stem
from rag.language.thesauri import single_partners
from rag.language.wording import wording
from rag.questions.expectations import holds
from rag.questions.question import Question, Want
from rag.texts.headings import headings_above
from rag.texts.tables import cells_of, columns_over, header_row, is_period, is_row, rows_around, table_start
from vectorstore.documents import Document, Span
from vectorstore.index.chunking import header
from vectorstore.index.fulltext import fold, words

_NAMED, _MEANT = 0.6, 0.8  # of a row's name; what a word is worth that only means the same
_MOSTLY = 0.5  # of a column's name
_KNOWN = 0.5  # of the rest of the question, in the document
_KNOWN_UNNAMED, _ABOVE = 0.3, 300  # the same around a table whose only column is not named; characters above it
_UNTOLD = (Want.REASON, Want.YES_NO, Want.STATEMENT)  # what no cell says
_COUNTED = (Want.COUNT, Want.AMOUNT, Want.DURATION)
_DENYING = frozenset(["without", "not", "no", "excluding", "except"])
_CODE = re.compile(r"\W*(?:[A-Z]{0,3}[-. ]?\d{1,3}|[A-Z])\W*")
_LEADING_NUMBER = re.compile(r"\d{1,3}\b(?![.,:/]\d)")
_WORD = re.compile(r"\d+(?:[.,]\d{3})*(?![\d.,]*\d{3})|[^\W\d_]+")
_MEASURE = re.compile(r"\d,\d{3}\b|%|^\W*\d+\.\d+\W*$")  # no day, nor an hour
_HOW_MANY = re.compile(r"\bhow many (?:of (?:the|these|its|their) )?(?P<what>.+)")
_BY_HOW_MANY = re.compile(r"\bby how (?:many|much)\b", re.IGNORECASE)
_ANYTHING = frozenset(["people", "persons", "times", "different", "more", "other"])
_QUARTER = re.compile(r"\b(?P<place>first|second|third|fourth) quarter\b|\bq(?P<number>[1-4])\b")
_MAY = re.compile(r"(?!\A)\bMay\b|\AMay\b(?! [a-z])")  # the month: “May 2021”, not “May boats …”
_QUARTERS = ("", "first", "second", "third", "fourth")

Marks = frozenset[str]


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
    if found is None or set(words(found.text)) <= set(words(question.text)):
        return None
    return found if _is_of_kind(question.want, found) else None


def counts_something_else(question: Question, candidate: Candidate) -> bool:
    """Whether neither a row nor what stands over its table says what the number is asked of: calls, not containers."""
    if not is_row(candidate.text) or candidate.foreign or not (counted := _counted(fold(question.text))):
        return False
    columns = header_row(candidate.document.text, candidate.span.start)  # without them a table may count anything
    around = _around(candidate.document, candidate.span)
    return bool(columns) and not _said(counted, marks_of(candidate.text) | around)


@lru_cache(512)
def _counted(text: str) -> str:
    """The stem of the noun that a question asks the number of; empty where it asks for none, or of people."""
    found = _HOW_MANY.search(text)
    told = list(takewhile(lambda word: word not in lexicon("en").stop, words(found["what"]))) if found else []
    return stem(told[-1]) if told and told[-1] not in _ANYTHING else ""


def names_another_month(question: Question, candidate: Candidate) -> bool:
    """Whether a row is that of another month than the question's: “3 Mar 18:00” where the 3rd of April is asked for."""
    if not is_row(candidate.text) or question.compares or candidate.foreign:
        return False
    asked, named = _months(question.text), _months(cells_of(candidate.text)[0])
    return bool(asked and named) and not asked & named


def _months(text: str) -> frozenset[int]:
    """The months a text names; “may” is one only with a capital."""
    found = (fold(word) for word in _WORD.findall(text) if word != "may")
    return frozenset(MONTH_NUMBERS[word] for word in found if word in MONTH_NUMBERS)


def _is_of_kind(want: Want, cell: Cell) -> bool:
    """Whether a cell holds the kind of thing asked for, its unit being in the name of its column where it has none."""
    if want is Want.DURATION:
        return holds(want, cell.text) or (not clocks_in(cell.text) and any(one.isdigit() for one in cell.text))
    if want is Want.DATE and _MEASURE.search(cell.text):
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
    if named < _NAMED or any(other >= named for other in others):
        return None
    column = _column(columns, asked - marks_of(name), _denying(text))
    if column is None:
        counts = len(columns) == 2 and named == 1.0 and want in _COUNTED
        known = _share(said - marks_of(name), _around(document, span)) if counts else 0.0
        return Cell(cells[1], columns[1]) if known >= _KNOWN_UNNAMED else None
    rest = said - marks_of(name) - marks_of(columns[column])
    if rest and is_period(columns[column]) and not _share(rest, _around(document, span)):
        return None
    known = _share(rest, marks_of(document.text) | marks_of(header(document))) if rest else 1.0
    sure = named == 1.0 and _share(marks_of(columns[column]), asked) >= _MOSTLY
    return Cell(cells[column], columns[column], sure) if known >= _KNOWN else None


def _named(name: str, asked: Marks, place: int | None) -> float:
    """How much of a row's name a question has; all of it where it asks for the row by its number: “the second week”."""
    number = _LEADING_NUMBER.match(name)
    if place is not None and number:
        return float(int(number.group()) == place)
    return _share(marks_of(name), asked)


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


def name_of(cells: Sequence[str]) -> str:
    """What a row is called: its first cell, or the second behind a mere number, letter or code, “N3”."""
    return cells[1] if len(cells) > 2 and _CODE.fullmatch(cells[0]) and cells[1][:1].isalpha() else cells[0]


@lru_cache(1024)
def _around(document: Document, span: Span) -> Marks:
    """The words that say what a table is about: its columns, the lines above it, its headings, its document's title."""
    text = document.text
    top = table_start(text, span.start)
    above = text[max(0, top - _ABOVE) : top]
    headings = headings_above(text, span.start)
    return marks_of(" ".join((header_row(text, span.start), above, *headings, header(document))))


def _column(columns: Sequence[str], asked: Marks, denied: frozenset[str]) -> int | None:
    """The one column that a question names best, of two the one that says less besides."""
    fits = [(0.0, 0), *(_fit(one, asked, denied) for one in columns[1:])]
    best = max(fits)
    return fits.index(best) if best[0] and fits.count(best) == 1 else None


def _fit(column: str, asked: Marks, denied: frozenset[str]) -> tuple[float, int]:
    """How much of a column's name a question has, and how little else it says; “without” counts where only one does."""
    marks = marks_of(column)
    return _count(marks, asked), -sum(not _said(one, asked) for one in marks) - len(_denying(column) ^ denied)


def named_column(columns: Sequence[str], asked: Marks) -> int | None:
    """The one column, but the first, that so many words name best; None where none or several do."""
    return _column(columns, asked, frozenset())


def _denying(text: str) -> frozenset[str]:
    return _DENYING & set(words(text))


def _share(marks: Marks, among: Marks) -> float:
    return _count(marks, among) / len(marks) if marks else 0.0


def _count(marks: Marks, among: Marks) -> float:
    return sum(_said(one, among) for one in marks)


@lru_cache(16384)
def _said(mark: str, among: Marks) -> float:
    """Whether a word, or one that means the same, is among others."""
    if mark in among:
        return 1.0
    if mark.isdigit():
        return 0.0
    if said_in(mark, among):
        return 1.0
    return _MEANT if any(stem(other) in among for other in single_partners(mark, "en")) else 0.0


@lru_cache(2048)
def marks_of(text: str) -> Marks:
    """The stems of a text's words, its numbers, its months however they are written, and its quarters: “Q1”."""
    stop = lexicon("en").stop
    found = (word for word in _WORD.findall(_QUARTER.sub(_quarter, fold(text))) if word not in stop)
    marks = frozenset(f"m{MONTH_NUMBERS[word]}" if word in MONTH_NUMBERS else stem(word) for word in found)
    return marks | {"m5"} if _MAY.search(text) else marks


def _quarter(found: re.Match[str]) -> str:
    """A quarter of a year as one word, however it is written."""
    return f" {found['place'] or _QUARTERS[int(found['number'])]}quarter "


@lru_cache(1024)
def text_marks(text: str) -> Marks:
    """The marks of a question, and those of its words two by two: where many “turn out” the turnout is high."""
    joined = (stem(f"{one}{other}") for one, other in pairwise(words(text)) if one.isalpha() and other.isalpha())
    return marks_of(text) | frozenset(joined)
