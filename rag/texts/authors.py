"""Whose a report, an article or a letter is: “By …”, “Statement of …”, who signs it, or whose letterhead it bears."""

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
_SIGNED = re.compile(
    rf"{_MARKS}\(?(?i:signed|gezeichnet|gez\.|firmado|signé)\)?[*_]*\s?:?[*_]*\s+"
    rf"(?P<name>{NAME})(?:, [^,:.]{{0,60}}|\.)?[*_]*"
)
_NAMED = re.compile(rf"{_MARKS}(?P<name>{NAME})(?:, [^.]{{2,60}})?[*_]*")
_LETTERHEAD = re.compile(rf"{_MARKS}(?P<name>{FULL_NAME})[*_]*")
_TWO = re.compile(rf"\s(?:and|und|et|y|&)\s+{NAME}")
_SALUTATION = re.compile(
    r"(?:dear|sehr geehrte[rs]?|liebe[rs]?|ch[eè]re?s?|estimad[oa]s?|querid[oa]s?|sir|madam|madame|monsieur)\b"
    r"[^!?:;]{0,80}[,:]",
    re.IGNORECASE,
)
_VALEDICTION = re.compile(
    r"(?:yours\b.{0,30}|(?:(?:kind|best|warm|with)\b.{0,30}\b)?(?:regards|wishes)|respectfully|sincerely|faithfully"
    r"|(?:mit|viele|beste|herzliche)\b.*\bgrüßen?|hochachtungsvoll|cordialement|atentamente"
    r"|(?:un )?cordial(?:es)? saludos?)[,.]?",
    re.IGNORECASE,
)
_LONGEST, _HEAD, _ADDRESS_LINES, _SIGNED_WITHIN = 140, 12, 4, 3


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
def signed(text: str) -> tuple[Written, ...]:
    """The letters of a text that somebody signs, each from its salutation on; else all of a text that is signed."""
    lines = read_lines(text)
    starts = [line.start for line in lines if _SALUTATION.fullmatch(line.body.strip("*_ "))]
    found = []
    for start, end in pairwise([*(starts or [0]), len(text)]):
        own = [line for line in lines if start <= line.start < end]
        if signature := _signature(text, own):
            line, name = signature
            found.append(Written(Span(start if len(starts) > 1 else 0, end), name, line.span))
    return tuple(found) if len(found) < 2 or starts else ()


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


def _signature(text: str, lines: list[Line]) -> tuple[Line, str] | None:
    """The last line that signs what stands above it, with the name in it."""
    for at in range(len(lines) - 1, -1, -1):
        said = text[lines[at].start : lines[at].end]
        if found := _SIGNED.fullmatch(said):
            return lines[at], found["name"]
        if _VALEDICTION.fullmatch(lines[at].body.strip("*_ ")):
            beneath = lines[at + 1 : at + 1 + _SIGNED_WITHIN]
            names = [(one, found["name"]) for one in beneath if (found := _NAMED.fullmatch(text[one.start : one.end]))]
            return names[0] if names else None
    return None
