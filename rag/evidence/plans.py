"""What was planned or expected, told from what came of it: the one does not contradict the other."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from rag.evidence.candidates import Candidate
from rag.language.wording import wording
from rag.questions.question import Question, Want
from vectorstore.index.fulltext import words

_MEASURED = (Want.AMOUNT, Want.COUNT, Want.DURATION, Want.DATE)
_AUXILIARIES = frozenset({"is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would"})
_PARTICIPLE = re.compile(
    r"\w{2,}(?:ed|en)|put|cut|held|built|made|paid|sold|sent|done|met|set|lost|shut|told|found|kept"
)
_SUPPOSING = frozenset({"would"})
_WAS_TO = re.compile(
    r"\b(?:was|were) (?:due |meant |supposed )?to (?:be|have|begin|start|open|close|end|run)\b"
    r"|\b(?:could|would) (?:be (?:\w+ed|built|made|done)|begin|start|open|close|end|cost|take)\b"
)
_CHANGED = re.compile(
    r"\b(?:ha(?:s|ve|d) been|was|were) (?:put off|put back|postponed|delayed|moved|brought forward|cancelled)\b"
)
_PAST = frozenset({"did", "was", "were", "had", "has", "have", "been"})


@lru_cache(8192)
def is_plan(text: str, language: str | None) -> bool:
    """Whether a sentence tells of something planned or expected; “more than planned” tells of what came of it."""
    known = wording(language or "en")
    if known is None:
        return False
    if _WAS_TO.search(text):
        return not _CHANGED.search(text)
    found, planning = words(text), known.named("planning")
    places = (place for place, word in enumerate(found) if word in planning)
    return any(
        "than" not in found[max(0, place - 2) : place] and not _only_tells_which(found, place, planning)
        for place in places
    )


def _only_tells_which(found: Sequence[str], place: int, planning: frozenset[str]) -> bool:
    """Whether a planning word only says which things were acted on: “the lessons planned for May were dropped”."""
    if set(found[max(0, place - 2) : place]) & _AUXILIARIES or not found[place].endswith(("ed", "en")):
        return False
    done = (after for verb, after in pairwise(found[place + 1 :]) if verb in ("was", "were", "been"))
    return any(after not in planning and bool(_PARTICIPLE.fullmatch(after)) for after in done)


def plans(candidate: Candidate) -> bool:
    """Whether a candidate tells of something planned or expected."""
    return is_plan(candidate.text, candidate.document.language)


def asks_for_outcome(question: Question) -> bool:
    """Whether a question asks what a measure came to, and not what was planned."""
    done = question.want in _MEASURED and bool(_PAST & question.every_word)
    return done and not is_plan(question.text, question.language)


def planned_and_done(question: Question, one: str, other: str, language: str | None) -> bool:
    """Whether exactly one of two sentences tells of a plan, where a measure or a date is asked for.

    Of what would be, as of what is planned, there are only estimates: two of them may differ.
    """
    if question.want not in _MEASURED or _SUPPOSING & question.every_word:
        return False
    return not is_plan(question.text, question.language) and is_plan(one, language) is not is_plan(other, language)
