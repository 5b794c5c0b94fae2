"""Whether a question that follows others is better answered by itself: people change the subject without a word."""

from rag.answering.extractive import Extract
from rag.language.stems import stem, stems_in
from rag.questions.question import Question
from vectorstore.index.chunking import header

# Probabilities: how sure what earlier turns lend no words to has to be, and how much surer than what they do.
_SURE, _SURER = 0.6, 0.1


def is_settled(question: Question, leaning: Extract) -> bool:
    """Whether the question with what earlier turns lend it is answered surely, and with some of that."""
    return _is_sure(leaning) and _takes_up(question, leaning)


def stands_alone(question: Question, leaning: Extract, alone: Extract) -> bool:
    """Whether the question by itself is answered surely, and much more so where the other answer takes up the turns."""
    surer = (alone.confidence or 0.0) >= (leaning.confidence or 0.0) + _SURER
    return _is_sure(alone) and (surer or not _takes_up(question, leaning))


def _is_sure(extracted: Extract) -> bool:
    return bool(extracted.drafts) and (extracted.confidence or 0.0) >= _SURE


def _takes_up(question: Question, extracted: Extract) -> bool:
    """Whether an answer has any of the words that earlier turns lent the question, be it in its document's title."""
    lent = {stem(term.word) for term in question.terms if term.carried}
    quoted = (quotation for draft in extracted.drafts for quotation in draft.quotations)
    return any(lent & stems_in(f"{header(one.document)} {one.text}", "en") for one in quoted)
