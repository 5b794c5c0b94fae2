"""Words that a question quotes: who asks who said them wants the sentence that has them."""

import re
from functools import lru_cache

from rag.evidence.candidates import Candidate
from rag.questions.question import Question, Want
from vectorstore.index.fulltext import words

_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|„([^“]+)“|«([^»]+)»|‘([^’]+)’")
_FEWEST = 2  # words


def says_quoted(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked whose words some quoted ones are, and a sentence has them."""
    if question.want is not Want.PERSON or not _quoted(question.text):
        return False
    said = f" {' '.join(words(candidate.text))} "
    return any(f" {quoted} " in said for quoted in _quoted(question.text))


@lru_cache(512)
def _quoted(text: str) -> tuple[str, ...]:
    """The quoted stretches of a question, folded; single words apart."""
    found = (words(next(filter(None, match.groups()), "")) for match in _QUOTED.finditer(text))
    return tuple(" ".join(one) for one in found if len(one) >= _FEWEST)
