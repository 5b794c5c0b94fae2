"""The time a question asks about, where its own words state one."""

import re
from functools import cache

from rag.dates.periods import Period
from rag.dates.question_dates import aligned
from rag.dates.spells import Kind, Spell, spells_in
from rag.language.forms import any_of
from rag.language.lexicons import Lexicon
from vectorstore.dates import PartialDate

_READ, _MOST = 10_000, 8
_DATES = (Kind.AT, Kind.SINCE)  # what is so since a date is mostly told by what happened then
_OPEN = (Kind.BEFORE, Kind.AFTER)
_NEXT_WORD = re.compile(r"\s*(?P<end>$|\W)|\s+(?P<word>\w+)")
_ALSO = re.compile(r"\b(?:and|or|y|e|o|u|und|oder|et|ou)\s+$")
_ARTICLE = re.compile(r"\b(?:the|el|la|le|den|dem|der)\s$")


def stated_times(text: str, known: Lexicon) -> tuple[PartialDate | Period, ...]:
    """The dates and stretches of time a question states, in order; where it states one stretch, only that.

    Of several, those behind the question word are meant (“the minister of 1999, which prize did she win in 2008?”), and
    none that says which thing is meant (“the keeper born in 1986”).
    """
    text = text[:_READ]
    spells = spells_in(text)
    if len(spells) > 1:
        spells = _meant(aligned(text), spells)
    times = [_time(text, one, known) for one in spells]
    stretches = [one for one in times if isinstance(one, Period)]
    return tuple(dict.fromkeys(stretches if len(stretches) == 1 else times))[:_MOST]


def _meant(folded: str, spells: tuple[Spell, ...]) -> tuple[Spell, ...]:
    told, asking = _words()
    spells = (
        tuple(one for one in spells if not (one.kind is Kind.AT and told.search(folded[: one.span.start]))) or spells
    )
    asked = list(asking.finditer(folded))
    behind = asked[-1].end() if asked and not _ALSO.search(folded[: asked[-1].start()]) else 0
    return tuple(one for one in spells if one.span.start > behind) or spells


def _time(text: str, one: Spell, known: Lexicon) -> PartialDate | Period:
    modifies = one.kind is Kind.FROM or (one.kind in _OPEN and _modifies(text, one, known))
    if one.stated is not None and (one.kind in _DATES or modifies):  # the report from May 2024; after the 2012 talks
        return one.stated
    return Period(one.earliest, one.latest, stated=True)


def _modifies(text: str, one: Spell, known: Lexicon) -> bool:
    """Whether a date belongs to a noun after it: “after the January 2025 meeting”, not “after January 2025, who …”."""
    if _ARTICLE.search(aligned(text[: one.span.start])):
        return True
    following = _NEXT_WORD.match(text, one.span.end)
    word = str(following["word"] or "") if following else ""
    return word.islower() and word not in known.stop and word not in known.pronouns


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a date that says which thing is meant; question words."""
    told, asking = any_of("spell_told_apart"), any_of("question_words")
    return re.compile(rf"\b(?:{told})\s+(?:[^\W\d]+\s+){{0,3}}(?:in|on|en|el|im|am|le)\s+$"), re.compile(
        rf"\b(?:{asking})\b"
    )
