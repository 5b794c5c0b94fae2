"""The lines of a text, and what a line's shape tells: a sentence, a headline, a bullet, a name."""

import re
from dataclasses import dataclass

from vectorstore.documents import Span

LONGEST_HEADLINE = 220
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[-–—*•·▪►●○‣>]|\(?\d{1,3}[.)])(?:\s+|$)|#{1,6}\s+")
_ENDING = "\"'”’»)]」』*_ "
_SENTENCE_END = ".。．!?！？…"
_INNER_END = re.compile(r"[a-zà-ÿ\d\"”)]{2}[.!?]\s+[\"“(]?[A-ZÀ-Þ]|。.")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its place, without the white space around it, and its text without a bullet."""

    start: int
    end: int
    body: str
    bulleted: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def body_start(self) -> int:
        return self.end - len(self.body)


def read_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of `text[start:end]` that are not blank, in order; offsets count `text`."""
    lines = []
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        stripped = match.group().strip()
        if stripped:
            begin = match.start() + match.group().index(stripped[0])
            bullet = _BULLET.match(stripped)
            body = stripped[bullet.end() :] if bullet else stripped
            marked = bullet is not None and stripped[0] != "#"
            lines.append(Line(begin, begin + len(stripped), body, marked))
    return lines


def word_count(text: str) -> int:
    """Words, counting two characters of a script without spaces as one."""
    wide = len(_WIDE.findall(text))
    return wide // 2 if wide > len(text) // 4 else len(text.split())


def ends_sentence(text: str) -> bool:
    """Whether a text closes like a sentence, behind any closing quotation marks or brackets."""
    return text.rstrip(_ENDING)[-1:] in tuple(_SENTENCE_END)


def is_sentence(text: str) -> bool:
    """Whether a line is running text rather than a heading: a closed sentence of some length, or more than one."""
    if len(text) > LONGEST_HEADLINE:
        return True
    closed = text.rstrip(_ENDING)[-1:] in tuple(".。．…!！?？")
    return (closed and word_count(text) >= 4) or bool(_INNER_END.search(text))


def is_headline(text: str, fewest: int = 2) -> bool:
    """Whether a line can be a headline: of some words, on one line, and not closed by a full stop."""
    if len(text) > LONGEST_HEADLINE or not fewest <= word_count(text) <= 40:
        return False
    return text.rstrip(_ENDING)[-1:] not in tuple(".。．…,;；、:：")


def title_case(text: str) -> float:
    """The share of a line's longer words that begin with a capital, 0 where it has none."""
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0
