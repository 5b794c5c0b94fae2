"""Whether the names of a claim are named by a quotation, or by its document: initials, fuller names, names in a row."""

import re
from functools import lru_cache
from itertools import pairwise

from rag.checking.readings import Reading, read
from rag.checking.tokens import Kind, Token
from vectorstore.documents import Document
from vectorstore.index.fulltext import fold

_LOOKED_AT = 200_000


def stands_for_names(token: Token, quotation: Reading) -> bool:
    """Whether capitals stand for names in a row (IMF), either way round."""
    letters = token.word
    if not (2 <= len(letters) <= 8 and token.text.replace(".", "").isupper()):
        return False
    run = "".join(t.word[:1] if t.kind is Kind.NAME else " " for t in quotation.tokens if t.kind is not Kind.FUNCTION)
    return letters in run


@lru_cache(1024)
def described(document: Document) -> frozenset[str]:
    """Meanings of the words a document is introduced with: title, publisher, kind, place of its event."""
    parts = (document.title, document.publisher, document.event_place)
    readings = [read(part, document.language) for part in parts if part]
    return frozenset().union(*(reading.keys for reading in readings if reading))


def pieced_together(claim: Reading, quotation: Reading, document: Document) -> str | None:
    """The first two names side by side in the claim that its document has nowhere together; None without such."""
    for one, two in pairwise(claim.tokens):
        both = one.kind is Kind.NAME and two.kind is Kind.NAME and not one.text.endswith(("'s", "’s"))
        if both and not _together(one.word, two.word, document) and not stands_for_names(one, quotation):
            return f"{one.text} {two.text}"
    return None


def is_fuller_name(token: Token, claim: Reading, quotation: Reading, document: Document) -> bool:
    """Whether the document elsewhere has this name beside one of the quotation: a first name before a family name."""
    run = _run_of(token, claim)
    mine = {t.key for t in run}
    return any(
        t.key in quotation.keys and _together(token.word, t.word, document) and _beside(t.key, quotation) <= mine
        for t in run
        if t is not token
    )


def _beside(key: str, quotation: Reading) -> frozenset[str]:
    """Meanings of the names in a row with one in a quotation: "Judge" stands for whoever is named after it."""
    found: set[str] = set()
    for token in quotation.tokens:
        if token.kind is Kind.NAME and token.key == key:
            found |= {other.key for other in _run_of(token, quotation)}
    return frozenset(found)


def _run_of(token: Token, claim: Reading) -> list[Token]:
    """The names in a row that a name is one of."""
    start = end = next(i for i, other in enumerate(claim.tokens) if other is token)
    while start > 0 and claim.tokens[start - 1].kind is Kind.NAME:
        start -= 1
    while end + 1 < len(claim.tokens) and claim.tokens[end + 1].kind is Kind.NAME:
        end += 1
    return list(claim.tokens[start : end + 1])


@lru_cache(4096)
def _together(one: str, two: str, document: Document) -> bool:
    """Whether a document has two words within three of each other, in its text or its description."""
    parts = (document.title or "", document.publisher or "", document.text[:_LOOKED_AT])
    stems = [rf"{re.escape(word)}\w{{0,3}}" for word in (one, two)]
    between = r"[^\w.!?;:\n]+(?:\w+[^\w.!?;:\n]+){0,2}"
    return bool(re.search(rf"\b(?:{between.join(stems)}|{between.join(reversed(stems))})\b", fold("\n".join(parts))))
