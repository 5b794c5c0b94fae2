"""When the event took place that a document reports: read from its lead, or not at all."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from vectorstore.dates import PartialDate
from vectorstore.describing.calendar_words import weekday_numbers
from vectorstore.describing.entries import are_entries, entry_year
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.describing.year_reports import is_year_report
from vectorstore.documents import Span

# A date behind one of these is a bound or a reference, not the day of the event.
_NOT_THE_EVENT = re.compile(
    r"(?:\b(?:since|until|till|to|by|before|after|from|through|than|between|born|founded|established|dated|of|ahead of"
    r"|published|posted|printed|reviewed"
    r"|deadline|expires?"
    r"|desde|hasta|antes|después|nacid[oa]|fundad[oa]|seit|bis|vor|nach|vom|geboren|gegründet|depuis|avant|après"
    r"|dès|né|née|dal|fino|nato|nata"
    r"|até|após|sinds|tot|voor|с|до|после)(?:\s(?:the|del?|el|le|dem|du|al|il|o|on|in))?(?:\s[\w-]{3,14},)?\s?"
    r"|\d\s(?:to|bis|al?|au|–|-)\s|\bthe\s|\bupdated?:?\s|[(（\[]|\bas of\s"
    r"|\b(?:asked for|requested|commissioned|ordered) (?:this|the present) [\w-]{3,14}\s(?:on|in)\s"
    r"|\b(?:(?:in|into) (?:force|effect)|takes? effect|effective|valid|in kraft|en vigor|en vigueur)\s(?:\w{2,3}\s)?)$",
    re.IGNORECASE,
)
# Without a publication date beside it, only a date in such a place is taken for the event's.
_ON = re.compile(
    r"(?:^|\b(?<!edited )(?:on|am|el|le|il|em|op)\s(?:[\w-]{3,14},?\s)?|[,.]\s[\w-]{3,14},\s)$", re.IGNORECASE
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
# “On 3 May last”, “am 3. Mai letzten Jahres”
_LAST_BEHIND = re.compile(
    r",? (?:(?P<year>last year|(?:des )?(?:letzten|vorigen|vergangenen) jahres|de l['’]an(?:née)? dernière?"
    r"|del año pasado|dell['’]anno scorso)|last|dernier|pasado|scorso)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\d{1,2}\.\d{1,2}\.?\s")
_WIDEST = timedelta(days=400)
_SOON = timedelta(days=60)


def find_event_date(
    page: Page, lead: Sequence[Span], published: PartialDate | None, published_at: Span | None = None
) -> Finding[PartialDate] | None:
    """The event's date: written in full, completed from the publication's, or a weekday beside that day.

    A chronicle or a report on a year tells of many events, so it has none. The words at `published_at` only state
    the publication date.
    """
    if are_entries(page) or is_year_report(page.head):
        return None
    for index, sentence in enumerate(lead):
        if index and published is None:  # a later sentence may look back: nothing vouches for its date
            return None
        if _CLAUSE.match(page.words(sentence)):  # a contract's
            return None
        if _replies(page, sentence) or (published is not None and _announces(page, sentence, published)):
            return None
        written = [found for found in _written(page, sentence, published) if found.span != published_at]
        if len(written) > 1:
            return None
        if written:
            return written[0]
        found = _weekday(page, sentence, published) or _relative(page, sentence, published)
        if found:
            return found
    return None


def _replies(page: Page, sentence: Span) -> bool:
    """Whether the line above a sentence is a question: a page of questions and answers reports no event."""
    return page.text[: sentence.start].rstrip(" *_\n").endswith(("?", "？"))


def _written(page: Page, sentence: Span, published: PartialDate | None) -> list[Finding[PartialDate]]:
    findings: dict[PartialDate, Finding[PartialDate]] = {}
    for written in find_dates(page.text, page.language, sentence.start, sentence.end):
        before = page.text[max(sentence.start, written.span.start - 30) : written.span.start]
        bounded = (_NOT_THE_EVENT.search(before) and not written.ranged) or _in_brackets(page.text, sentence, written)
        adverbial = published is not None or _ON.search(before) or page.language in ("ja", "zh", "ko")
        when = _completed(page, written, published) if written.day and adverbial and not bounded else None
        if when and (published is None or _near(when, published)):
            how = "date in the lead" if written.year else "day in the lead, year of the publication date"
            findings.setdefault(when, Finding(when, how, written.span))
    return list(findings.values())


def _in_brackets(text: str, sentence: Span, written: WrittenDate) -> bool:
    """Whether a date stands in brackets, as the years of a life do."""
    before = text[sentence.start : written.span.start]
    return before.count("(") > before.count(")")


def _completed(page: Page, written: WrittenDate, published: PartialDate | None) -> PartialDate | None:
    """A date with its year; one without takes its entry's or the publication's, or the year nearest to that."""
    if not written.year and (year := entry_year(page, written.span)):
        return written.in_year(year)
    if written.year or published is None:
        return written.date
    if not published.month:
        return written.in_year(published.year)
    options = [written.in_year(published.year + step) for step in (-1, 0, 1)]
    behind = _LAST_BEHIND.match(page.text, written.span.end)
    if behind and behind["year"]:
        return options[0]
    return min(
        (option for option in options if option and not (behind and option.latest >= published.earliest)),
        key=lambda option: abs(option.earliest - published.earliest),
        default=None,
    )


def _near(when: PartialDate, published: PartialDate) -> bool:
    return when.latest >= published.earliest - _WIDEST and when.earliest <= published.latest + _WIDEST


def _announces(page: Page, sentence: Span, published: PartialDate) -> bool:
    """Whether a sentence tells of what is planned for a day long after its publication: the plan is the event."""
    dates = find_dates(page.text, page.language, sentence.start, sentence.end)
    ahead = (one for one in dates if one.date and one.date.earliest > published.latest + _SOON)
    return any(_AHEAD.search(page.text[sentence.start : one.span.start]) for one in ahead)


def _weekday(page: Page, sentence: Span, published: PartialDate | None) -> Finding[PartialDate] | None:
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
    unsure = _UNSURE_BEFORE.search(before) or _NOT_THE_EVENT.search(before)
    return not unsure and not _HABIT_AFTER.match(words, match.end())


def _day_beside(published: date, weekday: int, words: str, at: int) -> date:
    """The last such weekday up to the publication day, or the first after it where the sentence looks ahead."""
    clause = re.split(r"[,;:]", words[:at])[-1]
    if _AHEAD.search(clause):
        return published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)
    back = (published.weekday() - weekday) % 7
    if not back and re.search(r"\b(?:last|pasado|vergangenen|letzten|dernier|scorso)\s$", words[:at], re.IGNORECASE):
        back = 7
    return published - timedelta(days=back)


def _relative(page: Page, sentence: Span, published: PartialDate | None) -> Finding[PartialDate] | None:
    match = _YESTERDAY.search(page.text, sentence.start, sentence.end)
    if match is None or published is None or not published.day:
        return None
    when = published.earliest - timedelta(days=0 if match["today"] else 1)
    return Finding(PartialDate.of(when), "day named in the lead, beside the publication date", Span(*match.span()))
