"""Days that a lead tells of by words alone, “on Tuesday” or “yesterday”, and what words before a day make of it."""

import re
from datetime import date, timedelta
from functools import lru_cache

from vectorstore.dates import PartialDate
from vectorstore.describing.calendar_words import weekday_numbers
from vectorstore.describing.pages import Finding, Page
from vectorstore.documents import Span

# A date behind one of these is a bound or a reference, not the day of the event.
_NOT_THE_EVENT = re.compile(
    r"(?:\b(?:since|until|till|to|by|before|after|from|through|than|between|born|founded|established|dated|of"
    r"|ahead of"
    r"|published|posted|printed|reviewed"
    r"|deadline|expires?"
    r"|desde|hasta|antes|después|nacid[oa]|fundad[oa]|seit|bis|vor|nach|vom|geboren|gegründet|depuis|avant|après"
    r"|dès|né|née|dal|fino|nato|nata"
    r"|até|após|sinds|tot|voor|с|до|после)(?:\s(?:the|del?|el|le|dem|du|al|il|o|on|in))?(?:\s[\w-]{3,14},)?\s?"
    r"|\d\s(?:to|bis|al?|au|–|-)\s|\bthe\s|\bupdated?:?\s|[(（\[]|\bas of\s"
    r"|\b(?:asked for|requested|commissioned|ordered) (?:this|the present) [\w-]{3,14}\s(?:on|in)\s"
    r"|\b(?:(?:in|into) (?:force|effect)|takes? effect|effective|valid|in kraft|en vigor"
    r"|en vigueur)\s(?:\w{2,3}\s)?)$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|to be held|(?:is|are) (?:set|due|scheduled|expected|to)|scheduled|plans? to|upcoming"
    r"|se (?:reunirá|celebrará)|tendrá lugar"
    r"|será|próxim[oa]|wird|werden|kommenden?|aura lieu|se tiendra|prochaine?|si terrà|prossim[oa]|terá lugar|zal"
    r"|zullen|состоится|будет)\b"
    r"|予定",
    re.IGNORECASE,
)
_UNSURE_BEFORE = re.compile(
    r"(?:\b(?:every|each|next|this|most|ash|black|good|super|holy|cyber|bloody|palm|easter|fat|shrove)|-)\s?$",
    re.IGNORECASE,
)
_HABIT_AFTER = re.compile(r"\s(?:mornings|afternoons|evenings|nights)\b|-", re.IGNORECASE)
_SAID_BEFORE = re.compile(r"\b(?:said|told|announced|reported|wrote|added|late)\b[^,.;]{0,25}$", re.IGNORECASE)
_YESTERDAY = re.compile(
    r"(?<!\w)(?:yesterday|ayer|gestern|ieri|ontem|gisteren|вчера|昨日|昨天)(?!\w)|(?:met|held|signed"
    r"|announced) (?:here )?(?P<today>today)\b",
    re.I,
)


def is_bound(before: str) -> bool:
    """Whether the words before a day make it a bound or a reference, not the day of the event: “until”, “dated”."""
    return bool(_NOT_THE_EVENT.search(before))


def looks_ahead(words: str) -> bool:
    """Whether words tell of what is to come: “will be held on”."""
    return bool(_AHEAD.search(words))


def find_weekday(page: Page, sentence: Span, published: PartialDate | None) -> Finding[PartialDate] | None:
    """The day of the one weekday that a sentence names, beside the publication date."""
    if published is None or not published.day:
        return None
    names = weekday_numbers(page.language)
    words = page.words(sentence)
    found = [m for m in _weekday_pattern(page.language).finditer(words) if _is_certain(words, m)]
    if len({match.group().lower() for match in found}) > 1:
        found = [match for match in found if not _SAID_BEFORE.search(words, 0, match.start())]
    if len({match.group().lower() for match in found}) != 1:
        return None
    first = found[0]
    when = _day_beside(published.earliest, names.get(first.group().lower(), 0), words, first.start())
    span = Span(sentence.start + first.start(), sentence.start + first.end())
    return Finding(PartialDate.of(when), "weekday in the lead, beside the publication date", span)


@lru_cache(maxsize=64)
def _weekday_pattern(language: str | None) -> re.Pattern[str]:
    longest = sorted(weekday_numbers(language), key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, longest)) + r")(?![^\W_])", re.IGNORECASE)


def _is_certain(words: str, match: re.Match[str]) -> bool:
    before = words[max(0, match.start() - 30) : match.start()]
    unsure = _UNSURE_BEFORE.search(before) or is_bound(before)
    return not unsure and not _HABIT_AFTER.match(words, match.end())


def _day_beside(published: date, weekday: int, words: str, at: int) -> date:
    """The last such weekday up to the publication day, or the first after it where the sentence looks ahead."""
    clause = re.split(r"[,;:]", words[:at])[-1]
    if looks_ahead(clause):
        return published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)
    back = (published.weekday() - weekday) % 7
    if not back and re.search(r"\b(?:last|pasado|vergangenen|letzten|dernier|scorso)\s$", words[:at], re.IGNORECASE):
        back = 7
    return published - timedelta(days=back)


def find_relative(page: Page, sentence: Span, published: PartialDate | None) -> Finding[PartialDate] | None:
    """The day that a sentence calls “yesterday” or “today”."""
    match = _YESTERDAY.search(page.text, sentence.start, sentence.end)
    if match is None or published is None or not published.day:
        return None
    when = published.earliest - timedelta(days=0 if match["today"] else 1)
    return Finding(PartialDate.of(when), "day named in the lead, beside the publication date", Span(*match.span()))
