"""When the event took place that a document reports: read from its lead, or not at all."""

import re
from collections.abc import Sequence
from datetime import timedelta

from vectorstore.dates import PartialDate
from vectorstore.describing.correspondence import is_sent
from vectorstore.describing.entries import are_entries, entry_year
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.told_days import find_relative, find_weekday, is_bound, looks_ahead
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.describing.year_reports import is_year_report
from vectorstore.documents import Span

# Without a publication date beside it, only a date in such a place is taken for the event's.
_ON = re.compile(
    r"(?:^|\b(?<!edited )(?:on|am|el|le|il|em|op)\s(?:[\w-]{3,14},?\s)?|[,.]\s[\w-]{3,14},\s)$", re.IGNORECASE
)
# Who comes to a post from that day on, and whose life began on it, are no event either.
_OF_PERSON = re.compile(
    r"\b(?:joins?(?: us| the)?|will join|takes? up|takes? over|will take (?:up|over)|succeeds?|will succeed"
    r"|(?:begins?|starts?|will (?:begin|start)) (?:work|as|with us|here|in (?:his|her|their|the)"
    r" (?:new )?(?:post|role|job|office))"
    r"|(?:your|our|a|the) new (?:colleague|director|manager|head|clerk|secretary|chair|officer)\b"
    r".{0,60}\b(?:begins?|starts?)"
    r"|born|geboren|née?|nacid[oa]|nat[oa]|tritt|fängt|beginnt (?:als|bei uns)|prend(?:ra)? (?:ses|la|ses)|rejoint)\b"
    r"[^.;:]{0,60}$",
    re.IGNORECASE,
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

    A chronicle or a report on a year tells of many events, so it has none. What was written to somebody is about no
    day but “yesterday”. The words at `published_at` only state the publication date.
    """
    if are_entries(page) or is_year_report(page.head):
        return None
    if is_sent(page, lead):
        return next((found for sentence in lead if (found := find_relative(page, sentence, published))), None)
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
        found = find_weekday(page, sentence, published) or find_relative(page, sentence, published)
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
        person = _OF_PERSON.search(page.text, sentence.start, written.span.start)
        bounded = person or (is_bound(before) and not written.ranged) or _in_brackets(page.text, sentence, written)
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
    return any(looks_ahead(page.text[sentence.start : one.span.start]) for one in ahead)
