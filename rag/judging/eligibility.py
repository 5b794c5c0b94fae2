"""Which sentences may answer a question at all."""

from rag.evidence.candidates import Candidate
from rag.evidence.holding import stands_with_another_post, tells_who_had_left
from rag.evidence.labelled import says_labelled
from rag.evidence.other_rows import counts_something_else, names_another_month
from rag.evidence.predecessors import (
    comes_on_the_other_side,
    names_no_appointer,
    names_only_a_deputy,
    names_only_the_holder,
    names_the_same_post_elsewhere,
)
from rag.evidence.reported import reports_another, written_by_another
from rag.evidence.turns import tells_turn, turns_another, turns_the_other_way
from rag.evidence.votes import voted_otherwise
from rag.judging.bare_lines import answers_as_label
from rag.judging.scoring import Scored
from rag.judging.sufficiency import timely
from rag.questions.labels import of_another_label
from rag.questions.left_open import leaves_open
from rag.questions.names_asked import asks_for_a_name, names_nobody_new
from rag.questions.question import Question, Want
from rag.questions.telling_apart import elsewhere
from rag.texts.denials import denies_all
from rag.texts.speakers import said_by_another
from rag.texts.tables import is_row

_UNDATED, _SURE_UNDATED = -0.1, 0.5  # a document without any date may answer, if it answers well
_OUT_OF_TIME = 0.3  # a scope


def may_answer(question: Question, one: Scored) -> bool:
    """Whether a sentence could answer at all: no heading, nothing about another time, place, post or holder of it."""
    return _is_of_the_time(question, one) and is_about_the_asked(question, one)


def is_about_the_asked(question: Question, one: Scored) -> bool:
    """Whether a sentence could answer but for the time it is about: no heading, nothing about another place or post."""
    whole = one.candidate.whole or says_labelled(question, one.candidate) or answers_as_label(question, one.candidate)
    if not whole or (one.candidate.another and not denies_all(one.candidate.text)):
        return False
    if _of_another_holder(question, one.candidate) or _says_another(question, one.candidate):
        return False
    return not elsewhere(question, one.candidate.text) and not _of_something_else(question, one.candidate)


def _is_of_the_time(question: Question, one: Scored) -> bool:
    if timely(question, one) is not None:
        return one.candidate.scope > (0.0 if one.confidence > _SURE_UNDATED else _OUT_OF_TIME)
    undated = _UNDATED if one.confidence > _SURE_UNDATED else 0.0
    return not question.dates or one.candidate.scope > undated


def _of_something_else(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence is about another version or the like, lacks the name asked for, counts other things, or leaves
    it open.
    """
    document, text = candidate.document, candidate.text
    named = not asks_for_a_name(question) or candidate.foreign
    if not named and names_nobody_new(question, text, document.text, document.language):
        return True
    if question.want is Want.COUNT and is_row(text) and not candidate.foreign and not candidate.match.asked:
        return True
    if question.want is Want.COUNT and counts_something_else(question, candidate):
        return True
    if question.want is Want.DATE and is_row(text) and not candidate.typed:
        return True
    if leaves_open(question, text) or voted_otherwise(question, text) or names_another_month(question, candidate):
        return True
    return of_another_label(question, document, candidate.span)


def _says_another(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what somebody says or does, and this is another one's report, mail or turn."""
    if reports_another(question, candidate) or written_by_another(question, candidate):
        return True
    if question.want is not Want.STATEMENT:
        return False
    names = [term.word for term in question.terms if term.name]
    return said_by_another(candidate.document.text, candidate.span.start, names)


def _of_another_holder(question: Question, candidate: Candidate) -> bool:
    rules = (
        comes_on_the_other_side,
        names_no_appointer,
        names_only_a_deputy,
        names_only_the_holder,
        names_the_same_post_elsewhere,
        turns_another,
        turns_the_other_way,
    )
    if tells_turn(question, candidate):
        return False
    if any(
        rule(question, candidate.document, candidate.span) for rule in (tells_who_had_left, stands_with_another_post)
    ):
        return True
    return any(rule(question, candidate) for rule in rules)
