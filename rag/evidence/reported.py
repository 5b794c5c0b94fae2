"""Whose words a sentence reports: what one person says is no answer to what another one said."""

import re
from functools import lru_cache

from rag.evidence.candidates import Candidate
from rag.language.lexicons import lexicon
from rag.questions.question import Question
from vectorstore.index.fulltext import words

_NAMED = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,3}"


def reports_another(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what somebody said, and a sentence has only the words of others, whom it names."""
    asked = _asked_speaker(question.text, question.language)
    if not asked or asked & set(words(candidate.text)):
        return False
    return any(not asked & set(words(name)) for name in _speakers(candidate.text, question.language))


@lru_cache(512)
def _asked_speaker(text: str, language: str) -> frozenset[str]:
    """The words of the name of whom a question asks the word of: “What did *Rubio* say?”"""
    saying = lexicon(language).saying
    if not saying:
        return frozenset()
    found = re.search(rf"\b(?:did|does|do|has|had)\b(?: \w+){{0,2}}? (?P<who>{_NAMED}) (?:also )?(?:{saying})\b", text)
    return frozenset(words(found["who"])) if found else frozenset()


@lru_cache(8192)
def _speakers(text: str, language: str) -> tuple[str, ...]:
    """The names of those whose words a sentence reports."""
    said = lexicon(language).said
    forms = rf"(?P<who>{_NAMED}) (?:also |later )?(?:{said})\b|\b(?:{said}) (?P<by>{_NAMED})"
    return tuple(one["who"] or one["by"] for one in re.finditer(forms, text))
