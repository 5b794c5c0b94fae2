"""Whose predecessor or successor a question asks for: “Who took over from Ada Holm?”."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rag.questions.question import Question, Want
from rag.texts.person_names import NAME_IN_SENTENCE as NAME
from rag.texts.person_names import given_names, last_name
from rag.texts.turns import TAKE

_ASKED = rf"(?P<name>{NAME}|her\b|him\b|them\b)"
_ASKS_BEFORE = tuple(
    map(
        re.compile,
        (
            rf"\bbefore {_ASKED}",
            rf"{_ASKED}['’]s (?:immediate |direct )?predecessor",
            rf"\bpredecessor of {_ASKED}",
            rf"\bprecede[ds]? {_ASKED}",
            rf"\bd(?:id|oes) {_ASKED} (?:succeed|replace|follow|take over from|take the place of)",
        ),
    )
)
_ASKS_AFTER = tuple(
    map(
        re.compile,
        (
            rf"\bafter {_ASKED}",
            rf"\bsince {_ASKED} (?:was|left|leaves|resigned|died|retired|went|quit|stepped|stood)",
            rf"{_ASKED}['’]s (?:immediate |direct )?successor",
            rf"\bsuccessor (?:of|to) {_ASKED}",
            rf"\b(?:succeed(?:s|ed)?|replac(?:es?|ed)|follow(?:s|ed)?) {_ASKED}",
            rf"{TAKE} (?:over from|the place of) {_ASKED}",
            rf"{TAKE} {_ASKED}['’]s place",
            rf"\b(?:was|is|were) {_ASKED} (?:succeeded|replaced|followed)",
        ),
    )
)


_ASKS_BETWEEN = re.compile(rf"\bbetween (?P<first>{NAME}) and (?P<last>{NAME})")


class Side(StrEnum):
    """Whether the one before or the one after a person is asked for."""

    BEFORE = "before"
    AFTER = "after"


_FORMS = ((Side.BEFORE, _ASKS_BEFORE), (Side.AFTER, _ASKS_AFTER))


@dataclass(frozen=True)
class Asked:
    """The person whose neighbour in a post is asked for, by the last word of the name, folded, and which neighbour.

    `given`: the first names, where the question has them.
    """

    side: Side
    names: frozenset[str]
    given: frozenset[str] = frozenset()


def asked_turn(question: Question) -> Asked | None:
    """Whose predecessor or successor a question asks for; None where it asks for neither, or for both."""
    if question.want is not Want.PERSON:
        return None
    named = _named_side(question.text)
    if named is None:
        return None
    side, name = named
    if name in ("her", "him", "them"):
        return Asked(side, frozenset(term.word for term in question.terms if term.name and term.carried))
    return Asked(side, frozenset({last_name(name)}), given_names(name))


@lru_cache(64)  # asked once for each sentence that could answer
def _named_side(text: str) -> tuple[Side, str] | None:
    """Which neighbour of whom, as the question has it; None where it asks for neither, or for both."""
    found = [(side, one["name"]) for side, forms in _FORMS for form in forms if (one := form.search(text))]
    return found[0] if found and len({side for side, _ in found}) == 1 else None


def asked_between(question: Question) -> tuple[str, str] | None:
    """The two persons between whom a holder of a post is asked for, by the last words of their names, folded."""
    asks = question.want is Want.PERSON and not question.dates
    found = _ASKS_BETWEEN.search(question.text) if asks else None
    return (last_name(found["first"]), last_name(found["last"])) if found else None
