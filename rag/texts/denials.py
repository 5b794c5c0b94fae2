"""Sentences that say no: what answers a question that takes something for granted."""

import re
from functools import cache, lru_cache

from rag.language.wording import Wording, wording
from vectorstore.index.fulltext import words

_NONE = re.compile(r"\W*(?:No|None|Nobody|No one|Nothing|Neither)\b")


@lru_cache(16384)
def is_denial(text: str, language: str | None) -> bool:
    """Whether a sentence holds a negation, as a word or in its verb; False in a language without wording."""
    known = wording(language)
    if known is None:
        return False
    adverbs, verbs = known.named("negation_adverbs"), _verbs(known)
    return any(word in adverbs or known.key(word) in verbs for word in words(text))


def denies_all(text: str) -> bool:
    """Whether a sentence denies something of all there are, wherever: “No house is to be bought.”"""
    return bool(_NONE.match(text))


@cache
def _verbs(known: Wording) -> frozenset[str]:
    return frozenset(known.key(word) for word in known.named("negation_verbs"))
