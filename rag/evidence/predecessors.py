"""Who came before and who after: “She was followed by Ada Holm” does not say who held the post before her."""

import re

from rag.evidence.candidates import Candidate
from rag.language.stems import stems_in
from rag.questions.question import Question, Want
from rag.questions.turns_asked import asked_turn
from rag.texts.pointing import points_back
from vectorstore.index.fulltext import fold, words

_NAMED = r"(?:[A-ZÀ-Þ]|(?:her|him|them)\b)"
_ASKS_BEFORE = re.compile(rf"\bbefore {_NAMED}|\bpredecessors?\b|\bprecede[ds]?\b")
_ASKS_AFTER = re.compile(rf"\bafter {_NAMED}|\bsuccessors?\b|\bsucceed(?:s|ed)? {_NAMED}")
_TAKES_OVER = re.compile(r"\b(?:t(?:ook|akes?|aking) over from|succeed(?:s|ed|ing)?|replac(?:es?|ed|ing))\b", re.I)
_IS_FOLLOWED = re.compile(r"\b(?:followed|succeeded|replaced)\b[^.;:]{0,40}?\bby\b", re.I)


_TURN = re.compile(
    r"\b(?:before|after|preced\w+|predecessors?|success\w+|succeed\w*|follow\w*|replac\w+|inherit\w+|until|till|former(?:ly)?"
    r"|t(?:ook|akes?|aking|aken) (?:over|(?:the|his|her|their|its|[A-Z][\w’'-]+) place)"
    r"|hand(?:s|ed|ing)? (?:\w+ ){0,3}(?:over|the (?:keys|reins))|g[ai]ves? way|made way)\b",
    re.IGNORECASE,
)


_ROOT = 4  # letters: “chairs”, “chairwoman”
_POSTS = (
    r"chair\w*|head(?:s|ed)?|president|presid(?:es|ed)|director|directs?|leaders?|leads?|led|manag(?:er|es|ed)|secretary"
    r"|captain"
)
_ASKS_POST = re.compile(
    rf"^\W*who (?:(?:is|was|are|were) (?:the )?)?(?P<post>{_POSTS})\b(?: of)?(?: the)? (?P<body>[^?]+)", re.I
)
_POST_OF = re.compile(
    rf"\b(?P<post>{_POSTS}) (?:of|for) (?:the )?(?=[A-ZÀ-Þ])"
    r"|\b(?P<verb>chair(?:s|ed)|head(?:s|ed)|leads?|led|direct(?:s|ed)|manag(?:es|ed)) (?:the )?(?=[A-ZÀ-Þ])"
)
_ASKS_APPOINTER = re.compile(
    r"^\W*who (?:(?:can|may|will|would|has|had|gets to) )?(?:appoint|elect|nominat)(?:s|ed|es)? "
    r"|^\W*by whom (?:is|was|are|were) .*\b(?:appointed|elected|nominated)\b",
    re.IGNORECASE,
)
_APPOINTS = re.compile(
    r"\b(?:appoint|elect|choos|chos|nominat|nam(?=e[sd]\b|ing)|hir(?=e[sd]?\b)|pick|select|designat|promot|recruit|vote[sd]?\b"
    r"|choice)\w*",
    re.IGNORECASE,
)
_DEPUTY = re.compile(r"\b(?:deputy|vice|assistant|associate)[\s-]+(?P<post>\w+)", re.IGNORECASE)


def names_only_a_deputy(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence names the post asked for with nothing but “deputy” and the like before it."""
    if question.want is not Want.PERSON or _DEPUTY.search(question.text):
        return False
    asked = {term.word for term in question.terms if not term.carried}
    posts = {fold(match["post"]) for match in _DEPUTY.finditer(candidate.text)} & asked
    bare = words(_DEPUTY.sub(" ", candidate.text)) if posts else []
    return any(post not in bare for post in posts)


def names_no_appointer(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence has no word of appointing where it is asked who appoints: it tells of the holder."""
    return bool(_ASKS_APPOINTER.search(question.text)) and not _APPOINTS.search(candidate.text)


def names_the_same_post_elsewhere(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence has the post asked for in another body alone: “chairwoman of the Anglers’ Union”.

    Where a body is asked for, and the sentence has no word of it.
    """
    post = _ASKS_POST.search(question.text)
    if question.want is not Want.PERSON or not post:
        return False
    asked = stems_in(post["body"], question.language)
    held = [one for one in _POST_OF.finditer(candidate.text) if _same_post(post["post"], one["post"] or one["verb"])]
    return bool(held) and bool(asked) and not asked & stems_in(candidate.text, question.language)


def _same_post(one: str, other: str) -> bool:
    return fold(one)[:_ROOT] == fold(other)[:_ROOT]


def names_only_the_holder(question: Question, candidate: Candidate) -> bool:
    """Whether, asked for whoever came before or after a person, a sentence tells of that person and of no change."""
    asked = asked_turn(question)
    if asked is None:
        return False
    text = f"{candidate.before} {candidate.text}" if points_back(candidate.text) else candidate.text
    return bool(asked.names & set(words(text))) and not _TURN.search(text)


def comes_on_the_other_side(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence's short answer is the successor of whom a predecessor is asked for, or the other way round."""
    if question.want is not Want.PERSON or candidate.reading is None:
        return False
    before, after = (bool(form.search(question.text)) for form in (_ASKS_BEFORE, _ASKS_AFTER))
    if before is after:
        return False
    answer, text = candidate.reading.answer, candidate.text
    if followed := _IS_FOLLOWED.search(text):
        succeeds = answer.start >= followed.end()
    elif takes := _TAKES_OVER.search(text):
        succeeds = answer.end <= takes.start()
    else:
        return False
    return succeeds if before else not succeeds
