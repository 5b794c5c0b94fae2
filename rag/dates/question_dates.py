"""Dates a text names: `28 October 2025`, `January 2025`, `spring 2025`, `in 1682`, `2025-10-28`, `2025年10月28日`."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from functools import lru_cache

from rag.language.forms import form_list
from vectorstore.dates import PartialDate
from vectorstore.documents import Span
from vectorstore.index.fulltext import fold

_LETTERS = re.compile(r"[^\W\d_]{3}|[\u3040-\u30ff\u3400-\u9fff]")
MONTH_NUMBERS = {  # “mar”, “sep” and the like are months beside a figure only
    fold(name): number for number, names in enumerate(form_list("months"), 1) for name in (*names.split("|"), names[:3])
}
MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
# By the month they begin in; those of the northern half of the world, and winter that of the year it begins in.
_SEASONS = {
    3: "spring springtime primavera fruhling fruhjahr printemps 春",
    6: "summer summertime verano estate sommer ete 夏",
    9: "autumn fall otono herbst automne 秋",
    12: "winter wintertime invierno hiver 冬",
}
SEASON_MONTHS = {name: month for month, names in _SEASONS.items() for name in names.split()}
_SEASON = "|".join(sorted((name for name in SEASON_MONTHS if name.isascii()), key=len, reverse=True))
# No year stands behind a letter and a hyphen or slash (LSA-2024-03), nor before a number of three digits (2024/118);
# “mid-2024” is one.
_NO_NUMBER = r"(?![/-](?!(?:1\d|20)\d\d\b)\d{3})"
_BEFORE_YEARS = "early|mid|late|end|post|pre|since|until|anfang|mitte|ende|seit|vor"
_FREE = "|".join([r"(?<![^\W\d_][-/])", *(rf"(?<=\b{word}-)" for word in _BEFORE_YEARS.split("|"))])
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_ANY_YEAR = r"(?P<y>1\d\d\d|20\d\d)"
_YEARS = re.compile(r"1\d\d\d|20\d\d")  # what every form of a date has
# A number below 1900 alone is a year only behind such a word: “in 1682”, not “1682 sheep”.
_LEADS = (
    "in by to since from until till of between and around about during before after early late en desde hasta a entre "
    "y seit bis von und zwischen depuis de et"
)
_LED = "|".join(rf"(?<=\b{word}\s)" for word in _LEADS.split())
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<![^\W_][-/])\b{_YEAR}-(?P<n>\d\d?)(?:-(?P<d>\d\d?))?\b(?!-\d)",
        rf"{_ANY_YEAR}年の?(?P<s>[春夏秋冬])[季天]?",
        rf"{_ANY_YEAR}年(?:(?P<n>\d\d?)月(?:(?P<d>\d\d?)日)?)?",
        rf"\b(?P<d>\d\d?)(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?P<m>{MONTH})\.?\s?,?\s+(?:of\s+|de\s+|del\s+)?{_ANY_YEAR}\b",
        rf"\b(?P<m>{MONTH})\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?\s?,?\s+{_ANY_YEAR}\b",
        rf"\b(?P<m>{MONTH})\.?\s?,?\s+(?:of\s+|de\s+|del\s+)?{_ANY_YEAR}\b",
        rf"\b(?P<s>{_SEASON})\s?,?\s+(?:(?:of|de|del|des jahres)\s+)?{_ANY_YEAR}(?:\s?[/–-]\s?(?:\d\d)?\d\d)?\b",
        rf"\b(?:{_FREE}){_YEAR}\b{_NO_NUMBER}",
        rf"(?:{_LED}|(?<=[(–—])\s?|(?<=\b1\d\d\d[–—-])|\b(?=\d{{4}}\s?[–—-]\s?\d{{4}}\b))(?P<y>1[0-8]\d\d)\b(?!s\b|[,.]\d)",
    )
)
DECADE = re.compile(
    r"\b(?:(?P<part>early|mid|late|beginning of|end of)[\s-]+(?:the\s)?)?(?P<y>1\d\d0|20\d0)(?:'?s\b|er\b|年代)"
)
_LEADING = re.compile(
    rf"\b(?:{'|'.join(_LEADS.split())}|on|im|am|el|the|early|mid|late|of)(?:\s+(?:the|early|mid|late|el|of))*\s+$"
)
_MOST, _READ = 8, 10_000
_MONTHS_OF_SEASON = 3


@dataclass(frozen=True)
class Dated:
    """A date and where it stands; `season`: the month in which the season of that year begins that it names, else 0.

    Seasons are those of the northern half of the world: spring is March to May, winter December to February.
    """

    span: Span
    date: PartialDate
    season: int = 0

    @property
    def earliest(self) -> Day:
        return Day(self.date.year, self.season, 1) if self.season else self.date.earliest

    @property
    def latest(self) -> Day:
        if not self.season:
            return self.date.latest
        months = self.date.year * 12 + self.season - 1 + _MONTHS_OF_SEASON
        return Day(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def dates_in(text: str) -> tuple[PartialDate, ...]:
    """The dates with a year that a text names, as precisely as it does, in order; at most eight."""
    return tuple(one.date for one in dated_spans(text[:_READ])[:_MOST])


@lru_cache(4096)  # mostly of sentences, of which a question about a time looks at a hundred
def dated_spans(text: str) -> tuple[Dated, ...]:
    """Every date with a year that a text names, in order."""
    return _scan(aligned(text))[0]


def without_dates(text: str) -> str:
    """The text, folded, with its dates and decades blanked out."""
    return fold(DECADE.sub(" ", _scan(aligned(text[:_READ]))[1]))


@lru_cache(8192)
def says_more_than_when(text: str) -> bool:
    """Whether a sentence has a word beside its dates and numbers."""
    return bool(_LETTERS.search(without_dates(text)))


def asked_undated(text: str) -> str:
    """A question as written, without its dates and the words that lead to them: “in 2019”, “from 2001 to 2004”."""
    for one in reversed(dated_spans(text)):
        ahead = _LEADING.search(aligned(text[: one.span.start]))
        text = text[: ahead.start() if ahead else one.span.start].rstrip() + text[one.span.end :]
    return text


def aligned(text: str) -> str:
    """The text in lower case without diacritics, every character at its place."""
    return "".join(map(_plain, text))


@lru_cache(4096)
def _plain(character: str) -> str:
    folded = unicodedata.normalize("NFKD", character.lower())[:1]
    return folded or character


def _scan(folded: str) -> tuple[tuple[Dated, ...], str]:
    if not _YEARS.search(folded):  # the forms are many, and few sentences have a date
        return (), folded
    found = list[Dated]()
    for form in _FORMS:
        dated = list(_read_all(form, folded))
        pieces, cursor = list[str](), 0
        for one in dated:
            pieces += [folded[cursor : one.span.start], " " * (one.span.end - one.span.start)]
            cursor = one.span.end
        folded = "".join([*pieces, folded[cursor:]])
        found += dated
    return tuple(sorted(found, key=lambda one: one.span)), folded


def _read_all(form: re.Pattern[str], folded: str) -> Iterator[Dated]:
    for match in form.finditer(folded):
        parts = match.groupdict()
        month = int(parts.get("n") or 0) or MONTH_NUMBERS.get(parts.get("m") or "", 0)
        try:
            stated = PartialDate(int(parts["y"]), month, int(parts.get("d") or 0))
            yield Dated(Span(*match.span()), stated, SEASON_MONTHS.get(parts.get("s") or "", 0))
        except ValueError:
            continue
