"""Who published it and when, said at the head of a sentence: checked against the document, then set aside."""

from collections.abc import Sequence
from dataclasses import replace

from rag.checking.moments import Moment
from rag.checking.names import described
from rag.checking.readings import Reading
from rag.checking.tokens import Kind, Token
from vectorstore.documents import Document

_LONGEST = 30
_SAYING = {"say", "announce", "report", "reported", "reports", "write", "publish", "explain"}


def without_attribution(claim: Reading, document: Document) -> Reading:
    """The claim without "According to PUBLISHER (DATE)," or "PUBLISHER reported that", where the document agrees."""
    end = _end_of_phrase(claim.tokens) or _end_of_saying(claim.tokens, document)
    if not end or not _describes(claim, end, document):
        return claim
    moments = tuple((place - end, moment) for place, moment in claim.moments if place >= end)
    return replace(claim, tokens=claim.tokens[end:], moments=moments)


def _end_of_phrase(tokens: Sequence[Token]) -> int:
    """Where "According to …," or "In its press release of …," ends: its last comma before the first verb."""
    leading = " ".join(token.word for token in tokens[:2])
    if not (leading == "according to" or (tokens and tokens[0].word in ("in", "as", "per"))):
        return 0
    end = 0
    for i, token in enumerate(tokens[:_LONGEST]):
        if token.text in (",", ":"):
            end = i + 1
        elif token.kind is Kind.VERB and token.word not in (
            "reported",
            "published",
            "stated",
            "dated",
            "released",
            "said",
        ):
            break
    return end


def _end_of_saying(tokens: Sequence[Token], document: Document) -> int:
    """Where "PUBLISHER reported that" ends; only "that" shows that a statement follows."""
    for i, token in enumerate(tokens[:_LONGEST]):
        if token.verb or token.word in _SAYING:
            return (
                next((j + 1 for j in range(i + 1, min(i + 12, len(tokens))) if tokens[j].word == "that"), 0)
                if token.key in _SAYING or token.word in _SAYING
                else 0
            )
    return 0


def _describes(claim: Reading, end: int, document: Document) -> bool:
    """Whether every word of the phrase describes the document, a date in it being the publication's or the event's."""
    known = described(document)
    words = [t for t in claim.tokens[:end] if t.kind in (Kind.WORD, Kind.NAME, Kind.VERB, Kind.NUMBER)]
    frame = claim.wording.named("frame")
    if not all(token.word in frame or token.key in known for token in words) or not (words or end):
        return False
    dates = [Moment.of(known_date) for known_date in (document.published, document.event_date) if known_date]
    named = any(token.key in known for token in words) or any(t.word in frame for t in claim.tokens[:end])
    return named and all(any(m.within(d) for d in dates) for place, m in claim.moments if place < end)
