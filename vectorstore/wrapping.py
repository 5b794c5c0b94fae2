"""Text broken into short lines by its editor: which line breaks end a paragraph, and which only a line."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from vectorstore.documents import Span

_LINE = re.compile(r"[^\n]+")
_NARROWEST, _WIDEST = 45, 130  # characters of a line that is broken because it was full
_FULL_LINES = 3  # of nearly the longest line's length, before a text counts as broken at a width
_NEARLY = 12
_RAGGED = 6  # characters by which a line broken by hand is shorter than need be
_OWN_LINE = re.compile(  # what begins a line of its own
    r"\s*(?:[-*•+–>#|=~_]|\(?\d{1,3}[.)]\s|[A-Za-z][.)]\s|[A-Za-z_-]{2,20}:\s)|\s*$"
)
_ITEM, _SET_IN = re.compile(r"(?:[-*•–]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s+\S"), re.compile(r" {2,}\S")
_ENDED = re.compile(r"[.!?:;。！？…|][\"'”’»」)\]*_]*\s*$|\s\s$|^\s*[#|>]|\s\|\s|^[\W_]*$|\S\s{3,}\S")

_STOP = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")  # the end of a sentence, which a full line may be as well
_IN_COLUMNS = re.compile(r"\S\s{3,}\S|\s\|\s|^\s*[#|>]")
_VERSE = 3  # lines that all begin with a capital letter are set one by one


def paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of `text[start:end]` that are not empty, those that run on in one, in order."""
    begun: Span | None = None
    for match in _LINE.finditer(text, start, end):
        line = Span(*match.span())
        if begun and _runs_on(text, begun, line):
            begun = Span(begun.start, line.end)
            continue
        if begun:
            yield begun
        begun = line
    if begun:
        yield begun


def _runs_on(text: str, above: Span, line: Span) -> bool:
    """Whether a line goes on in the next: the break is right between them, and stands there for want of room."""
    if text[above.end : line.start] != "\n":
        return False
    begun = text.rfind("\n", 0, above.end) + 1
    last, following = text[begun : above.end], text[line.start : line.end]
    if len(last) < _NARROWEST or len(last) > _WIDEST or _ENDED.search(last) or _OWN_LINE.match(following):
        return False
    if _SET_IN.match(following) and _ITEM.match(text, above.start):  # an item's second line stands under its words
        return True
    word, width = following.split(maxsplit=1)[0], _width(text)
    return word[0].islower() or 0 < width < len(last) + 1 + len(word) + (_NEARLY if begun > above.start else _RAGGED)


@lru_cache(256)
def unwrapped(text: str) -> str:
    """The text, every character at its place, with a space where a line only breaks because it was full."""
    pieces, cursor = list[str](), 0
    for one in paragraphs(text, 0, len(text)):
        pieces += [text[cursor : one.start], text[one.start : one.end].replace("\n", " ")]
        cursor = one.end
    return "".join([*pieces, text[cursor:]])


@lru_cache(256)
def _width(text: str) -> int:
    """The length of the longest line of a text that was broken at a width; 0 for any other text."""
    lengths = [len(line) for line in text.split("\n")]
    longest = max(lengths, default=0)
    if not _NARROWEST <= longest <= _WIDEST:
        return 0
    return longest if sum(longest - length <= _NEARLY for length in lengths) >= _FULL_LINES else 0


@lru_cache(64)
def line_ends(text: str) -> tuple[Span, ...]:
    """Where lines of running text end for want of room, with the blanks around: one blank may be shown there instead.

    More than `paragraphs` joins, which cares for sentences alone: a full line that ends a sentence runs on as well, if
    others around it do. Verse, lists, addresses and tables set with blanks keep their lines.
    """
    found = []
    for lines in _blocks(text):
        if len(lines) >= _VERSE and all(text[line.start : line.end].lstrip()[:1].isupper() for line in lines):
            continue
        broken = {end for one in paragraphs(text, lines[0].start, lines[-1].end) for end in _inner_ends(text, one)}
        for above, below in pairwise(lines) if broken else ():
            if _IN_COLUMNS.search(text[below.start : below.end]):
                continue
            if above.end in broken or _is_full(text, above, below):
                found.append(_with_blanks(text, above.end))
    return tuple(found)


def _blocks(text: str) -> Iterator[list[Span]]:
    """The lines between empty ones."""
    lines: list[Span] = []
    for match in _LINE.finditer(text):
        line = Span(*match.span())
        if not match[0].strip() or (lines and line.start - lines[-1].end > 1):
            if lines:
                yield lines
            lines = []
        if match[0].strip():
            lines.append(line)
    if lines:
        yield lines


def _inner_ends(text: str, paragraph: Span) -> Iterator[int]:
    for match in _LINE.finditer(text, paragraph.start, paragraph.end):
        if match.end() < paragraph.end:
            yield match.end()


def _is_full(text: str, above: Span, below: Span) -> bool:
    """Whether a line that ends a sentence had no room for the next one's first word."""
    last, following = text[above.start : above.end], text[below.start : below.end]
    if not _STOP.search(last) or _IN_COLUMNS.search(last) or _OWN_LINE.match(following):
        return False
    return 0 < _width(text) < len(last) + 1 + len(following.split(maxsplit=1)[0])


def _with_blanks(text: str, end: int) -> Span:
    start, after = end, end + 1
    while text[start - 1] in " \t":
        start -= 1
    while after < len(text) and text[after] in " \t":
        after += 1
    return Span(start, after)
