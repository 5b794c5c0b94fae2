"""Which sentences may answer a question at all, and which are evidence enough that the documents answer it."""

import re

from rag.candidates import Candidate
from rag.expectations import is_typed
from rag.labels import of_another_label
from rag.left_open import leaves_open
from rag.names_asked import asks_for_a_name, names_nobody_new
from rag.predecessors import (
    comes_on_the_other_side,
    names_no_appointer,
    names_only_a_deputy,
    names_only_the_holder,
    names_the_same_post_elsewhere,
)
from rag.questions import Question, Want
from rag.scope import timeliness
from rag.scoring import Scored
from rag.speakers import said_by_another
from rag.stems import stem, stems_in
from rag.tables import CELL
from rag.telling_apart import elsewhere
from rag.turns import tells_turn, turns_the_other_way

SURE = -0.5  # log-odds; more questions asked of documents have an answer than not
SAID = 0.75  # of a topic's words, in a sentence that tells of it
_SURE_ANYWAY = 1.0
_SLACK_ABROAD = 0.5  # words cannot be compared there, so that less speaks for what is right
_UNDATED, _SURE_UNDATED = -0.1, 0.5  # a document without any date may answer, if it answers well
_TIMELY = 1.6  # log-odds that a sentence's own time adds where it is the time asked for
_OUT_OF_TIME, _IN_TIME = 0.3, 0.4
_HARDLY_ASKED = 0.2  # of what is asked, names apart
_WITH_DIGITS = re.compile(r"\w*\d(?:[\w.\-]*\w)?")  # “3.2”, “HX-4”
_SURE_LABEL, _ALL_ASKED = 0.9, 0.9
_VOUCHED, _UNLIKELY = 1.0, -1.2  # log-odds by the reader alone
_PERSON = re.compile(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)  # whom a sentence before names
_DENIED, _SLACK_DENIAL = 0.6, 1.0  # what is asked for, denied: the reader calls it no answer, who asks is glad of it


def may_answer(question: Question, one: Scored) -> bool:
    """Whether a sentence could answer at all: no heading, nothing about another time, place, post or holder of it."""
    if not (one.candidate.whole or _answers_as_label(question, one.candidate)) or one.candidate.another:
        return False
    if _of_another_holder(question, one.candidate) or _says_another(question, one.candidate):
        return False
    if elsewhere(question, one.candidate.text) or _of_something_else(question, one.candidate):
        return False
    if timely(question, one) is not None:
        return one.candidate.scope > (0.0 if one.confidence > _SURE_UNDATED else _OUT_OF_TIME)
    undated = _UNDATED if one.confidence > _SURE_UNDATED else 0.0
    return not question.dates or one.candidate.scope > undated


def _of_something_else(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence is about another version, plan or the like, lacks the name asked for, or leaves it open."""
    document = candidate.document
    unnamed = asks_for_a_name(question) and not candidate.foreign and _names_nobody(question, candidate)
    return unnamed or leaves_open(question, candidate.text) or of_another_label(question, document, candidate.span)


def _names_nobody(question: Question, candidate: Candidate) -> bool:
    return names_nobody_new(question, candidate.text, candidate.document.text, candidate.document.language)


def _answers_as_label(question: Question, candidate: Candidate) -> bool:
    """Whether a heading says all of what is asked and, surely, the answer: “Lodestar 3.2 (12 May 2025)”.

    Each name and number of the question stands in it: 3.1 is not 3.2.
    """
    reading, match = candidate.reading, candidate.match
    if reading is None or not is_typed(question.want) or not candidate.typed:
        return False
    if candidate.text.strip("#*_ ") == candidate.document.title:
        return False
    language = candidate.document.language
    said = stems_in(candidate.text, language)
    if not all(stem(term.word, language) in said for term in question.terms if term.name):
        return False
    if not set(_WITH_DIGITS.findall(question.text)) <= set(_WITH_DIGITS.findall(candidate.text)):
        return False
    surely = reading.sureness >= _SURE_LABEL and reading.relevance >= _VOUCHED
    return surely and match.asked >= _ALL_ASKED and match.own >= SAID


def _says_another(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what somebody says in a conversation, and this is somebody else's turn."""
    if question.want is not Want.STATEMENT:
        return False
    names = [term.word for term in question.terms if term.name]
    return said_by_another(candidate.document.text, candidate.span.start, names)


def is_bare_row(candidate: Candidate) -> bool:
    """Whether a row of a table has no word of the question, not even in its columns or its document's title."""
    match = candidate.match
    return CELL in candidate.text and not candidate.foreign and not match.own and not match.said


def _of_another_holder(question: Question, candidate: Candidate) -> bool:
    rules = (
        comes_on_the_other_side,
        names_no_appointer,
        names_only_a_deputy,
        names_only_the_holder,
        names_the_same_post_elsewhere,
        turns_the_other_way,
    )
    return not tells_turn(question, candidate) and any(rule(question, candidate) for rule in rules)


def is_evidence(question: Question, best: Scored, slack: float) -> bool:
    """Whether the best sentence is likely enough to answer; `slack`: so much less, in log-odds, will do."""
    if is_bare_row(best.candidate):
        return False
    if (question.topic and best.candidate.match.own >= SAID) or tells_turn(question, best.candidate):
        return True
    if question.creative or _lacks(question, best) or (slack <= 0 and _unheard(best)):
        slack = SURE - _SURE_ANYWAY
    elif best.candidate.foreign:
        slack += _SLACK_ABROAD
    elif best.candidate.denies and best.candidate.match.asked >= _DENIED:
        slack += _SLACK_DENIAL
    return confidence(question, best) > SURE - slack


def _unheard(best: Scored) -> bool:
    """Whether a sentence has no word of what is asked and the reader does not vouch for it.

    The less of what is asked any document has a word for, the surer the reader has to be.
    """
    one = best.candidate
    if one.foreign or one.match.asked > _HARDLY_ASKED or one.reading is None:
        return False
    return one.reading.relevance < (_VOUCHED if one.heard <= _HARDLY_ASKED else _UNLIKELY)


def _lacks(question: Question, best: Scored) -> bool:
    """Whether a sentence holds nothing of the kind that is asked for, which a denial need not.

    Nor need the cell of a table, which has its unit in another row. What is asked to be counted may be listed.
    """
    known, one = question.want in (Want.DATE, Want.AMOUNT, Want.DURATION), best.candidate
    if question.want is Want.PERSON and not one.foreign and not one.denies and not _PERSON.search(one.text):
        return _names_nobody(question, one)
    return known and not one.typed and not one.denies and CELL not in one.text


def timely(question: Question, one: Scored) -> float | None:
    return timeliness(question, one.candidate.document, one.candidate.scope)


def confidence(question: Question, one: Scored) -> float:
    """The confidence, higher where the sentence itself says that it is about the time asked for."""
    fits = timely(question, one) or 0.0
    return one.confidence + (_TIMELY * fits if fits > _IN_TIME else 0.0)
