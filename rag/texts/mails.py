"""The mails of a text, each with its writer: behind “From: …”, or quoted behind “On 3 May Ada Holm wrote:”."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rag.dates.mail_headers import is_labelled
from rag.dates.question_dates import aligned
from rag.language.forms import any_of
from rag.texts.person_names import NO_NAME
from vectorstore.documents import Span

_LINE = re.compile(r"^[^\S\n]*\S[^\n]*", re.MULTILINE)
_DEPTH = re.compile(r"[ \t]*(?:>[ \t]*)*")
_ADDRESS = re.compile(r"\s*(?:[<(\[][^<>()\[\]]*@[^<>()\[\]]*[>)\]]|<[^<>]*>)")
_BARE_ADDRESS = re.compile(r"(?:mailto:)?([\w.+-]+)@[\w.-]+")
_CUT = re.compile(  # above a mail that is handed on, which may not say whose it is
    r"[\s>*_]*-{2,}\s?(?:original message|forwarded message|(?:ursprungliche|weitergeleitete) nachricht"
    r"|mensaje (?:original|reenviado)|message (?:d'origine|original|transfere))\s?-{2,}\s*"
)
_LONGEST_LABEL, _LONGEST_NAME, _LONGEST_LEAD = 24, 80, 160
_COLONS = (":", "：")
_NOBODY = ("", Span(0, 0))


@dataclass(frozen=True)
class Written:
    """A stretch of a text in which “I” is one person: what they are called, and the line that says so.

    `name` and `line` are empty where a stretch is known to be somebody’s, but not whose.
    """

    span: Span
    name: str
    line: Span


@lru_cache(256)
def mails(text: str) -> tuple[Written, ...]:
    """The stretches of a text that one mail takes up, in order; empty where there is none.

    A mail that is answered line by line takes up several, told apart by how deep its lines are quoted (“> >”).
    """
    lines = [match.span() for match in _LINE.finditer(text)]
    writers, found = dict[int, tuple[str, Span]](), list[Written]()  # the former by depth
    for at, (start, end) in enumerate(lines):
        depth = _depth(text, start)
        if opened := _opened(text, lines, at):
            into, head = opened
            writers = {own: one for own, one in writers.items() if own < into} | {into: head}
        if writers:
            name, line = writers.get(depth, _NOBODY)
            joined = found.pop().span.start if found and (found[-1].name, found[-1].line) == (name, line) else start
            found.append(Written(Span(joined, end), name, line))
    return tuple(found)


def _opened(text: str, lines: Sequence[tuple[int, int]], at: int) -> tuple[int, tuple[str, Span]] | None:
    """How deep the mail is quoted that a line opens, and who writes it with the words that say so."""
    start, end = lines[at]
    said, depth = text[start:end], _depth(text, start)
    if "--" in said and _CUT.fullmatch(aligned(said)):
        return depth, _NOBODY
    if label := _from().match(aligned(said[:_LONGEST_LABEL])):
        beside = [lines[other][0] for other in (at - 1, at + 1) if 0 <= other < len(lines)]
        name = _bare_name(said[label.end() :]) if any(is_labelled(text, other) for other in beside) else ""
        return (depth, (name, _unmarked(text, start, end))) if name else None
    for ahead in (1, 2):  # “… <ada@ellin.example>” may push “wrote:” to a line of its own
        last = lines[at + ahead - 1][1] if at + ahead <= len(lines) else end
        quotes = at + ahead < len(lines) and _depth(text, lines[at + ahead][0]) > depth
        if name := _quoted_writer(text[start:last].replace("\n", " "), quotes):
            return depth + quotes, (name, _unmarked(text, start, last))
    return None


def _quoted_writer(line: str, quotes: bool) -> str:
    """The name in the line above a mail that is quoted; without a date (“Ada Holm wrote:”) only where lines are."""
    if len(line) > _LONGEST_LEAD or not line.rstrip("*_ \t").endswith(_COLONS):
        return ""
    folded = aligned(line)
    verb = _wrote(dated=not quotes).fullmatch(folded)
    if verb is None:
        return ""
    before = _ADDRESS.sub("", line[: verb.start("verb")])
    names = _name().findall(before) or _name().findall(line[verb.end("verb") :])[:1]
    return names[-1] if names else _bare_name(line[: verb.start("verb")].split()[-1])


def _bare_name(said: str) -> str:
    """What a sender is called: the name without the address, or the address up to its sign."""
    name = _BARE_ADDRESS.sub(r"\1", _ADDRESS.sub("", said) if _ADDRESS.sub("", said).strip() else said)
    name = name.split(" (")[0].strip("*_<>[]()\"'“” \t")
    return name if len(name) <= _LONGEST_NAME and any(map(str.isalpha, name)) else ""


def _depth(text: str, start: int) -> int:
    marks = _DEPTH.match(text, start)
    return marks.group().count(">") if marks else 0


def _unmarked(text: str, start: int, end: int) -> Span:
    """A line without the marks that say it is quoted."""
    marks = _DEPTH.match(text, start)
    return Span(marks.end() if marks else start, start + len(text[start:end].rstrip()))


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"[\s>*_]*(?:{any_of('message_from')})[*_]*\s?[:：][*_]*")


@cache
def _wrote(dated: bool) -> re.Pattern[str]:
    lead = r"(?:on|am|le|el|il|op|em)\s.*?\d" if dated else ""
    return re.compile(rf"[\s>*_]*{lead}.{{0,120}}?\b(?P<verb>{any_of('message_wrote')})\b.{{0,60}}[:：][\s*_]*")


@cache
def _name() -> re.Pattern[str]:
    """Capitalised words one after the other, none of them a month, a day or what opens such a line."""
    word = rf"(?!{NO_NAME})[A-ZÀ-Þ][\w’'.-]*"
    return re.compile(rf"\b{word}(?: {word}){{0,3}}")
