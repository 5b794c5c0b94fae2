"""Cutting a model's text into clean sentences with their markers, while it is being written."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from vectorstore.sentences import split_sentences

_MARKER = (
    r"[\[【]\s*\^?(?:(?:passages?|sources?|docs?|documents?)\s*)?\d{1,3}"
    r"(?:\s*(?:[,;、&–-]|and)\s*(?:passage\s*)?\d{1,3})*(?:†[^\]】]*)?\s*[\]】]"
)
_MARKERS = re.compile(rf"\s*{_MARKER}", re.IGNORECASE)
_LATE_MARKERS = re.compile(rf"([.!?。！？][\"”’»」』)*_]*)\s*((?:{_MARKER}\s*)+)", re.IGNORECASE)
_OPEN_BRACKET = re.compile(r"[\[【][^\]】]*$")
_THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_OPEN_THOUGHT = re.compile(r"<(?:think|thinking|reasoning)>.*", re.DOTALL | re.IGNORECASE)
_MARKUP = re.compile(r"!\[|\]\(|\][\[(]?$|[<&*`~]|\b_|_\b")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?")
_LINK = re.compile(r"\[([^\]\n]*)\]\((?:[^()]|\([^)]*\))*\)")
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]{0,500}>", re.DOTALL)
_HIDDEN_TAG = re.compile(r"<(script|style|iframe|object|svg)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:>\s*)*(?:[-*•–+]\s+)*(?:\(?\d{1,2}[.)]\s+)?")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1")
_SKIPPED = re.compile(r"^\s*(?:#{1,6}\s|```|~~~|[-*_=|:\s]{3,}$|\[[^\]]+\]:\s)|^\s*\**[^.!?]{0,200}:\**\s*$")
_FIRST_WORD = re.compile(r"\S+\s")
_YES_NO = re.compile(r"^(?:yes|no|sure|certainly|ja|nein|oui|non|sí|si)\b[,.!]\s+(?=\S)", re.IGNORECASE)
_LONGEST_HELD = 4_000


@dataclass(frozen=True)
class Written:
    """A sentence as a model wrote it, without markers and markup, and the passages its markers name."""

    text: str
    cited: tuple[int, ...]


class SentenceCutter:
    """Takes text in pieces of any size; gives each sentence once what follows shows that it has ended."""

    def __init__(self) -> None:
        self._held = ""
        self._at_start = True  # of a line: only there are a bullet and a heading what they look like

    def feed(self, piece: str) -> Iterator[Written]:
        """The sentences that a further piece of text completes."""
        self._held = _THOUGHT.sub("", self._held + piece)
        if _OPEN_THOUGHT.search(self._held):
            return
        *lines, self._held = self._held.split("\n")
        for line in lines:
            yield from _sentences(line, self._at_start)
            self._at_start = True
        yield from self._ended()

    def finish(self, complete: bool = True) -> Iterator[Written]:
        """The rest. Where the model was stopped at a length limit, its last half sentence is dropped."""
        rest, self._held = _OPEN_THOUGHT.sub("", _THOUGHT.sub("", self._held)), ""
        if not complete and not re.search(r"[.!?。！？][\"”’»」』)]*(?:\s*[\[【][^\]】]*[\]】])*\s*$", rest):
            found = list(_sentences(rest, self._at_start))
            yield from found[:-1]
        else:
            yield from _sentences(rest, self._at_start)

    def _ended(self) -> Iterator[Written]:
        """Sentences of the open line that another surely follows; none while the line holds markup."""
        line = _late_markers_in(_plain(self._held))
        if (self._at_start and _SKIPPED.match(self._held)) or (_MARKUP.search(line) and len(line) < _LONGEST_HELD):
            return
        pieces = split_sentences(line, itemized=False)
        last = line[pieces[-1].start :] if pieces else ""
        follows = len(pieces) > 1 and _FIRST_WORD.match(last) and not _OPEN_BRACKET.search(line)
        if not follows and len(line) < _LONGEST_HELD:
            return
        cut = pieces[-1].start if len(pieces) > 1 else len(line)
        done, self._held = line[:cut], line[cut:]
        yield from _sentences(done, self._at_start)
        self._at_start = False


def _late_markers_in(text: str) -> str:
    """Markers after a full stop moved before it: `done. [1]` is `done [1].`, and no sentence starts with a marker."""
    return _LATE_MARKERS.sub(lambda found: f" {found[2].strip()}{found[1]} ", text)


def _sentences(line: str, at_start: bool) -> Iterator[Written]:
    if at_start and _SKIPPED.match(line):
        return
    line = _late_markers_in(_unmarked(line))
    line = _BULLET.sub("", line, count=1) if at_start else line
    for span in split_sentences(line, itemized=False):
        sentence = line[span.start : span.end]
        cited = tuple(dict.fromkeys(number for found in _MARKERS.findall(sentence) for number in _numbers(found)))
        text = _tidy(_MARKERS.sub("", sentence))
        if re.search(r"\w", text):
            yield Written(text, cited)


def _unmarked(line: str) -> str:
    """A line without images, links, tags and emphasis; entities are read first, so that none of them hides a tag."""
    line = html.unescape(html.unescape(line))
    line = _TAG.sub("", _HIDDEN_TAG.sub("", _LINK.sub(r"\1", _IMAGE.sub("", line))))
    line = _plain(line)
    return line.replace("|", " ") if line.count("|") > 1 else line


def _plain(line: str) -> str:
    """A line without emphasis."""
    for _ in range(3):
        line = _EMPHASIS.sub(r"\2", line)
    return line


def _numbers(marker: str) -> Iterator[int]:
    for first, last in re.findall(r"(\d{1,3})(?:\s*[–-]\s*(\d{1,3}))?", marker):
        yield from range(int(first), min(int(last or first), int(first) + 20) + 1)


def _tidy(text: str) -> str:
    text = _BULLET.sub("", re.sub(r"\s+", " ", text).strip(" *_`#>"), count=1)
    text = re.sub(r"\s+([.,;:!?])", r"\1", text)
    answer = _YES_NO.match(text)
    return text[answer.end() : answer.end() + 1].upper() + text[answer.end() + 1 :] if answer else text
