"""Where the event took place that a document reports: the place its lead names for it, or the dateline's."""

import re
from collections.abc import Sequence
from functools import lru_cache

from vectorstore.describing.calendar_words import month_numbers, weekday_numbers
from vectorstore.describing.datelines import Dateline
from vectorstore.describing.pages import Finding, Page
from vectorstore.documents import Span

_NAME = r"[A-ZÀ-ÞА-ЯЁ][\w’'.-]{1,25}(?<![.'’])"
_PLACE = rf"(?P<place>{_NAME}(?: {_NAME}){{0,3}}(?:, (?:{_NAME}(?: {_NAME}){{0,2}}|(?:[A-Z]\.){{2}}))?)"
_PREPOSITIONS = {
    "en": "in|at|near", "es": "en", "fr": "à|en|au", "de": "in|bei", "it": "a|ad|in", "pt": "em|no|na",
    "nl": "in|te", "ru": "в|во",
}  # fmt: skip
_AT_NO_PLACE = "at"  # "at the ministry in Oslo": the place follows
_VERBS = (
    r"met|meets?|held|gathered|signed|took place|taking place|convened|hosted|inaugurated|opened|se reuni(?:ó|eron)"
    r"|celebró"
    r"|se entrevist(?:ó|aron)|trafen?|tagte|fand|rencontrés?|réuni(?:s|e|es)?|incontrat[oi]|riunit[oi]|reuniu|reuniram"
    r"|ontmoet(?:te|ten)|встретил(?:ся|ись)"
)
_NOUNS = (
    r"meetings?|talks|summit|conference|gathering|ceremony|session|reunión|cumbre|encuentro|treffen|konferenz"
    r"|gipfel|réunion"
    r"|sommet|conférence|incontro|vertice|reunião|encontro|cimeira|встреча|переговоры"
)
_HELD = re.compile(rf"\b(?:{_VERBS})\b", re.IGNORECASE)
_ABOUT = re.compile(rf"\b(?:{_VERBS}|{_NOUNS})\b", re.IGNORECASE)  # for the first sentence
_ASIDE = re.compile(r"\b(?:who|which|where|after|before|since|ahead of|following)\b|[,;:(]")
_JAPANESE = re.compile(
    r"(?P<place>[\u30a0-\u30ff\u4e00-\u9fff]{2,10}?)(?:市内)?で(?:\d{1,2}日)?[、]?(?:[^。、]{0,20})(?:会談|開催|会合|会議)"
)
_NO_PLACE_END = re.compile(
    r"(?:Organi[sz]ation|Union|Committee|Council|Conference|Summit|Association|Agency|Bank|Fund|Court|Senate|House"
    r"|Congress|Party"
    r"|Forum|Ministry|Department|Games|Cup|League|War|Talks|Meeting|Alliance)$"
)
_ADJECTIVE = re.compile(
    r" (?!(?:on|in|for|to|with|and|at|this|last|next|by|from|where|after|before|during|over|as"
    r"|amid|when)\b)[a-z]"
)
_NOT_PLACES = frozenset(("English", "Congress", "Parliament", "Earth", "Christmas", "Easter"))
_FARTHEST = 90


@lru_cache(maxsize=16)
def _in(language: str | None) -> re.Pattern[str]:
    words = _PREPOSITIONS.get(language or "en", _PREPOSITIONS["en"])
    return re.compile(rf"(?<!\w)(?P<in>{words})\s(?P<article>the |la |las |los |el )?{_PLACE}")


def find_event_place(page: Page, lead: Sequence[Span], dateline: Dateline | None) -> Finding[str] | None:
    """The event's place; none where the lead names another than the dateline without placing the event there."""
    for index, sentence in enumerate(lead):
        held = _place_of_event(page, sentence, _HELD if index else _ABOUT)
        if held and not (dateline and dateline.place and _same(held.value, dateline.place)):
            return held
        if held:
            break
    if dateline is None or dateline.place is None or dateline.place_span is None:
        return None
    elsewhere = [name for name in _named(page, lead[0]) if not _same(name, dateline.place)] if lead else []
    return None if elsewhere else Finding(dateline.place, "dateline", dateline.place_span)


def _place_of_event(page: Page, sentence: Span, pattern: re.Pattern[str]) -> Finding[str] | None:
    """The place behind a verb or noun of meeting and "in", with no clause between."""
    words = page.words(sentence)
    for held in pattern.finditer(words):
        for match in _in(page.language).finditer(words, held.end(), held.end() + _FARTHEST + 80):
            between = words[held.end() : match.start()]
            if len(between) > _FARTHEST or _ASIDE.search(between):
                break
            if match["in"] != _AT_NO_PLACE and _is_place(page, match):
                return _found(match, sentence)
    japanese = _JAPANESE.search(words) if page.language in ("ja", "zh") else None
    return _found(japanese, sentence) if japanese else None


def _found(match: re.Match[str], sentence: Span) -> Finding[str]:
    span = Span(sentence.start + match.start("place"), sentence.start + match.end("place"))
    return Finding(match["place"], "lead sentence", span)


def _is_place(page: Page, match: re.Match[str]) -> bool:
    first = re.split(r"[ ,]", match["place"])[0]
    time = first.lower() in month_numbers(page.language) or first.lower() in weekday_numbers(page.language)
    if time or first in _NOT_PLACES or _NO_PLACE_END.search(match["place"]):
        return False
    return not (match["article"] and _ADJECTIVE.match(match.string, match.end()))


def _named(page: Page, sentence: Span) -> list[str]:
    words = page.words(sentence)
    return [m["place"] for m in _in(page.language).finditer(words) if m["in"] != _AT_NO_PLACE and _is_place(page, m)]


def _same(name: str, place: str) -> bool:
    """Whether one of two names holds the other's first part: "Lyon" and "Lyon, France"."""
    small, large = name.casefold(), place.casefold()
    return (
        small.split(",")[0] in large or large.split(",")[0] in small or small in [p.strip() for p in large.split(",")]
    )
