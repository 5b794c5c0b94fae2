"""Sentences that tell who took the post asked for from whom, or gave it to whom."""

import re

from rag.evidence.candidates import Candidate
from rag.language.stems import stem, stems_in
from rag.questions.question import Question
from rag.questions.turns_asked import Asked, Side, asked_turn
from rag.texts.person_names import given_names, last_name
from rag.texts.preceding import sentences_before
from rag.texts.turns import PRONOUNS, SELF, turns_in
from rag.texts.writers import first_person
from vectorstore.index.fulltext import fold, words

_GOES_ON = re.compile(r"\W*(?:He|She|They|His|Her|Their)\b")
_MOST_BEFORE = 3  # sentences
_AS_POST = re.compile(
    r"\bas (?:the |a |an |its |their )?(?:new |acting |interim |next )?(?P<post>[a-z]+(?: [a-z]+){0,3})"
)
_TURNING = frozenset(
    map(stem, ["succeeded", "replaced", "followed", "took", "takes", "over", "place", "successor", "predecessor"])
)


def follows_on(candidate: Candidate, name: str) -> str:
    """Who has taken the post of a person by a sentence's own words; empty where it says of none."""
    asked = Asked(Side.AFTER, frozenset({last_name(name)}))
    told = (turn for turn in turns_in(candidate.text) if _is(turn.before, asked, candidate))
    return next((turn.after for turn in told if fold(turn.after) not in PRONOUNS), "")


def leaves_unnamed(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence tells of the turn asked for, and has the person who is asked for as a pronoun alone."""
    asked = asked_turn(question)
    told = _told(asked, question, candidate) if asked else []
    return bool(told) and all(fold(name) in PRONOUNS for name in told)


def tells_turn(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence names the one before or after the person asked about, as the turn it tells of has it."""
    asked = asked_turn(question)
    return asked is not None and bool(_told(asked, question, candidate))


def _told(asked: Asked, question: Question, candidate: Candidate) -> list[str]:
    found = []
    for turn in turns_in(candidate.text):
        mine, other = (turn.after, turn.before) if asked.side is Side.BEFORE else (turn.before, turn.after)
        if (
            _is(mine, asked, candidate)
            and not _is_named(other, asked)
            and not _of_another_post(question, candidate.text)
        ):
            found.append(other)
    return found


def turns_the_other_way(question: Question, candidate: Candidate) -> bool:
    """Whether every turn of a sentence that the person asked about has a part in is on the side that is not asked for.

    “Ada Holm replaced him” says nothing of who came after Ada Holm.
    """
    asked = asked_turn(question)
    if asked is None or tells_turn(question, candidate):
        return False
    return any(
        _is_named(turn.after if asked.side is Side.AFTER else turn.before, asked) for turn in turns_in(candidate.text)
    )


def turns_another(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence tells of turns alone in which the person asked about has no part: “His successor is …”."""
    asked, told = asked_turn(question), turns_in(candidate.text)
    if asked is None or not told or not asked.names:
        return False
    return not any(_is(side, asked, candidate) for turn in told for side in (turn.before, turn.after))


def _is(side: str, asked: Asked, candidate: Candidate) -> bool:
    """Whether a side of a turn is the person asked about; a pronoun is whom the sentence or the one before it names."""
    if _is_named(side, asked):
        return True
    document, start = candidate.document, candidate.span.start
    if fold(side) in SELF:
        writer = first_person(document.text, candidate.span)
        return writer is not None and bool(asked.names & set(words(writer.name)))
    if fold(side) not in PRONOUNS:
        return False
    around = candidate.text
    for one in reversed(sentences_before(document.text, document.language, start)[-_MOST_BEFORE:]):
        said = document.text[one.start : one.end]
        around = f"{said} {around}"
        if not _GOES_ON.match(said):  # “She remains a member.” says no more of whom it speaks
            break
    return bool(asked.names & set(words(around)))


def _is_named(side: str, asked: Asked) -> bool:
    """Whether a side of a turn has the name asked about; of one family, the first name as well."""
    given = given_names(side)
    return last_name(side) in asked.names and (not given or not asked.given or bool(given & asked.given))


def _of_another_post(question: Question, text: str) -> bool:
    """Whether the turn is said to be in a post that the question has no word of."""
    named = _AS_POST.search(text)
    own = (term.word for term in question.terms if not term.name and not term.carried)
    posts = {stem(word, question.language) for word in own} - _TURNING
    return bool(named and posts) and not posts & stems_in(named["post"], question.language) if named else False
