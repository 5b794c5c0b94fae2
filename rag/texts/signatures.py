"""Who signs, is written to or is listed with a post, in lines of their own: “(Dr) Ada Holm” above “Head of Pumps”.

A name and the post beneath it make one block, with the body beneath that. No line of it is a sentence, and only
together do they say who holds the post.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.texts.body_names import is_body_name
from rag.texts.letter_lines import (
    SIGNED_LABEL,
    Line,
    Standing,
    addresses,
    closes_letter,
    is_running,
    lines_in,
    standings,
)
from rag.texts.person_names import SIGNED_NAME, names_in_full, person_named
from rag.texts.post_lines import NamedPost, post_line
from vectorstore.documents import Span
from vectorstore.index.fulltext import words

_READ = 100_000  # characters
_LONGEST = 200  # characters of a line
_LONGEST_HEAD = 1_000  # characters
_MOST_BENEATH = 3  # lines beneath a name and its post
_LABEL = (
    rf"(?:{SIGNED_LABEL}:?|(?i:for(?: and on behalf of)?|on behalf of) [^:.\n]{{2,60}}:"
    r"|(?i:to|attn|attention|cc|c\.c\.|copy|copies|copied to|copy to|from|by|(?:written|prepared) by|author)\.?:?) +"
)
_NAMED = re.compile(rf"(?:{_LABEL}[*_]*)?{SIGNED_NAME}(?P<rest>.*)")
_BESIDE = re.compile(r"[*_]*(?:(?:[,;]| [–—|/-]) | ?\((?=.*\)$))")
_TITLE = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?: [^\W\d_][\w’'-]*){0,5}")  # “Partner”, whatever it be
_BRACKETED = re.compile(r"\([^()]*\)\.? ?")
_SMALL = re.compile(r"(?<![\w’'-])[a-zß-ÿ][\w’'-]*")
_MARKS = "*_ "


@dataclass(frozen=True)
class Signature:
    """A block: its place, whose name stands in it, the posts and the body named beneath, and how it stands there."""

    span: Span
    name: str
    posts: tuple[NamedPost, ...] = ()
    body: str = ""
    standing: Standing = Standing.LISTED


@lru_cache(512)
def signatures_in(text: str) -> tuple[Signature, ...]:
    """The blocks of a text, in order, and the names alone that close a letter."""
    lines = lines_in(text[:_READ])
    standing = standings(lines)
    found, at = list[Signature](), 0
    while at < len(lines):
        end, block = _block(text, lines, at)
        if block is None and standing[at] is Standing.SIGNED:
            end, block = _name_alone(text, lines, at)
        if block is not None:
            found.append(replace(block, standing=standing[at]))
        at = max(end, at + 1)
    return tuple(found)


def signature_at(text: str, span: Span) -> Signature | None:
    """The block that a stretch of a text is of."""
    return next((one for one in signatures_in(text) if one.span.overlaps(span)), None)


def letterhead(text: str) -> str:
    """The first two paragraphs over the text of a paper, without those that say to whom it is sent."""
    sent = [one.span for one in signatures_in(text) if one.standing in (Standing.ADDRESSED, Standing.COPIED)]
    head, paragraphs = list[str](), 0
    for line in lines_in(text[:_LONGEST_HEAD]):
        paragraphs += line.apart
        if paragraphs > 1 or is_running(line) or addresses(line) or any(line.span.overlaps(one) for one in sent):
            break
        head.append(line.text)
    return "\n".join(head)


def with_signatures(text: str, language: str | None, found: Iterable[Span]) -> list[Span]:
    """The sentences of a text, those that are the lines of one block in one."""
    spans = list(found)
    if (language or "en") != "en" or not spans:
        return spans
    first, last = spans[0].start, spans[-1].end
    for one in signatures_in(text):
        if first <= one.span.start and one.span.end <= last:
            inside = [span for span in spans if span.overlaps(one.span)]
            if inside and inside[0].start <= one.span.start and inside[-1].end >= one.span.end:
                at = spans.index(inside[0])
                spans[at : at + len(inside)] = [Span(inside[0].start, inside[-1].end)]
    return spans


def _block(text: str, lines: Sequence[Line], at: int) -> tuple[int, Signature | None]:
    """The block that begins in a line, and the line behind it."""
    named = _NAMED.fullmatch(lines[at].text) if len(lines[at].text) <= _LONGEST else None
    if named is None:
        return at, None
    beside = _BESIDE.match(named["rest"])
    first = post_line(named["rest"][beside.end() :].removesuffix(")")) if beside else None
    if not (first or not named["rest"].strip(_MARKS)) or not _is_person(named["name"], text):
        return at, None
    end = at + 1
    if first is None:
        first = _post_beneath(lines, at)
        if first is None:
            return at, None
        end += 1
    posts, bodies = [first], [first.body]
    for place in range(end, min(len(lines), end + _MOST_BENEATH)):
        if lines[place].apart:
            break
        if (further := post_line(lines[place].text)) is not None:
            posts.append(further)
            bodies.append(further.body)
        elif is_body_name(lines[place].text) and _block(text, lines, place)[1] is None:
            bodies.append(lines[place].text)
        else:
            break
        end = place + 1
    span = Span(lines[at].start, lines[end - 1].end)
    return end, Signature(span, _name(named["name"]), tuple(posts), " ".join(filter(None, bodies)))


def _post_beneath(lines: Sequence[Line], at: int) -> NamedPost | None:
    """The post in the line beneath a name; across an empty line only where no text follows, as it does a heading."""
    if at + 1 >= len(lines):
        return None
    below = lines[at + 1]
    if below.apart and at + 2 < len(lines) and is_running(lines[at + 2]):
        return None
    return post_line(below.text)


def _name_alone(text: str, lines: Sequence[Line], at: int) -> tuple[int, Signature | None]:
    """The name that closes a letter, with the words that close it and a line beneath: “Yours faithfully, Ada Holm”."""
    named = _NAMED.fullmatch(lines[at].text)
    if named is None or named["rest"].strip(_MARKS) or not _is_person(named["name"], text):
        return at, None
    start = at - 1 if at and closes_letter(lines[at - 1]) else at
    if start == at and named.start("name") == 0:
        return at, None
    end = at + 1
    if end < len(lines) and not lines[end].apart and _TITLE.fullmatch(lines[end].text):
        end += 1
    return end, Signature(Span(lines[start].start, lines[end - 1].end), _name(named["name"]))


def _name(said: str) -> str:
    """A name without a title in brackets."""
    return _BRACKETED.sub("", said).strip(_MARKS)


def _is_person(said: str, text: str) -> bool:
    """Whether words in a line of their own name a person: no body, no post, and not the common words of a heading."""
    name = _name(said)
    if not names_in_full(said) or person_named(name) != name.strip(" .,") or is_body_name(name):
        return False
    return not all(word in _small(text) for word in words(name))


@lru_cache(128)
def _small(text: str) -> frozenset[str]:
    """The words that a text writes in small letters."""
    return frozenset(words(" ".join(_SMALL.findall(text))))
