"""Word stems: Porter's for English and for the full-text index, Snowball's of the document's language otherwise."""

import threading
from functools import lru_cache

import Stemmer

from vectorstore.index.fulltext import words

_ALGORITHMS = {
    "ar": "arabic", "da": "danish", "de": "german", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_ROOT = 5  # letters
_local = threading.local()


@lru_cache(65536)
def stem(word: str, language: str | None = "en") -> str:
    """The stem of a folded word in a language (ISO 639-1); Porter (1980) where the language has no algorithm here."""
    name = _ALGORITHMS.get(language or "en", "porter")
    stemmers = _local.__dict__.setdefault("stemmers", {})  # a Stemmer is not safe across threads
    if name not in stemmers:
        stemmers[name] = Stemmer.Stemmer(name)
    return str(stemmers[name].stemWord(word))


def stems_in(text: str, language: str | None) -> frozenset[str]:
    """The stems of a text's words. Not kept: whoever asks for the same text often knows how many to keep."""
    return frozenset(stem(word, language) for word in words(text))


def said_in(mark: str, stems: frozenset[str]) -> bool:
    """Whether a stem, or one that begins as it does, is among others: “transport”, “transportation”."""
    return mark in stems or any(one[:_ROOT] == mark[:_ROOT] for one in stems if len(one) >= _ROOT <= len(mark))


# Of whole documents and their headers, which several ask for in one question: sentences would push them out.
document_stems = lru_cache(512)(stems_in)
