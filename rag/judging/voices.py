"""What a sentence states of what is asked, and whether two documents state it differently."""

from collections.abc import Mapping
from functools import lru_cache

from rag.dates.clock import clocks_in
from rag.evidence.close_reading import short_answer
from rag.evidence.holding import holders_in
from rag.evidence.plans import planned_and_done
from rag.judging.rival_answers import rival_answers
from rag.judging.rivals import says_the_same_figure
from rag.judging.scoring import Scored
from rag.judging.short_answers import short_form, whole_name
from rag.questions.expectations import holds, values
from rag.questions.question import Question, Want
from rag.search.retrieval import FACT
from vectorstore.index.fulltext import fold, words

_NAMED = (Want.PERSON, Want.PLACE, Want.DATE)
_ALIKE = 0.6
_SURE = 0.25  # of a short answer, before it counts as what a document states


def stated(question: Question, one: Scored) -> tuple[str, ...]:
    """The values that a sentence states: of its short answer, else all of it; empty where neither can be told."""
    reading, short = one.candidate.reading, short_answer(one.candidate)
    sure = reading is not None and reading.sureness >= _SURE
    if question.want in _NAMED and reading is not None:
        short = whole_name(one.candidate.text, reading.answer)
        return (short,) if sure and holds(question.want, short) else ()
    return (sure and values(question.want, short)) or values(question.want, one.candidate.text)


def contrast(question: Question, one: Scored, other: Scored) -> tuple[str, str] | None:
    """The different values that two sentences of different documents state of what is asked; None where they do not.

    Not where one tells of a plan and the other of what came of it. Also where one says in nearly the other's words what
    the other says, with another number or name, and where one says yes and the other no to what is asked.
    """
    if one.candidate.document.id == other.candidate.document.id and not other.candidate.rejoins:
        return None
    if question.want is Want.YES_NO and (decided := _decided(question, one, other)):
        return decided
    theirs = None if other.candidate.foreign else _holders(question, other)
    if theirs is not None:
        ours = _holders(question, one) or {}
        if not theirs or ours.keys() & theirs.keys():  # it names somebody beside the post, or the same holder
            return None
        if ours:
            return next(iter(ours.values())), next(iter(theirs.values()))
    if says_the_same_figure(question, one.candidate, other.candidate):
        return None
    if rivals := rival_answers(question, one, other):
        return rivals
    if planned_and_done(question, one.candidate.text, other.candidate.text, one.candidate.document.language):
        return None
    a, b = stated(question, one), stated(question, other)
    if not a or not b:
        return _reworded(one.candidate.text, other.candidate.text)
    return None if _compatible(question, a, b) else (a[0], b[0])


def differs(question: Question, one: Scored, other: Scored) -> bool:
    """Whether two sentences of different documents state different values of what is asked."""
    return contrast(question, one, other) is not None


def _decided(question: Question, one: Scored, other: Scored) -> tuple[str, str] | None:
    """Yes and no, where two sentences surely say the one and the other."""
    theirs = short_form(question, other)  # empty at once for what is unsure, as most are
    ours = theirs and short_form(question, one)
    return (ours, theirs) if ours and ours != theirs else None


def _holders(question: Question, one: Scored) -> Mapping[str, str] | None:
    return holders_in(question, one.candidate.document, one.candidate.span)


def _compatible(question: Question, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether both may be meant: a value in common, a part of a name, a date that is more precise than the other."""
    if question.want not in _NAMED:
        return bool(set(a) & set(b))
    ours, theirs = set(words(a[0])), set(words(b[0]))
    if question.want is Want.DATE:
        if (hours := clocks_in(a[0])) and (others := clocks_in(b[0])):
            return any(one.is_at(other) for one in hours for other in others)
        return ours <= theirs or theirs <= ours
    asked = question.every_word  # both are harbour masters where the harbour master is asked for
    return bool((ours & theirs) - asked) or not ours - asked or not theirs - asked


def alike(one: str, other: str) -> float:
    """The share of the shorter sentence's words that the other one has."""
    a, b = _words_in(one), _words_in(other)
    return len(a & b) / max(1, min(len(a), len(b)))


@lru_cache(1024)
def _words_in(text: str) -> frozenset[str]:
    return frozenset(words(text))


def _reworded(one: str, other: str) -> tuple[str, str] | None:
    """The first number or name that each of two sentences has beside the words they share."""
    if alike(one, other) < _ALIKE:
        return None
    a, b = (FACT.findall(text) for text in (one, other))
    ours, theirs = ([word for word in mine if fold(word) not in set(map(fold, its))] for mine, its in ((a, b), (b, a)))
    return (ours[0], theirs[0]) if ours and theirs else None
