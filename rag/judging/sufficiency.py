"""Whether the best sentence found is evidence enough that the documents answer a question."""

import re

from rag.evidence.candidates import Candidate
from rag.evidence.mentions import says_something_of
from rag.evidence.quoted_words import says_quoted
from rag.evidence.reported import writer_meant
from rag.evidence.scope import timeliness
from rag.evidence.turns import tells_turn
from rag.judging.scoring import Scored
from rag.questions.names_asked import names_nobody_new
from rag.questions.question import Question, Want
from rag.questions.said_claims import said_claim
from rag.texts.denials import denies_all
from rag.texts.pointing import is_bare_quotation
from rag.texts.speakers import speaker_at
from rag.texts.tables import is_row

SURE = -0.5  # log-odds; more questions asked of documents have an answer than not
SAID = 0.75  # of a topic's words, in a sentence that tells of it
VOUCHED = 1.0  # log-odds by the reader alone
_UNLIKELY = -1.2
_SURE_ANYWAY = 1.0
# How sure what holds nothing of the kind asked for has to be: “right after the vote” is a time, “in a cinema” a place.
_SURE_WITHOUT, _SURE_UNMEASURED = {Want.DATE: 1.0, Want.PERSON: 1.0, Want.PLACE: 0.5}, 3.0
_SLACK_ABROAD = 0.5  # words cannot be compared there, so that less speaks for what is right
_TIMELY = 1.6  # log-odds that a sentence's own time adds where it is the time asked for
_IN_TIME = 0.4  # a scope
_HARDLY_ASKED = 0.2  # of what is asked, names apart
_MEASURED = (Want.DATE, Want.DURATION, Want.AMOUNT, Want.COUNT)
_DECIDES, _SURE_DECIDES = 0.45, 0.5  # of what is asked; log-odds
_HALF = 0.5  # of a question's names
_PERSON = re.compile(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)  # whom a sentence before names
_DENIED, _SLACK_DENIAL = 0.6, 1.0  # what is asked for, denied: the reader calls it no answer, who asks is glad of it


def is_evidence(question: Question, best: Scored, slack: float) -> bool:
    """Whether the best sentence is likely enough to answer; `slack`: so much less, in log-odds, will do."""
    if is_bare_row(best.candidate):
        return False
    if question.want is not Want.YES_NO and says_something_of(question, best.candidate):
        return True
    if says_quoted(question, best.candidate):
        return True
    if (question.topic and best.candidate.match.own >= SAID) or tells_turn(question, best.candidate):
        return True
    if _lacks(question, best):
        slack = SURE - _SURE_WITHOUT.get(question.want, _SURE_UNMEASURED)
    elif question.creative or _of_strangers(question, best) or (slack <= 0 and _unheard(best)):
        slack = SURE - _SURE_ANYWAY
    elif _hardly_decides(question, best.candidate):
        slack = SURE - _SURE_DECIDES
    elif best.candidate.foreign:
        slack += _SLACK_ABROAD
    elif best.candidate.denies and _says_asked(question, best.candidate):
        slack += _SLACK_DENIAL
    return confidence(question, best) > SURE - slack


def _hardly_decides(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked if something is so, and a sentence has less than half of the words for it.

    Over strangers' folders such a sentence decided none of 14 questions, unless the reader was surer than of most.
    """
    asks = question.want is Want.YES_NO and not question.compares
    return asks and not candidate.foreign and candidate.match.asked < _DECIDES


def _says_asked(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence says most of what is asked; of a question that has nothing but names, most of these."""
    named = all(term.name or term.carried or term.aside for term in question.terms)
    return (candidate.match.own if named else candidate.match.asked) >= _DENIED


def is_bare_row(candidate: Candidate) -> bool:
    """Whether a row of a table has no word of the question, not even in its columns or its document's title."""
    match = candidate.match
    return is_row(candidate.text) and not candidate.foreign and not match.own and not match.said


def _unheard(best: Scored) -> bool:
    """Whether a sentence has no word of what is asked and the reader does not vouch for it.

    The less of what is asked any document has a word for, the surer the reader has to be.
    """
    one = best.candidate
    if one.foreign or one.match.asked > _HARDLY_ASKED or one.reading is None:
        return False
    return one.reading.relevance < (VOUCHED if one.heard <= _HARDLY_ASKED else _UNLIKELY)


def _lacks(question: Question, best: Scored) -> bool:
    """Whether a sentence holds nothing of the kind that is asked for, which a denial need not.

    Nor need the cell of a table, which has its unit in another row. What is asked to be counted may be listed.
    """
    known, one = question.want in (Want.DATE, Want.AMOUNT, Want.DURATION, Want.PLACE), best.candidate
    if question.want is Want.PERSON and not one.foreign and not one.denies and not tells_of_somebody(one.text):
        if said_claim(question) and speaker_at(one.document.text, one.span.start):
            return False
        if writer_meant(question, one):
            return False
        said = f"{one.before} {one.text}" if is_bare_quotation(one.text) else one.text
        return names_nobody_new(question, said, one.document.text, one.document.language)
    return known and not one.typed and not one.denies and not is_row(one.text)


def tells_of_somebody(text: str) -> bool:
    """Whether a sentence tells of a person whom one before it names."""
    return bool(_PERSON.search(text))


def _of_strangers(question: Question, best: Scored) -> bool:
    """Whether a figure or a time is from a document that knows at most half of the names, though another knows more."""
    strange = question.want in _MEASURED and best.candidate.match.misnamed >= _HALF
    return strange and not denies_all(best.candidate.text)


def timely(question: Question, one: Scored) -> float | None:
    return timeliness(question, one.candidate.document, one.candidate.scope)


def confidence(question: Question, one: Scored) -> float:
    """The confidence, higher where the sentence itself says that it is about the time asked for."""
    fits = timely(question, one) or 0.0
    return one.confidence + (_TIMELY * fits if fits > _IN_TIME else 0.0)
