"""Who holds a post: the deputy does not, and who has held it since a later day does in place of who held it before."""

import re
from datetime import date

from rag.dates.spells import Kind, spells_in
from rag.evidence.close_reading import short_answer
from rag.evidence.turns import follows_on, tells_turn
from rag.judging.scoring import Scored, put_first
from rag.judging.sufficiency import SURE
from rag.questions.question import Question, Want

_HOLDS = re.compile(r"^who(?:\s(?:is|are)\b|[’']s\b)", re.IGNORECASE)
_HOLDS_NOW = re.compile(
    r"^who(?:\s(?:is|are|runs?|heads?|leads?|chairs?|manages?|directs?|presides|edits?|commands?|holds?)\b|[’']s\b)",
    re.IGNORECASE,
)
_ABOUT = 0.3  # of a question
_BEGAN = re.compile(
    r"\b(?:since|appointed|confirmed|elected|became|named|took (?:over|office)|succeeded|from)\b", re.IGNORECASE
)


def present_holder_first(question: Question, able: list[Scored]) -> list[Scored]:
    """Who has held a post since a day, before whom a document of an earlier day names; where no time is asked for.

    Those told of before that day are left out. Where nobody is told to have begun, the holder by all
    that the documents say of the post comes first.
    """
    if question.want is not Want.PERSON or question.dates or not able or not _HOLDS.match(question.text):
        return able
    told = put_first(next((one for one in able if one.candidate.holds and one.confidence > SURE), None), able)
    begun = [(day, one) for one in able if one.confidence > SURE and (day := _began(one))]
    if not begun:
        return told
    day, newest = max(begun, key=lambda pair: pair[0])
    if newest.candidate.match.asked < able[0].candidate.match.asked or not _told_before(able[0], day):
        return told
    return [newest, *(one for one in able if one is not newest and not _told_before(one, day))]


def turn_first(question: Question, able: list[Scored]) -> list[Scored]:
    """What tells of the turn that is asked for before everything else."""
    return put_first(next((one for one in able if tells_turn(question, one.candidate)), None), able)


def taken_since(question: Question, able: list[Scored]) -> Scored | None:
    """The sentence by which whoever the best one names as the present holder has been followed by another."""
    if question.want is not Want.PERSON or question.dates or not _HOLDS_NOW.match(question.text):
        return None
    holder = short_answer(able[0].candidate)
    if not holder[:1].isupper():
        return None
    later = (one for one in able[1:] if one.candidate.match.coverage >= _ABOUT and _not_before(one, able[0]))
    return next((one for one in later if follows_on(one.candidate, holder)), None)


def _not_before(one: Scored, other: Scored) -> bool:
    ours, theirs = one.candidate.document.published, other.candidate.document.published
    return ours is None or theirs is None or ours.latest >= theirs.earliest


def _began(one: Scored) -> date | None:
    """The last day on which, by a sentence's own words, someone began."""
    text = one.candidate.text
    if not _BEGAN.search(text):
        return None
    kinds = (Kind.SINCE, Kind.AT, Kind.FROM)
    return max((spell.earliest for spell in spells_in(text) if spell.kind in kinds), default=None)


def _told_before(one: Scored, day: date) -> bool:
    when = one.candidate.document.published or one.candidate.document.event_date
    return (when is not None and when.latest < day) or (_began(one) or day) < day
