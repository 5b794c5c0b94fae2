"""Who holds a post: the deputy does not, and who has held it since a later day does in place of who held it before."""

import re
from datetime import date

from rag.eligibility import SURE
from rag.questions import Question, Want
from rag.scoring import Scored
from rag.spells import Kind, spells_in

_HOLDS = re.compile(r"^who(?:\s(?:is|are)\b|[’']s\b)", re.IGNORECASE)
_BEGAN = re.compile(
    r"\b(?:since|appointed|confirmed|elected|became|named|took (?:over|office)|succeeded|from)\b", re.IGNORECASE
)


def present_holder_first(question: Question, able: list[Scored]) -> list[Scored]:
    """Who has held a post since a day, before whom a document of an earlier day names; where no time is asked for.

    Those told of before that day are left out.
    """
    if question.want is not Want.PERSON or question.dates or not able or not _HOLDS.match(question.text):
        return able
    begun = [(day, one) for one in able if one.confidence > SURE and (day := _began(one))]
    if not begun:
        return able
    day, newest = max(begun, key=lambda pair: pair[0])
    if newest.candidate.match.asked < able[0].candidate.match.asked or not _told_before(able[0], day):
        return able
    return [newest, *(one for one in able if one is not newest and not _told_before(one, day))]


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
