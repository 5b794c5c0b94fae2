"""Corrections: “Our report said 340. The figure is 430.” – the first sentence alone would say what was taken back."""

import re
from functools import lru_cache

from rag.evidence.candidates import Candidate
from vectorstore.documents import Document, Span
from vectorstore.sentences import split_sentences

_SAID = (
    r"(?:said|stated|gave|wrote|listed|reported|referred|put|showed|named|called|described|claimed|announced|printed"
    r"|quoted)"
)
_WORK = (
    r"(?:report|article|profile|table|story|announcement|notice|editorial|caption|piece|edition|leaflet|letter|list|minutes"
    r"|figure|chart|map|interview|column|account|version|statement|release|page|item|obituary|review)s?"
)
_OURS = re.compile(
    rf"\b(?:[Oo]ur (?:[\w-]+ ){{0,3}}{_WORK}\b.*\b{_SAID}\b|[Ww]e (?:wrongly |mistakenly |had )?{_SAID}\b)"
)
_THEIRS = re.compile(rf"\b{_WORK}\b.*\b(?:{_SAID}|was given|were given)\b")
_CORRECTS = re.compile(r"\b(?:correction|clarification|erratum|errata|corrigend|amendment)", re.IGNORECASE)
_PUT_RIGHT = re.compile(
    r"(?:In fact|Correctly|Actually)\b|(?:The|That|This|It|He|She|They|Its|His|Her|Their|These|Those)\b"
)
_MOST = 2  # sentences
_LONGEST = 700  # characters
_HEAD = 200  # characters of a document without a title


def takes_back(candidate: Candidate) -> bool:
    """Whether a sentence says what was said wrongly, which the ones behind it put right."""
    return with_correction(candidate.document, candidate.span) != candidate.span


def with_correction(document: Document, span: Span) -> Span:
    """The stretch, with the sentences behind it that put right what it says was said before."""
    text = document.text[span.start : span.end]
    owns_up = _OURS.search(text) or (
        _CORRECTS.search(f"{document.title or ''} {document.text[:_HEAD]}") and _THEIRS.search(text)
    )
    if not owns_up:
        return span
    end = span.end
    for one in _behind(document.text, document.language, span.end):
        put_right = _PUT_RIGHT.match(document.text, one.start)
        if not put_right or one.end - span.start > _LONGEST or "\n" in document.text[end : one.start]:
            break
        end = one.end
    return Span(span.start, end)


@lru_cache(1024)
def _behind(text: str, language: str | None, start: int) -> tuple[Span, ...]:
    stop = text.find("\n", start)
    return tuple(split_sentences(text, language, start, stop if stop >= 0 else len(text))[:_MOST])
