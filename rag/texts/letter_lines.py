"""The lines of a letter, a notice or a list, and how who is named in each stands there: signing, written to, copied."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from vectorstore.describing.signatures import closes_letter as _closes
from vectorstore.documents import Span
from vectorstore.lines import is_sentence

_BREAK = re.compile(r"\n|<br ?/?>")
_OPENING = re.compile(r"[\s>*_#]*(?P<item>(?:[-•–]|\(?\d{1,2}[.)])\s+)?[*_]*")
_LONGEST, _FEWEST_RUNNING = 200, 6
_LONGEST_CLOSING = 12  # words: “With warm regards, and keep your leaflets!”
_MOST_BEHIND, _FEWEST_BEFORE = 2, 3  # lines of running text after and before who signs
_GREETING = re.compile(
    r"(?:Dear\b|To whom it may concern|(?i:dear|sehr geehrte[rs]?|liebe[rs]?|ch[eè]re?s?|estimad[oa]s?|querid[oa]s?|sir"
    r"|madam|madame|monsieur)\b[^!?:;]{0,80}[,:]$)"
)
SIGNED_LABEL = r"\(?(?i:signed|sgd|gezeichnet|gez|firmado|signé)\b\.?\)?(?: by)?"
_ADDRESSED = re.compile(r"(?:to|attn|attention|for the attention of)\b\.?:?(?:\s|$)", re.IGNORECASE)
_COPIED = re.compile(r"(?:cc|c\.c\.|bcc|cop(?:y|ies|ied)(?: to)?)\b\.?:?(?:\s|$)", re.IGNORECASE)
_COPIES = re.compile(r"[\s>*_#-]*(?:cc|c\.c\.|bcc|cop(?:y|ies)(?: to)?|distribution(?: list)?)[*_]*\s*:", re.IGNORECASE)
_SIGNED = re.compile(
    rf"(?:{SIGNED_LABEL}:?(?:\s|$)|for (?!further|more|inform|enquir|inquir|press|media)[^:.]{{2,60}}:"
    r"|(?:for and )?on behalf of [^:.]{2,60}(?::|$))",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:from|by|(?:written|prepared) by|author)\b:? |[^.]{0,20}\b(?:en|in)quiries\b|.{0,20}\bcontacts?\b", re.I
)
_WITHIN = 6  # lines beneath the words that close a letter


def is_copied(text: str) -> bool:
    """Whether a line lists who gets a copy of a paper: “Copies: home managers; Staff Council”."""
    return bool(_COPIES.match(text))


class Standing(StrEnum):
    """How somebody stands in a paper."""

    SIGNED = "signed"
    ADDRESSED = "addressed"
    COPIED = "copied"
    LISTED = "listed"


@dataclass(frozen=True)
class Line:
    """A line that says something, without its marks.

    `apart`: an empty line stands above it; `listed`: it is an item of a list.
    """

    start: int
    end: int
    text: str
    apart: bool
    listed: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def lines_in(text: str) -> list[Line]:
    """The lines of a text that say anything, a break that Markdown writes as “<br>” being one as well."""
    found, cursor = list[Line](), 0
    ends = [*(one.span() for one in _BREAK.finditer(text)), (len(text), len(text))]
    for begun, (stop, _) in zip([0, *(behind for _, behind in ends)], ends, strict=False):
        own = text[begun:stop].rstrip()
        if not own.strip(" \t*_>#-"):
            continue
        opening = _OPENING.match(own)
        start = begun + (opening.end() if opening else 0)
        marked = start
        while marked > begun and text[marked - 1] in "*_":
            marked -= 1
        said = text[start : begun + len(own)].rstrip("*_ \t")
        apart, listed = text[cursor:begun].count("\n") > 1, bool(opening and opening["item"])
        found.append(Line(marked, begun + len(own), said, apart, listed))
        cursor = stop
    return found


def is_running(line: Line) -> bool:
    """Whether a line is of running text."""
    return len(line.text) > _LONGEST or (is_sentence(line.text) and len(line.text.split()) >= _FEWEST_RUNNING)


def greets(line: Line) -> bool:
    """Whether a line greets whom a letter is written to: “Dear Ms Salmi,”."""
    return bool(_GREETING.match(line.text))


def closes_letter(line: Line) -> bool:
    """Whether a line closes a letter: “Yours faithfully,”."""
    return len(line.text.split()) <= _LONGEST_CLOSING and _closes(line.text)


def addresses(line: Line) -> bool:
    """Whether a line says to whom a paper is sent, or greets them."""
    return greets(line) or bool(_ADDRESSED.match(line.text) or _COPIED.match(line.text))


def is_letter(text: str) -> bool:
    """Whether a text greets somebody or closes as letters do."""
    return any(greets(line) or closes_letter(line) for line in lines_in(text))


def standings(lines: Sequence[Line]) -> list[Standing]:
    """How who is named in each line stands there, by what opens or closes the paragraphs around it."""
    found = [Standing.LISTED] * len(lines)
    running = [place for place, one in enumerate(lines) if is_running(one)]
    dear = next((place for place, one in enumerate(lines) if greets(one)), 0)
    dear = 0 if any(place < dear for place in running) else dear  # it greets within the text
    signed_from = len(lines)
    paragraph: Standing | None = None
    for place, one in enumerate(lines):
        if closes_letter(one):
            signed_from = place
        paragraph = _opened(one) or (None if one.apart and not one.listed else paragraph)
        if paragraph is not None:
            found[place] = paragraph
        elif place < dear:
            found[place] = Standing.ADDRESSED
        elif place - signed_from in range(1, _WITHIN) or _is_at_end(place, running):
            found[place] = Standing.SIGNED
    return found


def _is_at_end(place: int, running: Sequence[int]) -> bool:
    """Whether a line stands behind the running text, or behind nearly all of a longer one."""
    before = bisect_left(running, place)
    behind = len(running) - before
    return before > 0 and (not behind or (before >= _FEWEST_BEFORE and behind <= _MOST_BEHIND))


def _opened(line: Line) -> Standing | None:
    """How those stand who are named behind a label, and in the lines beneath it."""
    forms = ((_COPIED, Standing.COPIED), (_ADDRESSED, Standing.ADDRESSED), (_SIGNED, Standing.SIGNED))
    lists = Standing.LISTED if line.listed or line.text.endswith(":") or _LISTED.match(line.text) else None
    return next((standing for form, standing in forms if form.match(line.text)), lists)
