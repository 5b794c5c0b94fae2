"""The copyright line: whose page it is, and of which year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vectorstore.describing.notices import is_rights
from vectorstore.describing.pages import Page
from vectorstore.documents import Span

_SIGN = re.compile(r"(?:copyright\s*(?:©|\(c\))?|©|\(c\))\s*:?\s*", re.IGNORECASE)
_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)(?P<range>\s?[-–—,]\s?(?P<last>(?:19|20)?\d\d)\b)?")
_JOINTS = re.compile(r"[\s,:–—-]*(?:by\s+)?", re.IGNORECASE)
_HOLDER_END = re.compile(
    r"[|•·©\n]|,\s[^,|\n]{0,40}\d|,?\s*(?:all|some) rights\b|\s[–—-]\s|(?:(?-i:[A-Z]{2})|\w{4}|\b(?:inc|ltd|llc|co|corp"
    r"|plc))(?P<stop>\.)(?=\s|$)",
    re.IGNORECASE,
)
_TRADING_AS = re.compile(r"\b(?:d\.?\s?/?b\.?\s?/?a\.?|doing business as|trading as|t/a)\s+", re.IGNORECASE)
_TRAILING = re.compile(r"[\s,–—-]+(?:(?:19|20)\d\d.*|all rights reserved.*)?$", re.IGNORECASE)
_LONGEST_HOLDER = 80


@dataclass(frozen=True)
class Copyright:
    """What a copyright line states: its holder, and its year unless it spans several, as a site-wide footer does."""

    holder: str | None
    holder_span: Span | None
    year: int | None
    year_span: Span | None


def find_copyright(page: Page, figures: Sequence[Span] = ()) -> Copyright | None:
    """The page's own copyright line, among its furniture and last lines.

    Pictures have such lines too. The page's stands outside its figures, states a year, and comes last.
    """
    best: tuple[tuple[bool, bool, int], Copyright] | None = None
    for line in (*page.edges, *page.tail):
        sign = _SIGN.search(line.body) if is_rights(line.body) else None
        if sign is None or any(figure.overlaps(line.span) for figure in figures):
            continue
        if read := _read(line.body, line.body_start, sign.end()):
            rank = (bool(_YEARS.search(line.body, sign.end())), read.holder is not None, line.start)
            best = (rank, read) if best is None or rank > best[0] else best
    return best[1] if best else None


def _read(body: str, offset: int, begin: int) -> Copyright | None:
    years = _YEARS.search(body, begin, begin + 120)
    early = years is not None and not body[begin : years.start()].strip(" -–—,:")
    start = years.end() if years and early else begin
    joint = _JOINTS.match(body, start)
    span = _holder_span(body, joint.end() if joint else start)
    single = years is not None and not years["range"]
    if span is None and not single:
        return None
    return Copyright(
        body[span.start : span.end] if span else None,
        Span(offset + span.start, offset + span.end) if span else None,
        int(years["first"]) if years and single else None,
        Span(offset + years.start("first"), offset + years.end("first")) if years and single else None,
    )


def _holder_span(body: str, start: int) -> Span | None:
    """The name of the holder that begins at `start`, or the name it trades under."""
    limit = min(len(body), start + 2 * _LONGEST_HOLDER)
    ending = _HOLDER_END.search(body, start, limit)
    end = limit if ending is None else ending.start("stop") if ending["stop"] else ending.start()
    trading = _TRADING_AS.search(body, start, end)
    start = trading.end() if trading else start
    end = start + len(_TRAILING.sub("", body[start:end], count=1))
    name = body[start:end]
    capital = name[:1].isupper() or not name[:1].isascii() or bool(re.match(r"\w+\.\w", name))
    return Span(start, end) if 2 <= len(name) <= _LONGEST_HOLDER and len(name.split()) <= 10 and capital else None
