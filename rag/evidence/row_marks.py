"""The words that a table and a question have in common: of a row's name, of a column's, of what stands over a table."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from rag.dates.question_dates import MONTH_NUMBERS
from rag.language.lexicons import lexicon
from rag.language.stems import said_in, stem
from rag.language.thesauri import single_partners
from rag.texts.headings import headings_above
from rag.texts.tables import header_row, table_start
from vectorstore.documents import Document, Span
from vectorstore.index.chunking import header
from vectorstore.index.fulltext import fold, words

_MEANT = 0.8  # what a word is worth that only means the same
_ABOVE = 300  # characters above a table
_CODE = re.compile(r"\W*(?:[A-Z]{0,3}[-. ]?\d{1,3}|[A-Z])\W*")
WORD = re.compile(r"\d+(?:[.,]\d{3})*(?![\d.,]*\d{3})|[^\W\d_]+")
_QUARTER = re.compile(r"\b(?P<place>first|second|third|fourth) quarter\b|\bq(?P<number>[1-4])\b")
_MAY = re.compile(r"(?!\A)\bMay\b|\AMay\b(?! [a-z])")  # the month: “May 2021”, not “May boats …”
_QUARTERS = ("", "first", "second", "third", "fourth")

Marks = frozenset[str]


def name_of(cells: Sequence[str]) -> str:
    """What a row is called: its first cell, or the second behind a mere number, letter or code, “N3”."""
    return cells[1] if len(cells) > 2 and _CODE.fullmatch(cells[0]) and cells[1][:1].isalpha() else cells[0]


@lru_cache(1024)
def marks_around(document: Document, span: Span) -> Marks:
    """The words that say what a table is about: its columns, the lines above it, its headings, its document's title."""
    text = document.text
    top = table_start(text, span.start)
    above = text[max(0, top - _ABOVE) : top]
    headings = headings_above(text, span.start)
    return marks_of(" ".join((header_row(text, span.start), above, *headings, header(document))))


def share_said(marks: Marks, among: Marks) -> float:
    return worth_said(marks, among) / len(marks) if marks else 0.0


def worth_said(marks: Marks, among: Marks) -> float:
    return sum(worth_of(one, among) for one in marks)


@lru_cache(16384)
def worth_of(mark: str, among: Marks) -> float:
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
    found = (word for word in WORD.findall(_QUARTER.sub(_quarter, fold(text))) if word not in stop)
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
