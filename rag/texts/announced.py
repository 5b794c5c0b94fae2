"""A sentence that announces a list, “The demands are:”, is quoted with the list, and an item with the others."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from rag.language.wording import wording
from vectorstore.documents import Span
from vectorstore.index.fulltext import words
from vectorstore.sentences import split_sentences
from vectorstore.wrapping import paragraphs

_MOST_WORDS = 90
_MARK = r"(?:\(?(?:\d{1,2}|[a-z])[.)]|[-*•–])\s"  # what an item of a list begins with
_RUNS_ON = rf"(?:\n[ \t]+(?!{_MARK})[^\s|][^\n]*)*"  # an item's lines behind the first, set further in
_SET_IN, _BEHIND = re.compile(r"[ \t]+\S"), re.compile(_RUNS_ON)
_ITEM = rf"{_MARK}[^\n]+{_RUNS_ON}|[^\n]+\|[^\n]*"
_ITEMS = re.compile(rf"(?:\s*\n\s*(?:{_ITEM}))+")
_MARKED = re.compile(rf"[ \t]*{_MARK}")
_MARKED_LINE = re.compile(rf"^[ \t]*{_MARK}", re.MULTILINE)
_COLON = (":", "：")
_LED = re.compile(r"(?<=[.!?。！？])\s+")
_LONGEST_ANNOUNCING, _MOST_ANNOUNCED = 8, 6  # words of “Three names are heard.”; things it may announce
_FOLLOWING = 1_200  # characters


def has_list(text: str) -> bool:
    """Whether a list with two items or more stands in a text."""
    return len(_MARKED_LINE.findall(text)) > 1


def with_list(text: str, span: Span, language: str | None = None) -> Span:
    """The stretch with what it announces, up to 90 words; itself where it announces nothing.

    After a colon: the items, the table rows or the sentences “First, …”, “Second, …” that follow. After a short
    sentence that says how many there are, “Three things.”: as many sentences, or those that count themselves.
    """
    said = text[span.start : span.end]
    if said.endswith(_COLON) and (listed := _ITEMS.match(text, span.end)):
        return Span(span.start, listed.end()) if len(listed.group().split()) <= _MOST_WORDS else span
    told = _counted(text, span, language)
    if not told and (many := _announces(said, language)):
        told = list(_running(text, span, language)[:many])
        told = told if len(told) == many else []
    end = told[-1].end if told else span.end
    return Span(span.start, end) if len(text[span.end : end].split()) <= _MOST_WORDS else span


def with_other_items(text: str, span: Span) -> Span:
    """An item of a list with the items above and below it, up to 90 words; the stretch itself where it is none."""
    start, end = _item(text, span.start)
    if not _MARKED.match(text, start) or span.end > end:
        return span
    while start and end - start <= _FOLLOWING and _MARKED.match(text, (above := _item(text, start - 1))[0]):
        start = above[0]
    while end < len(text) and end - start <= _FOLLOWING and _MARKED.match(text, (below := _item(text, end + 1))[0]):
        end = below[1]
    return Span(start, end) if end - start <= _FOLLOWING and len(text[start:end].split()) <= _MOST_WORDS else span


@lru_cache(8192)
def announcer(text: str, start: int) -> str:
    """What announces the list that an item stands in: the line with a colon above it, or its heading; else empty."""
    at, end = _item(text, start)
    if not _MARKED.match(text, at):
        return ""
    while at and start - at <= _FOLLOWING:
        at, end = _item(text, at - 1)
        line = text[at:end].strip()
        if line and not _MARKED.match(text, at):
            return _led_up_to(text, end) if line.endswith(_COLON) else line.strip("#*_ ") if _heads(line) else ""
    return ""


def is_first_item(text: str, start: int) -> bool:
    """Whether a place is in the first item of a list that something announces."""
    at, _ = _item(text, start)
    above = len(text[:at].rstrip())
    return bool(announcer(text, start)) and not _MARKED.match(text, _item(text, max(0, above - 1))[0])


def counted_list(text: str, span: Span, language: str | None = None) -> Span:
    """A sentence such as “She gave three grounds.” with as many of those that follow; itself where it is no such."""
    found, known = words(text[span.start : span.end]), wording(language)
    if known is None or not 1 < len(found) <= _LONGEST_ANNOUNCING:
        return span
    many = next((known.numbers[word] for word in found[-3:-1] if word in known.numbers), 0)
    told = _running(text, span, language)[:many]
    if not 1 < many <= _MOST_ANNOUNCED or len(told) < many or len(text[span.end : told[-1].end].split()) > _MOST_WORDS:
        return span
    return Span(span.start, told[-1].end)


def _heads(line: str) -> bool:
    """Whether a line is a heading: marked as one, all bold, or short and without a stop."""
    marked = line.startswith("#") or (line.startswith(("**", "__")) and line.endswith(("**", "__")))
    short = len(line.split()) <= _LONGEST_ANNOUNCING and not line[0].islower() and "|" not in line
    return marked or (short and line[-1].isalpha())


def _led_up_to(text: str, end: int) -> str:
    """The sentence that ends at a place, through lines that broke because they were full."""
    block = text.rfind("\n\n", 0, end)
    for one in paragraphs(text, block + 1, end):
        if one.end >= end:
            return _LED.split(" ".join(text[one.start : end].split()))[-1]
    return ""


def _item(text: str, place: int) -> tuple[int, int]:
    """The line around a place; of a list's item set on several lines, those behind its first set further in, all."""
    start, end = _line(text, place)
    first = start
    while first and _SET_IN.match(text, first) and not _MARKED.match(text, first):
        first = _line(text, first - 1)[0]
    if not _MARKED.match(text, first):
        return start, end
    first_end = _line(text, first)[1]
    behind = _BEHIND.match(text, first_end)
    whole = behind.end() if behind else first_end
    return (first, whole) if end <= whole else (start, end)


