"""Who signed a paper, as a question asks it: “Who signed the letter about the weir?”"""

import re
from dataclasses import dataclass

from rag.language.stems import stem
from rag.questions.question import Question, Want

_SIGNS = re.compile(
    r"^\W*(?:(?:and|so|but) )?(?:who(?:se name)?|by whom|which (?:person|official|officer))\b[^?]{0,30}?"
    r"\b(?P<verb>sign(?:ed|s)?|wrote|sent|written|issued|under)\b (?:(?:the|this|that|a|an|its|their|his|her) )?"
    r"(?P<before>(?:[\w’'-]+ ){0,4}?)"
    r"(?P<paper>letter|e-?mail|memo(?:randum)?|note|reply|notice|circular|statement|report|briefing|bulletin|advice)\b",
    re.IGNORECASE,
)
_WAS_SIGNED = re.compile(
    r"^\W*(?:(?:and|so|but) )?(?:who|by whom) (?:was|is|were) the (?P<before>(?:[\w’'-]+ ){0,4}?)"
    r"(?P<paper>letter|e-?mail|memo(?:randum)?|note|reply|notice|circular|statement|report|briefing|bulletin|advice)"
    r"\b[^?]*?\b(?P<verb>signed|written|sent|issued)\b",
    re.IGNORECASE,
)
_LETTERS = frozenset(["letter", "email", "e-mail", "note", "reply"])


@dataclass(frozen=True)
class PaperAsked:
    """A paper whose signer a question asks for: the stem of what it is, whether it is a letter, what it is about."""

    kind: str
    letter: bool
    about: frozenset[str]


def paper_asked(question: Question) -> PaperAsked | None:
    """The paper whose signer a question asks for; None where it asks for something else."""
    if question.language != "en" or question.want not in (Want.PERSON, Want.OTHER):
        return None
    asks = _SIGNS.match(question.text) or _WAS_SIGNED.match(question.text)
    if asks is None:
        return None
    kind, verb = asks["paper"].lower(), asks["verb"].lower()
    about = frozenset(stem(term.word) for term in question.terms if term.word not in (kind, verb, "name", "person"))
    return PaperAsked(stem(kind), kind in _LETTERS, about)
