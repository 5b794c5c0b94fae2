"""What is quoted of a candidate before anything is cut: the sentence with what it cannot stand without."""

import re

from rag.dates.entries import entry_at
from rag.dates.named_days import NamedDay, named_day
from rag.evidence.antecedents import with_antecedent
from rag.evidence.asked_lists import asked_list, asks_for_several
from rag.evidence.corrections import with_correction
from rag.evidence.plans import plans
from rag.evidence.votes import with_outcome
from rag.judging.scoring import Scored
from rag.judging.short_answers import short_form
from rag.questions.question import Question, Want
from rag.texts.announced import with_list, with_other_items
from rag.texts.asked_above import answered_question
from rag.texts.commands import is_command
from rag.texts.requests import asks_for, next_sentence, refusal_of
from vectorstore.documents import Document, Span
from vectorstore.index.fulltext import words

_FEW_WORDS = 2  # “Yes, twice.” says nothing without what was asked
_MOST_FOLLOWING = 30  # words of what is quoted with so short a reply
_SURELY = 1.5  # log-odds: whatever its words, that is why
_RESTATED = 0.3  # of a sentence's words: it hardly says more than the question does
_PREVENTED = re.compile(r"\bwhat (?:prevented|stopped|hindered|foiled|thwarted|delayed|held up)\b", re.IGNORECASE)
_LONGEST_ENTRY = 300  # characters


def quoted_span(question: Question, one: Scored) -> Span:
    """The sentence with what it points back to, what puts it right, what it announces and how the vote on it went.

    Where a day is asked for, an entry is quoted from the day at its head. Nothing is added that orders a model about.
    """
    document, whole = one.candidate.document, _whole(question, one)
    return one.candidate.span if is_command(document.text[whole.start : whole.end]) else whole


def _whole(question: Question, one: Scored) -> Span:
    document, own = one.candidate.document, one.candidate.span
    if len(words(one.candidate.text)) <= _FEW_WORDS and (put := answered_question(document.text, own.start)):
        return Span(put.start, _with_next(document, own).end)
    if asked := asked_list(question, one.candidate):
        return asked
    several = question.want is Want.LIST or (question.want is Want.OTHER and asks_for_several(question))
    if several and (listed := with_other_items(document.text, own)) != own:
        return listed
    begun = with_antecedent(question, one.candidate, day_of(question, one))
    told = [with_correction(document, own), with_outcome(document.text, document.language, own)]
    if _leaves_the_point(question, one):
        told.append(_with_next(document, own))
    span = Span(begun.start, max(begun.end, *(one.end for one in told)))
    if question.want not in (Want.COUNT, Want.YES_NO) or one.candidate.text.endswith((":", "：")):
        span = with_list(document.text, span, document.language)
    entry = entry_at(document.text, span.start) if question.want is Want.DATE else None
    if entry is None or entry.message or span.start <= entry.head.start or span.end - entry.head.start > _LONGEST_ENTRY:
        return span
    return Span(entry.head.start, span.end)


def _leaves_the_point(question: Question, one: Scored) -> bool:
    """Whether a sentence tells only that it was so where it is asked why, what was planned where it is asked what came
    between, or what somebody wanted where it is asked whether.

    “We have dropped the plan. Tests showed …”; “She asked for a delay. I refused it.”; “You ask if it will. It will.”
    """
    if _PREVENTED.search(question.text) and plans(one.candidate):
        return True
    if question.want is Want.REASON:
        unsure = one.confidence < _SURELY or one.candidate.match.restates >= _RESTATED
        return unsure and not one.candidate.typed
    document = one.candidate.document
    if refusal_of(document.text, document.language, one.candidate.span):
        return True
    return question.want is Want.YES_NO and asks_for(one.candidate.text) and not short_form(question, one)


def _with_next(document: Document, own: Span) -> Span:
    """A sentence with the one that follows it in its paragraph, where that is short."""
    behind = next_sentence(document.text, document.language, own)
    short = behind and len(words(document.text[behind.start : behind.end])) <= _MOST_FOLLOWING
    return Span(own.start, behind.end) if behind and short else own


def day_of(question: Question, one: Scored) -> NamedDay | None:
    """The day that a sentence’s own text gives it, where a day is asked for."""
    return named_day(one.candidate.document, one.candidate.span) if question.want is Want.DATE else None
