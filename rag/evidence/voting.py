"""Sentences that tell the vote a question asks for."""

from rag.evidence.candidates import Candidate
from rag.evidence.votes import asks_for_vote, is_of_voting, motion_voted_on, voted_otherwise, with_outcome
from rag.language.stems import document_stems, stem
from rag.questions.question import Question
from rag.texts.headings import heading_above
from vectorstore.documents import Span
from vectorstore.index.chunking import header

_ITS_MOTION = 0.4  # of what is asked
_ITS_MATTER = 0.6  # of the question's words, in a motion, its heading and its document's title


def tells_asked_vote(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked how a vote went, and a candidate tells it of a motion that has the question's words.

    A motion tells it where the vote on it stands behind it.
    """
    if not asks_for_vote(question) or candidate.match.misnamed or candidate.foreign:
        return False
    document, language = candidate.document, candidate.document.language
    motion = motion_voted_on(document.text, language, candidate.span)
    if motion is None and with_outcome(document.text, language, candidate.span) != candidate.span:
        return _share(question, candidate, candidate.span) >= _ITS_MATTER
    if motion is None or voted_otherwise(question, candidate.text):
        return False
    return candidate.match.own >= _ITS_MOTION and _moves(question, candidate, motion)


def _moves(question: Question, candidate: Candidate, motion: Span) -> bool:
    """Whether a motion has a word of what a question asks about."""
    document, language = candidate.document, candidate.document.language
    moved = document_stems(document.text[motion.start : motion.end], language)
    return any(stem(term.word, language) in moved for term in question.terms if not is_of_voting(term.word, question))


def _share(question: Question, candidate: Candidate, motion: Span) -> float:
    """The share of a question's words that a motion has, with its heading and its document's title."""
    document, language = candidate.document, candidate.document.language
    if not _moves(question, candidate, motion):
        return 0.0
    around = f"{header(document)} {heading_above(document.text, motion.start)} {candidate.text}"
    told = document_stems(around, language)
    asked = [stem(term.word, language) for term in question.terms if not is_of_voting(term.word, question)]
    return sum(mark in told for mark in asked) / len(asked) if asked else 0.0
