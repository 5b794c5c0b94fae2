"""How far back a quotation must begin to say who “he” or what “this” is."""

import re

from rag.dates.named_days import NamedDay
from rag.dates.question_dates import says_more_than_when
from rag.evidence.candidates import Candidate
from rag.evidence.naming import written_to
from rag.evidence.reported import writer_meant
from rag.evidence.turns import leaves_unnamed
from rag.evidence.votes import motion_voted_on, with_outcome
from rag.questions.question import Question, Want
from rag.texts.authors import authored
from rag.texts.headings import heading_above
from rag.texts.mails import Written
from rag.texts.pointing import (
    has_unnamed_speaker,
    holds_name,
    is_bare_quotation,
    is_consequence,
    opens_with_person,
    points_back,
)
from rag.texts.preceding import sentences_before
from rag.texts.speakers import speaker_at
from rag.texts.writers import own_words
from vectorstore.documents import Document, Span
from vectorstore.index.fulltext import words

_LONGEST = 600
_CLEFT = re.compile(r"It (?:is|was|will be) the \w+")  # “It was the largest rescue …” names what it is about


def with_antecedent(question: Question, candidate: Candidate, day: NamedDay | None) -> Span:
    """The candidate's span, begun up to two sentences earlier where it points back to a name it does not hold.

    Where “today” is the `day` its line opens with, the line is quoted from there; how a vote went, from the motion.
    """
    span, document = candidate.span, candidate.document
    if day and day.line and span.end - day.line.start <= _LONGEST:
        return Span(day.line.start, span.end)
    motion = motion_voted_on(document.text, document.language, span)
    if motion and span.end - motion.start <= _LONGEST:
        return Span(motion.start, max(span.end, with_outcome(document.text, document.language, motion).end))
    if question.want is Want.REASON and is_consequence(candidate.text):
        return _with_ground(document, span)
    if not _wants_more(question, candidate):
        return span
    start = span.start
    for sentence in reversed(sentences_before(document.text, document.language, span.start)[-2:]):
        text = document.text[sentence.start : sentence.end]
        if span.end - sentence.start > _LONGEST or any(sentence.overlaps(piece) for piece in document.furniture):
            break
        if not says_more_than_when(text) or not _under_one_heading(document, sentence, span):
            break
        start = sentence.start
        if holds_name(text) and not points_back(text):
            break
    return Span(start, span.end)


def naming_line(question: Question, candidate: Candidate) -> Span | None:
    """The line that names whom a sentence calls “I” or “you”, or whose word it is; None where nobody asks or it does
    so.
    """
    writer = writer_meant(question, candidate) or _teller(question, candidate) or written_to(question, candidate)
    if question.want is not Want.PERSON and speaker_at(candidate.document.text, candidate.span.start):
        return None  # a turn is led in by its speaker
    if writer is None or writer.line.overlaps(candidate.span) or set(words(writer.name)) & set(words(candidate.text)):
        return None
    return writer.line


def _teller(question: Question, candidate: Candidate) -> Written | None:
    """Whose mail, letter or turn a sentence stands in, where it is asked who and it has nobody: “The seal leaks.”"""
    text, document = candidate.text, candidate.document
    if question.want is not Want.PERSON or candidate.typed or candidate.denies or holds_name(text) or points_back(text):
        return None
    own = own_words(document.text, candidate.span)
    return None if own in authored(document.text) else own


def _with_ground(document: Document, span: Span) -> Span:
    """A sentence with the one before it, which says why."""
    before = sentences_before(document.text, document.language, span.start)[-1:]
    near = before and span.end - before[0].start <= _LONGEST and _under_one_heading(document, before[0], span)
    return Span(before[0].start, span.end) if near else span


def _under_one_heading(document: Document, before: Span, span: Span) -> bool:
    """Whether no heading stands between two sentences: what is above one is of another matter."""
    return heading_above(document.text, before.start) == heading_above(document.text, span.start)


def _wants_more(question: Question, candidate: Candidate) -> bool:
    """Whether the quotation would leave open whom it speaks of; “their meeting” is explained by a title before it."""
    text = candidate.text
    unnamed = not holds_name(text) and writer_meant(question, candidate) is None
    if question.want is Want.PERSON and (unnamed or leaves_unnamed(question, candidate)):
        return True
    if _CLEFT.match(text) and holds_name(text):
        return False
    return (
        has_unnamed_speaker(text)
        or is_bare_quotation(text)
        or opens_with_person(text)
        or (points_back(text) and not candidate.document.title)
    )
