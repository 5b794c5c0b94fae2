"""Judges of whether a sentence follows from quotations. Each names itself; figures carry the name."""

import re
from collections.abc import Sequence
from functools import lru_cache

from evals.measures.attribution import Judge
from evals.plaintext import plain, squad_words
from evals.reply import Cited

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def every_word(sentence: str, cited: Sequence[Cited]) -> bool:
    """Whether each number and at least four fifths of the words of a sentence occur in what it cites.

    What an answer says before its quotation ("According to X, on D:") is not in the quotation; where the sentence
    holds a quotation in quotation marks, only that is judged.
    """
    said = _quoted_part(plain(sentence))
    shown = plain("\n".join(c.text for c in cited))
    if not set(_NUMBER.findall(said)) <= set(_NUMBER.findall(shown)):
        return False
    words, known = squad_words(said), set(squad_words(shown))
    return bool(words) and 5 * sum(word in known for word in words) >= 4 * len(words)


def _quoted_part(sentence: str) -> str:
    quoted = re.findall(r'"([^"]{12,})"', sentence)
    return " ".join(quoted) or sentence


@lru_cache(1)
def default_judge() -> Judge:
    return Judge("words", every_word)
