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


def by_verifier(sentence: str, cited: Sequence[Cited]) -> bool:
    """Whether the verifier that guards the model finds a sentence supported by the quotations alone."""
    from rag.answers import Found, Passage
    from rag.checking.verifier import verify
    from rag.drafts import Withheld
    from vectorstore.documents import Chunk, Document

    passages = [
        Passage(Chunk(str(i), str(i), 0, len(c.text)), Document(str(i), c.document, c.text), 1.0, Found.FUSED)
        for i, c in enumerate(cited)
    ]
    return not isinstance(verify(sentence, passages), Withheld)


WORDS = Judge("words", every_word)
VERIFIER = Judge("attache-verifier", by_verifier)


def default_judge() -> Judge:
    """The judge of every run: a rule that shares no code with what it judges, so that it cannot share its mistakes."""
    return WORDS