def _line(text: str, place: int) -> tuple[int, int]:
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)


def _announces(said: str, language: str | None) -> int:
    """How many things a short sentence that opens with a number says there are; 0 where it does not."""
    found, known = words(said), wording(language)
    if known is None or not 1 < len(found) <= _LONGEST_ANNOUNCING or any(letter.isdigit() for letter in said):
        return 0
    many = known.numbers.get(found[0], 0)
    return many if 1 < many <= _MOST_ANNOUNCED else 0


def _counted(text: str, span: Span, language: str | None) -> list[Span]:
    """The sentences after a stretch up to the last that counts itself, where the first one does: “First, …”."""
    known = wording(language)
    if known is None or _rank(text[span.end : span.end + _FOLLOWING].lstrip(), known.ordinals) != 1:
        return []
    found = split_sentences(text, language, span.end, min(len(text), span.end + _FOLLOWING))
    places = [n for n, one in enumerate(found) if _rank(text[one.start : one.end], known.ordinals) is not None]
    ranks = [_rank(text[found[n].start : found[n].end], known.ordinals) or 0 for n in places]
    run = 1 + next((n for n, (a, b) in enumerate(pairwise(ranks)) if b != a + 1), len(ranks) - 1)
    return found[: places[run - 1] + 1] if run > 1 else []


def _rank(said: str, ordinals: Mapping[str, int]) -> int | None:
    """Which of several things a sentence says it tells of: 2 where it opens with “Second,”."""
    return ordinals.get(said.partition(",")[0].lower()) if "," in said else None


def _running(text: str, span: Span, language: str | None) -> Sequence[Span]:
    """The sentences that follow a stretch in its paragraph."""
    end = text.find("\n\n", span.end)
    return split_sentences(text, language, span.end, min(end if end >= 0 else len(text), span.end + _FOLLOWING))
