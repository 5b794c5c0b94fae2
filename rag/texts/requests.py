"""What somebody asked for or moved, and the sentence behind it by which it was refused."""

import re
from functools import lru_cache

from vectorstore.documents import Span
from vectorstore.sentences import split_sentences
from vectorstore.wrapping import paragraphs

_ASKED_FOR = re.compile(
    r"\b(?:ask(?:s|ed)?|request(?:s|ed)|appl(?:y|ies|ied)|propos(?:es?|ed)|sought|wanted|call(?:s|ed)|demanded)"
    r" (?:for|to|that|a|an|the)\b|\bmoved (?:that|for)\b",
    re.IGNORECASE,
)
_ASKED_WHETHER = re.compile(r"\b(?:asks?|asked|wonder(?:s|ed)?|[ei]nquired) (?:whether|if)\b", re.IGNORECASE)
_REFUSES = re.compile(
    r"\b(?:refus(?:es?|ed)|reject(?:s|ed)|declin(?:es?|ed)|withdrawn|turn(?:s|ed) (?:\w+ )?down"
    r"|(?:was|were|is|been) (?:lost|defeated|turned down))\b",
    re.IGNORECASE,
)


@lru_cache(16384)
def asks_for(text: str) -> bool:
    """Whether a sentence tells that something was asked for: it leaves open whether it was given."""
    return bool(_ASKED_FOR.search(text)) or asks_whether(text)


def asks_whether(text: str) -> bool:
    """Whether a sentence tells what somebody wanted to know: “You asked whether it will.” is neither yes nor no."""
    return bool(_ASKED_WHETHER.search(text))


@lru_cache(8192)
def next_sentence(text: str, language: str | None, span: Span) -> Span | None:
    """The sentence behind one in its paragraph; None where it is the last."""
    end = next((one.end for one in paragraphs(text, span.start, len(text))), span.end)
    return next(iter(split_sentences(text, language, span.end, end)), None)


@lru_cache(16384)
def refusal_of(text: str, language: str | None, span: Span) -> Span | None:
    """The sentence that refuses what the one before it asked for: “She asked for leave to appeal. Leave is refused.”"""
    if not asks_for(text[span.start : span.end]):
        return None
    behind = next_sentence(text, language, span)
    return behind if behind and _REFUSES.search(text, behind.start, behind.end) else None
