"""Sentences that say no: what answers a question that takes something for granted."""

from functools import cache, lru_cache

from rag.language.wording import Wording, wording
from vectorstore.index.fulltext import words


@lru_cache(16384)
def is_denial(text: str, language: str | None) -> bool:
    """Whether a sentence holds a negation, as a word or in its verb; False in a language without wording."""
    known = wording(language)
    if known is None:
        return False
    adverbs, verbs = known.named("negation_adverbs"), _verbs(known)
    return any(word in adverbs or known.key(word) in verbs for word in words(text))


@cache
def _verbs(known: Wording) -> frozenset[str]:
    return frozenset(known.key(word) for word in known.named("negation_verbs"))
