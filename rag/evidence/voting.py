"""Sentences that tell the vote a question asks for."""

from rag.evidence.candidates import Candidate
from rag.evidence.votes import asks_for_vote, is_of_voting, motion_voted_on, voted_otherwise
from rag.language.stems import document_stems, stem
from rag.questions.question import Question

_ITS_MOTION = 0.4  # of what is asked


def tells_asked_vote(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked how a vote went, and a candidate tells it of a motion that has the question's words."""
    if not asks_for_vote(question) or candidate.match.own < _ITS_MOTION or candidate.match.misnamed:
        return False
    document, language = candidate.document, candidate.document.language
    motion = motion_voted_on(document.text, language, candidate.span)
    if motion is None or voted_otherwise(question, candidate.text):
        return False
    moved = document_stems(document.text[motion.start : motion.end], language)
    return any(stem(term.word, language) in moved for term in question.terms if not is_of_voting(term.word, question))
