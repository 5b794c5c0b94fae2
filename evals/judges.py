"""Judges of whether a sentence follows from quotations. Each names itself; figures carry the name."""

import re
from collections.abc import Sequence

from evals.measures.attribution import Judge
from evals.plaintext import plain, squad_words
from evals.reply import Cited

_INTRODUCED = re.compile(r':\s*"(.+)"\W*$')
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def every_word(sentence: str, cited: Sequence[Cited]) -> bool:
    """Whether each number and at least four fifths of the words of a sentence occur in what it cites.

    An introduction before a quotation ("Title (date, press): “…”") says where the words come from and is not in them;
    where a sentence ends in a quotation after a colon, only that is judged.
    """
    said = _quoted_part(plain(sentence))
    shown = plain("\n".join(c.text for c in cited))
    if not set(_NUMBER.findall(said)) <= set(_NUMBER.findall(shown)):
        return False
    words, known = squad_words(said), set(squad_words(shown))
    return bool(words) and 5 * sum(word in known for word in words) >= 4 * len(words)


def _quoted_part(sentence: str) -> str:
    quoted = _INTRODUCED.search(sentence)
    return quoted.group(1) if quoted else sentence


WORDS = Judge("words", every_word)


def default_judge() -> Judge:
    """The judge of every run: a rule that shares no code with what it judges, so that it cannot share its mistakes."""
    return WORDS
