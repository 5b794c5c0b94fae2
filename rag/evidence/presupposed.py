"""A sentence that plainly denies what a question takes for granted: “When was it moved?” – “It was not moved.”"""

import re
from functools import lru_cache

from rag.evidence.candidates import Candidate
from rag.evidence.votes import was_voted_down
from rag.language.stems import document_stems, stem, stems_in
from rag.language.wording import wording
from rag.questions.question import Question, Want
from rag.reading.reader import ENGLISH
from vectorstore.index.fulltext import fold, words

_OPEN = (Want.DATE, Want.REASON, Want.PERSON, Want.DURATION, Want.PLACE, Want.OTHER)
_DID = re.compile(r"\b(?:did|does|do|will|would|was|were|is|are|has|have|had)\b", re.IGNORECASE)
_BEFORE_A_NOUN = re.compile(r"(?:the|an?|his|her|its|their|our|of|in|at|on|for|from|by|with|this|that|\d+|\w+[’']s?)")
_DENIED = re.compile(
    r"(?:\b(?:not|never)\b|n[’']t\b)(?P<not>[^.;:!?,—–]{0,40})"
    r"|(?:^|[“\"(]|[.;:!?] )(?P<who>nobody|no one|none of \w+|no [\w’'-]+)(?P<none>[^.;:!?,—–]{0,40})",
    re.IGNORECASE,
)
_REACH = 3  # words between a negation and its verb: “will not now be going”
_PRONOUN = re.compile(r"\W*(?:he|she|it|they|we|i|nobody|no one|none)\b", re.IGNORECASE)
_ABOUT = 0.5  # of the question, in a sentence or around it


def denies_presupposed(question: Question, one: Candidate) -> bool:
    """Whether a sentence denies what an open question takes to have happened, of what it asks about."""
    if question.want not in _OPEN or question.language != ENGLISH or one.foreign or not one.whole:
        return False
    down = was_voted_down(one.document.text, one.document.language, one.span)
    if not (one.denies or down) or one.match.coverage < _ABOUT:
        return False
    denied = _happened(question) & (stems_in(one.text, ENGLISH) if down else _denied(one.text))
    others = {stem(term.word) for term in question.terms} - denied
    return bool(denied) and (bool(_PRONOUN.match(one.text)) or bool(others & document_stems(one.text, ENGLISH)))


@lru_cache(1024)
def _happened(question: Question) -> frozenset[str]:
    """The stems of the verbs that say what a question takes to have happened."""
    asked = fold(question.text)
    did = _DID.search(asked)
    if did is None and question.want is not Want.PERSON:
        return frozenset()
    told = words(asked[did.end() :] if did else asked)
    shouted = question.text.isupper()  # every word looks like a name
    terms = {term.word for term in question.terms if (shouted or not term.name) and not term.aside}
    known = wording(ENGLISH)
    past = known.past if known else frozenset[str]()
    found = set[str]()
    for place, word in enumerate(told):
        before = told[place - 1] if place else ""
        inflected = word.endswith(("ed", "ing")) or word in past
        if word in terms and (inflected or not _BEFORE_A_NOUN.fullmatch(before)):
            found.add(stem(known.irregular.get(word, word) if known else word))
    return frozenset(found)


@lru_cache(8192)
def _denied(text: str) -> frozenset[str]:
    """The stems of the first few words behind each negation of a sentence."""
    known = wording(ENGLISH)
    irregular = known.irregular if known else {}
    behind = [words(found["not"] or found["none"] or "")[:_REACH] for found in _DENIED.finditer(text)]
    return frozenset(stem(irregular.get(word, word)) for near in behind for word in near)
