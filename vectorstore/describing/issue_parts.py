"""The parts of a line that names an issue of a periodical: words, a number, and the date it came out on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vectorstore.dates import PartialDate
from vectorstore.describing.pages import Page
from vectorstore.describing.written_dates import find_dates
from vectorstore.documents import Span
from vectorstore.lines import Line

_SEASON = (
    r"(?:early |late |mid-?)?(?:spring|summer|autumn|fall|winter|easter|christmas|michaelmas|midsummer"
    r"|frühjahr|frühling|sommer|herbst|ostern|weihnachten|printemps|été|automne|hiver|primavera|verano|otoño|invierno"
    r"|estate|autunno|inverno)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OF_SEASON = re.compile(rf"{_SEASON}(?: (?:de|del))?,? {_YEAR}(?: (?:issue|edition))?", re.IGNORECASE)
_SIGN = (
    r"(?:(?:no|nr|nos|num|núm|n|issue|number|vol|volume|bd|band|heft|ausgabe|numéro|número|numero|jg|jahrgang)\b\.?"
    r"|n\.?[°º]|№)"
)
_NUMBER = re.compile(rf"{_SIGN} ?\d{{1,4}}(?: ?/ ?{_YEAR})?(?: ?/ ?\d{{1,2}})?", re.IGNORECASE)
_YEAR_ALONE = re.compile(_YEAR)
_LEADS = re.compile(r"(?:(?:the )?week (?:of|ending)|woche vom|semaine du|semana del|settimana del) ", re.IGNORECASE)
# Brackets may hold the date or the number.
_JOINT = re.compile(r"\s+[·•|—–]\s+|\s-\s|,\s+|;\s+|\s?[()]\s?|(?<=\w{4})\.\s+|\s{3,}|\t")


@dataclass(frozen=True)
class IssuePart:
    """The words between two joints of a line, and where they begin."""

    words: str
    start: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.words))

    @property
    def is_number(self) -> bool:
        """Whether it is the number of an issue: “No. 9”, “Heft 3”, “No. 9 / 2022”."""
        return bool(_NUMBER.fullmatch(self.words))

    @property
    def is_year(self) -> bool:
        """Whether it is a year and no more."""
        return bool(_YEAR_ALONE.fullmatch(self.words))


def read_parts(page: Page, line: Line) -> Iterator[IssuePart]:
    """The parts of a line without marks and stops around them."""
    at, end = line.body_start, line.end
    for stop in [*_JOINT.finditer(page.text, at, end), None]:
        until = stop.start() if stop else end
        words = page.text[at:until].strip("*_# .\\")
        if words:
            yield IssuePart(words, page.text.index(words, at))
        at = stop.end() if stop else end


def date_of(page: Page, part: IssuePart) -> tuple[PartialDate, Span] | None:
    """The date that a part is: a day or a month with its year, a season, a year, or “No. 9/2022”."""
    match = _OF_SEASON.fullmatch(part.words) or _NUMBER.fullmatch(part.words) or _YEAR_ALONE.fullmatch(part.words)
    if match and match["year"]:
        return PartialDate(int(match["year"])), Span(part.start + match.start("year"), part.start + match.end("year"))
    lead = _LEADS.match(part.words)
    begin, end = part.start + (lead.end() if lead else 0), part.span.end
    written = find_dates(page.text, page.language, begin, end)
    whole = len(written) == 1 and written[0].span == Span(begin, end)
    if not whole or not written[0].year or written[0].ranged or not written[0].date:
        return None
    return written[0].date, written[0].span
