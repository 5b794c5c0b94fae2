"""The issue of a journal or a magazine that a piece stands in: “*Journal of Tides*, vol. 12, May 2023, pp. 4–9.”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vectorstore.dates import PartialDate
from vectorstore.describing.foot_lines import closing_lines
from vectorstore.describing.pages import Page
from vectorstore.describing.written_dates import find_dates
from vectorstore.documents import Span

_NAME = r"(?P<stars>[*_]{0,3})(?P<name>[A-ZÀ-Þ][^\n,.;:*_\d]{2,80}?)(?P<end>[*_]{0,3})"
_VOLUME = (
    r"(?:vol(?:ume)?\.?|bd\.|band|tome|jg\.|jahrgang|año|anno|annata|issue|heft|ausgabe|numéro|número)\s?\d{1,4}\b"
)
_NUMBER = r"(?:no\.?|nr\.?|n[°º]\.?|№)\s?\d{1,4}\b"  # reports and permits have one too
_ISSUE = re.compile(rf"{_NAME},?\s+(?:(?P<issue>{_VOLUME})|(?P<number>{_NUMBER}))", re.IGNORECASE)
# “From issue 3/2024 of Tide & Rope, the magazine for pilots.”
_FROM_ISSUE = re.compile(
    r"(?:^|[.;|·]\s)[*_]{0,3}(?:from (?:the )?(?:issue|no\.?|number)|aus (?:heft|nummer|nr\.|ausgabe)"
    r"|extrait du (?:numéro|n°)|(?:del|publicado en el) (?:número|n\.?º)) (?P<number>\d{1,3})/(?P<year>(?:19"
    r"|20)\d\d) "
    r"(?:of|vo[nm]|der|des|de|du|del) [*_]{0,3}(?P<name>[A-ZÀ-Þ][^\n,.;:*_\d]{2,80}?)(?=[*_]{0,3}(?:[,.;]|$))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"(?:[\s,;(–—-]|{_NUMBER}|{_VOLUME}|/?\d{{1,2}}(?=,))*", re.IGNORECASE)
_END = re.compile(r"(?<!\bvol)(?<!\bno)(?<!\bnr)\.(?:\s|$)|,?\s+(?:pp?|S|s)\.\s?\d|;|\bpages?\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/])(?P<alone>(?:19|20)\d\d)(?!\d)|/(?P<behind>(?:19|20)\d\d)(?!\d)")
_SMALL = frozenset((
    "of", "the", "and", "for", "on", "in", "&", "de", "la", "le", "les", "du", "des", "der", "die", "das", "und", "für",
    "et", "y", "del", "di", "e", "zur",
))  # fmt: skip
_HEAD_LINES, _LAST_LINES = 6, 3
_REACH = 120


@dataclass(frozen=True)
class Issue:
    """A periodical's name, None where it is but “our magazine”, and the date of its issue, each with its place."""

    name: Span | None
    date: PartialDate
    date_span: Span


def find_issue(page: Page) -> Issue | None:
    """The issue that one of the first lines beneath the title opens with, or the foot names; none without its year."""
    for line in page.head[1:_HEAD_LINES]:
        match = None if line.bulleted else _ISSUE.match(line.body)
        if not match or not _is_name(match["name"]):
            continue
        if match["number"] and not (match["stars"] and match["end"]):
            continue
        begin = line.body_start + match.end()
        limit = min(line.end, begin + _REACH)
        stop = _END.search(page.text, begin, limit)
        dated = _date(page, begin, stop.start() if stop else limit)
        if dated:
            name = Span(line.body_start + match.start("name"), line.body_start + match.end("name"))
            return Issue(name, *dated)
    return next(_beneath(page), None)


def _beneath(page: Page) -> Iterator[Issue]:
    """The issue that the last lines say the piece was taken from."""
    for line in closing_lines(page)[-_LAST_LINES:]:
        if (match := _FROM_ISSUE.search(line.body)) and _is_name(match["name"]):
            name, year = (
                (line.body_start + match.start(one), line.body_start + match.end(one)) for one in ("name", "year")
            )
            yield Issue(Span(*name), PartialDate(int(match["year"])), Span(*year))


def _date(page: Page, begin: int, end: int) -> tuple[PartialDate, Span] | None:
    """The month or year that follows, with nothing between but a further number."""
    year = _YEAR.search(page.text, begin, end)
    written = next((one for one in find_dates(page.text, page.language, begin, end) if one.year), None)
    if written and written.date:
        return (written.date, written.span) if _follows(page, begin, written.span.start) else None
    if year is None or not _follows(page, begin, year.start()):
        return None
    group = "alone" if year["alone"] else "behind"
    return PartialDate(int(year[group])), Span(*year.span(group))


def _follows(page: Page, begin: int, at: int) -> bool:
    return bool(_BETWEEN.fullmatch(page.text, begin, at))


def _is_name(name: str) -> bool:
    words = name.split()
    return len(words) <= 10 and all(word[0].isupper() or word.casefold() in _SMALL for word in words)
