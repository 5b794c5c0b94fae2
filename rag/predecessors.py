"""Who came before and who after: “She was followed by Ada Holm” does not say who held the post before her."""

import re

from rag.candidates import Candidate
from rag.pointing import points_back
from rag.questions import Question, Want
from vectorstore.fulltext import fold, words

_NAMED = r"(?:[A-ZÀ-Þ]|(?:her|him|them)\b)"
_ASKS_BEFORE = re.compile(rf"\bbefore {_NAMED}|\bpredecessors?\b|\bprecede[ds]?\b")
_ASKS_AFTER = re.compile(rf"\bafter {_NAMED}|\bsuccessors?\b|\bsucceed(?:s|ed)? {_NAMED}")
_TAKES_OVER = re.compile(r"\b(?:t(?:ook|akes?|aking) over from|succeed(?:s|ed|ing)?|replac(?:es?|ed|ing))\b", re.I)
_IS_FOLLOWED = re.compile(r"\b(?:followed|succeeded|replaced)\b[^.;:]{0,40}?\bby\b", re.I)


_HOLDER = re.compile(r"\b(?:before|after|precede[ds]?|succeed(?:s|ed)?) (?P<name>(?:[A-ZÀ-Þ][\w’'.-]+\s?)+)")
_TURN = re.compile(
    r"\b(?:before|after|preced\w+|predecessors?|success\w+|succeed\w*|follow\w*|replac\w+|inherit\w+|until|till|former(?:ly)?"
    r"|t(?:ook|akes?|aking|aken) over|hand(?:s|ed|ing)? over|g[ai]ves? way|made way)\b",
    re.IGNORECASE,
)


_DEPUTY = re.compile(r"\b(?:deputy|vice|assistant|associate)[\s-]+(?P<post>\w+)", re.IGNORECASE)


def names_only_a_deputy(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence names the post asked for with nothing but “deputy” and the like before it."""
    if question.want is not Want.PERSON or _DEPUTY.search(question.text):
        return False
    asked = {term.word for term in question.terms if not term.carried}
    posts = {fold(match["post"]) for match in _DEPUTY.finditer(candidate.text)} & asked
    bare = words(_DEPUTY.sub(" ", candidate.text))
    return any(post not in bare for post in posts)


def names_only_the_holder(question: Question, candidate: Candidate) -> bool:
    """Whether, asked for whoever came before or after a person, a sentence tells of that person and of no change."""
    holder = _HOLDER.search(question.text)
    if question.want is not Want.PERSON or not holder:
        return False
    last = holder["name"].split()[-1].rstrip(".?’'")
    text = f"{candidate.before} {candidate.text}" if points_back(candidate.text) else candidate.text
    return last in text and not _TURN.search(text)


def comes_on_the_other_side(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence's short answer is the successor of whom a predecessor is asked for, or the other way round."""
    before, after = (bool(form.search(question.text)) for form in (_ASKS_BEFORE, _ASKS_AFTER))
    if question.want is not Want.PERSON or candidate.reading is None or before is after:
        return False
    answer, text = candidate.reading.answer, candidate.text
    if followed := _IS_FOLLOWED.search(text):
        succeeds = answer.start >= followed.end()
    elif takes := _TAKES_OVER.search(text):
        succeeds = answer.end <= takes.start()
    else:
        return False
    return succeeds if before else not succeeds
