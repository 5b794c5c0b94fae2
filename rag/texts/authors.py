"""Whose a report or an article is: “By …”, “Statement of …”, or whose letterhead it bears."""

import re
from functools import lru_cache
from itertools import pairwise

from rag.texts.mails import Written
from rag.texts.person_names import FULL_NAME_IN_LINE as FULL_NAME
from rag.texts.person_names import NAME_IN_LINE as NAME
from vectorstore.describing.letterheads import is_address, is_body_name
from vectorstore.documents import Span
from vectorstore.lines import Line, read_lines

_MARKS = r"[\s>*_#|]*"
_PAPER = (
    r"(?:(?:witness|expert|further|first|second|third|annual|final|interim|sworn|written|personal) ){0,2}"
    r"(?:report|statement|evidence|testimony|account|diary|journal|log|logbook|affidavit|deposition|memoirs?|recollections"
    r"|notes?) (?:of|by)"
)
_AUTHORED = re.compile(
    rf"{_MARKS}(?=[A-ZÀ-Þ])(?i:(?:prepared|written|compiled|submitted|drawn up|drafted|recorded|reported|verfasst)"
    rf"(?: and \w+)? (?:by|von)|by|von|por|par|author|writer|reporter|autora?|auteur|verfasser(?:in)?|{_PAPER})"
    rf"[*_]*\s?[:：]?[*_]*\s+[*_]*(?P<name>{FULL_NAME})[*_]*"
    r"(?P<rest>$|\s?[,.;:(|·–—-].*|\s+(?:in|at|of|on|to|for|into|concerning|über|sobre|sur)\s.*|\s+\d.*)"
)
_LETTERHEAD = re.compile(rf"{_MARKS}(?P<name>{FULL_NAME})[*_]*")
_TWO = re.compile(rf"\s(?:and|und|et|y|&)\s+{NAME}")
_LONGEST, _HEAD, _ADDRESS_LINES = 140, 12, 4


@lru_cache(256)
def authored(text: str) -> tuple[Written, ...]:
    """The stretches of a text that a line above says who wrote, in order: all that follows, or up to the next line."""
    lines = read_lines(text)
    bylines = [(line, name) for line in lines if (name := _author(text, line))]
    alone = len(bylines) == 1 and bylines[0][0] in lines[:_HEAD]
    found = []
    for one, after in pairwise([*bylines, None]):
        if one is None:
            continue
        line, name = one
        end = after[0].start if after else len(text)
        rule = None if alone else re.compile(r"\n[=_*-]{5,}\n").search(text, line.end, end)
        found.append(Written(Span(0 if alone else line.start, rule.start() if rule else end), name, line.span))
    return tuple(found)


@lru_cache(256)
def letterhead(text: str) -> tuple[Written, ...]:
    """The whole of a text that is headed by the name of a body, or by somebody's above an address."""
    lines = read_lines(text, 0, 1_000)[: _ADDRESS_LINES + 1]
    if not lines:
        return ()
    first, name = lines[0], lines[0].body.strip("*_ ")
    own = _LETTERHEAD.fullmatch(first.body)
    if is_body_name(first) or (own and any(map(is_address, lines[1:]))):
        return (Written(Span(0, len(text)), own["name"] if own else name, first.span),)
    return ()


def _author(text: str, line: Line) -> str:
    said = text[line.start : line.end]
    found = _AUTHORED.fullmatch(said) if len(said) <= _LONGEST else None
    return found["name"] if found and not _TWO.match(found["rest"] or "") and not _TWO.search(said) else ""
