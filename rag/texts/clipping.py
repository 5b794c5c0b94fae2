"""A long sentence cut, verbatim, to the clauses around its answer."""

import itertools
import re

from vectorstore.documents import Span

_SEAM = re.compile(
    r"(?<=[;—–])\s+"
    r"|(?<=,)\s+(?=(?:which|who|whose|while|after|before|because|although|but|when|where|as|according|"
    r"and\s(?:the|he|she|it|they|a|an|his|her|its|their|this|that|is|was|were|are|has|had|have|will))\s)"
)
_TURNING = re.compile(
    r"\b(?:not|no|never|nor|without|unless|if|denie[sd]|deny|false\w*|wrong\w*|refus\w+|reject\w+|alleged\w*|would|could|"
    r"cannot|hardly|barely|nobody|none|nothing)\b|n[’']t\b",
    re.IGNORECASE,
)


def clipped(text: str, answer: Span, most: int) -> Span:
    """The clauses of a sentence around its answer, grown outwards while they have at most `most` words.

    Offsets count `text`. A sentence is left whole where it is short enough, or where a part that would go could turn
    the meaning of what stays (a negation, a condition, a denial).
    """
    whole = Span(0, len(text))
    if _length(text) <= most or answer.end <= answer.start:
        return whole
    clauses = _clauses(text)
    inside = [place for place, clause in enumerate(clauses) if clause.overlaps(answer)]
    first, last = inside[0], inside[-1]
    while True:
        wider = [(a, b) for a, b in ((first - 1, last), (first, last + 1)) if a >= 0 and b < len(clauses)]
        fitting = [(a, b) for a, b in wider if _length(text[clauses[a].start : clauses[b].end]) <= most]
        if not fitting:
            break
        first, last = fitting[0]
    kept = Span(clauses[first].start, clauses[last].end)
    dropped = text[: kept.start] + " " + text[kept.end :]
    return whole if _TURNING.search(dropped) or _unbalanced(text[kept.start : kept.end]) else kept


def _clauses(text: str) -> list[Span]:
    cuts = [0, *(seam.end() for seam in _SEAM.finditer(text)), len(text)]
    return [_trimmed(text, a, b) for a, b in itertools.pairwise(cuts) if text[a:b].strip()]


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


def _unbalanced(text: str) -> bool:
    return text.count("(") != text.count(")") or text.count("“") != text.count("”") or text.count('"') % 2 == 1


def _length(text: str) -> int:
    return len(text.split())
