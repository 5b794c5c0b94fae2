"""Sentence boundaries with exact offsets.

Boundaries come from sentencex (Wikimedia). Two habits of real documents are mended on top: a line break ends a
sentence where lines are paragraphs (headings, lists) but not where a line was merely full (`wrapping`), and a break
after an abbreviation that the library does not know is undone. A mark that closes what stood in bold or italics before
a sentence (“**Votes.** All voted.”) belongs to none, and the mark that opened it there and the number of the item in
front of that to none either. A sentence in parentheses ends with them.
"""

import itertools
import re

import sentencex

from vectorstore.documents import Span
from vectorstore.wrapping import paragraphs

_LONGEST_LINE = 100_000
_LONGEST_END = 40  # characters of an abbreviation with what closes behind it
# A period that ends one of these does not end a sentence: initials, titles, U.S., a.m. before a lower-case word.
_OPEN_END = re.compile(
    r"(?:\b(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Capt|Adm|St|vs|cf|approx|Fig|pp?|[ap]\.m|"
    r"[Ii]\.e|[Ee]\.g)|(?<=\s)d\.b\.a)\.[\"'”’)]*\s*$"
)
_NUMBER_SIGN = re.compile(r"\bNo\.\s*$")
_NUMBER = re.compile(r"\S*\d|[IVXLC]{2,}\b")  # “No. 4”, “No. HX-4”, “No. IV”; elsewhere “No.” is an answer
_SURE_START = re.compile(
    r"(?:The|This|That|These|Those|In|On|At|He|She|It|They|We|I|A|An|But|And|However|Both|There)\b"
)
# Items of a list that stand on one line: “- 1682–92 : Sparre - 1692–93 : Dahlbergh - …”.
_ITEM = re.compile(r"\s(?=[-•*–]\s+\S)")
_DATED_ITEM = re.compile(r"\s(?=[-•*–]\s+(?:c\s?\.\s?)?\d{3,4}\b)")
_FEWEST_ITEMS = 2
_CLOSING_MARK = re.compile(r"(?<=\S)[*_]{1,3}(?!\S)")
_OPENING_MARK = re.compile(r"(?:\(?\d{1,3}[.)]\s+|[-*•–]\s+)?(?P<mark>[*_]{1,3})(?=\S)")
_PARENTHESIS = re.compile(r"\s*\([A-ZÀ-Þ“\"][^()]*[.!?]\)(?=\s+[A-ZÀ-Þ“\"(])")
_LIST_NUMBER = re.compile(r"\s*(?:[*_]{2,3})?(?:\(?\d{1,3}[.)]|[-*•–])\s*$")


def split_sentences(
    text: str, language: str | None = None, start: int = 0, end: int | None = None, itemized: bool = True
) -> list[Span]:
    """The sentences of `text[start:end]`, in order, without the white space around them; offsets count `text`.

    `itemized`: the items of a list that stands on one line count as sentences.
    """
    spans: list[Span] = []
    for line in paragraphs(text, start, len(text) if end is None else end):
        for begin in range(line.start, line.end, _LONGEST_LINE):
            piece = text[begin : min(line.end, begin + _LONGEST_LINE)].replace("\n", " ")
            found = _pieces(piece, language or "en")
            found = [part for one in found for part in _parenthesis_apart(piece, *one)]
            parts = [part for one in found for part in _items(piece, *one)] if itemized else found
            spans += [_trimmed(text, Span(begin + a, begin + b)) for a, b in parts]
    return [span for span in spans if span.end > span.start]


def _pieces(line: str, language: str) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for found in sentencex.get_sentence_boundaries(language, line):
        closing = _CLOSING_MARK.match(line, found["start_index"])
        piece = (closing.end() if closing else found["start_index"], found["end_index"])
        if pieces and _runs_on(line[slice(*pieces[-1])], line[slice(*piece)]):
            pieces[-1] = (pieces[-1][0], piece[1])
        else:
            pieces.append(piece)
    return pieces


def _parenthesis_apart(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """A piece cut behind the sentence in parentheses that it opens with: “(He was not.) She was.”"""
    whole = _PARENTHESIS.match(line, start, end)
    return [(start, whole.end()), (whole.end(), end)] if whole else [(start, end)]


def _items(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """A piece cut before each item of the list that it is; itself where it is none."""
    listed = line[start:end].lstrip()[:2] in {"- ", "• ", "* ", "– "}
    cuts = [match.end() for match in (_ITEM if listed else _DATED_ITEM).finditer(line, start, end)]
    cuts = [cut for cut in cuts if line[start:cut].strip()]
    if len(cuts) < _FEWEST_ITEMS:
        return [(start, end)]
    return list(itertools.pairwise([start, *cuts, end]))


def _runs_on(before: str, after: str) -> bool:
    """Whether a boundary found between two pieces is not one."""
    if _LIST_NUMBER.match(before) and before.strip() != before.strip().strip("0123456789.()-*•– "):
        return True
    following = after.lstrip()
    if following[:1].islower() or (before.endswith(".") and after[:1].isascii() and after[:1].isalnum()):
        return True
    if following[:1] in {"と", "」", "』", "）"}:
        return True
    end = before.rstrip()[-_LONGEST_END:]
    if _NUMBER_SIGN.search(end):
        return bool(_NUMBER.match(following))
    return bool(_OPEN_END.search(end)) and not _SURE_START.match(following)


def _trimmed(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    start, end = span.start + len(piece) - len(piece.lstrip()), span.start + len(piece.rstrip())
    opening = _OPENING_MARK.match(text, start, end)
    return Span(opening.end() if opening and opening["mark"] not in text[opening.end() : end] else start, end)
