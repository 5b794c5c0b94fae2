"""What speaks for a day in a line: what leads to it in its own clause, and what follows it.

A word of making, a place that the text names, or nothing at all may lead to it. A word that says that the day is of
something else rules it out, as any other words do, and so does a picture or the row of a table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vectorstore.describing.bodies import NAME, names_body
from vectorstore.describing.bylines import is_paper
from vectorstore.describing.calendar_words import weekday_numbers
from vectorstore.describing.making_words import is_closing, is_issuing, is_making, tells_of_another
from vectorstore.describing.pages import Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.lines import Line

ISSUED, MADE, BARE = 3, 2, 1  # what speaks for a day
_BREAKS = re.compile(
    r"(?<=\w{4}[.;])\s+|(?<=\d\.)\s+(?=[A-ZÀ-Þ])|(?<=[·•)\]])\s+|\s/\s|\s+[|·•]\s+|\s[–—-]\s|\s{2,}|\t"
    r"|\s(?=\([^\W\d])|\s(?=\*\*[^\W\d][^*]{0,40}:\*\*)"
)
# The parties to a deed are named before the day of its making: “between A and B, signed on 8 June 2021”.
_PARTIES = re.compile(r"\W*(?:between|zwischen|entre|tra)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]?\d\d(?: ?(?:[ap]\.?m\.?|hrs?|uhr|utc|gmt|cet|bst|h))?\b,?", re.IGNORECASE)
_HOURS = re.compile(r"[\s,(]*\d[\d:.h]* ?(?:[ap]\.?m\.? ?|uhr )?(?:to|until|till|bis|à|a|al|[–-]) ?\d", re.IGNORECASE)
_MARKS = re.compile(r"</?\w+>|[*_(\[|]")
_FORMAL = re.compile(r",? (?:den|le)\s*$", re.IGNORECASE)  # “Annik, den 4. März 2024” dates a paper, no fair
_LEADING = re.compile(r"(?:\b(?:on|the|of|am|den|vom|le|du|el|del|il|de|a|in|im|en)\b|[\s,:–—-])+$", re.IGNORECASE)
_PLACE = re.compile(r"[A-ZÀ-Þ][\w’'.-]+(?:[ -](?:[a-z]{2,3} )?[A-ZÀ-Þ][\w’'.-]+){0,3}(?: \([\w .]+\))?")
_CAPTION = re.compile(
    r"\W*(?:photo\w*|picture\w*|image|illustration|caption|foto\w*|bild\w*|abbildung|légende|imagen|figur\w*)\b|!\[",
    re.IGNORECASE,
)
# Behind the day its clause ends, perhaps with an hour or a page, or goes on to say by whom or where, and no more.
_ENDS = re.compile(
    r"[\s*_)\],]*(?:$|[.;|·•(<]|[–—-]\s|(?:at|um|à|a las)\s\d|\d|(?:page|p\.|pp\.|pag|s\.|nr|no)\b)", re.IGNORECASE
)
_BY_WHOM = re.compile(
    r"[\s*_,]*(?:by|in|at|to|before|von|par|por|da)\b(?:(?!, [a-zà-ÿ])[^.;|·•]|(?<=\b\w)\.)*(?:$|[.;|·•])"
)
# What is closed under such a heading are the answers to it.
_ASKS = re.compile(
    r"\b(?:consultation|call for|survey|ballot|poll|applications?|tenders?|vacanc|competition|submissions"
    r"|inquiry|road|closure"
    r"|umfrage|ausschreibung|wettbewerb|enquête|concours|convocatoria|encuesta|concurso|bando|sondaggio)",
    re.IGNORECASE,
)
_LONGEST = 400  # characters
_MOST_WORDS, _LABEL_WORDS, _ASKING_LINES = 12, 3, 8
_SHORTEST_DAY = 3  # letters: “Sun.”
_EARLIEST = 1800


@dataclass(frozen=True)
class Weighed:
    """A day, what speaks for it, and whether it may be the paper's or only shows that another one may not."""

    written: WrittenDate
    weight: int
    own: bool = True


def weigh(page: Page, line: Line) -> Iterator[Weighed]:
    """The days of a line for which anything speaks."""
    if line.bulleted or len(line.body) > _LONGEST or _CAPTION.match(line.body) or _is_beneath_picture(page, line):
        return
    for written in find_dates(page.text, page.language, line.start, line.end):
        begin = _clause_start(page, line, written)
        before, behind = page.text[begin : written.span.start], page.text[written.span.end : line.end]
        if written.year < _EARLIEST or written.ranged or (begin == line.body_start and _goes_on_from_above(page, line)):
            continue
        lead = _leading_words(page, before)
        if weight := _weight(page, lead, behind) if lead else _of_column(page, line, begin, behind):
            yield Weighed(written, weight)


def _clause_start(page: Page, line: Line, written: WrittenDate) -> int:
    if line.body.count("|") == 1 or line.body.startswith("|"):  # a row: what the day is of, and the day
        return line.body_start
    before = page.text[line.body_start : written.span.start]
    if _PARTIES.match(before) and (comma := before.rfind(", ")) >= 0:
        return line.body_start + comma + 2
    return line.body_start + max([0, *(one.end() for one in _BREAKS.finditer(line.body, 0, len(before)))])


def _leading_words(page: Page, before: str) -> str:
    """The words of its clause before a day, without marks, times and the weekday."""
    before = " ".join(_CLOCK.sub(" ", _MARKS.sub(" ", before)).split())
    words = before.replace(",", " ").split()
    last = words[-1].strip("*_(.").casefold() if words else ""
    if len(last) >= _SHORTEST_DAY and any(day.startswith(last) for day in weekday_numbers(page.language)):
        before = before[: before.rindex(words[-1])].rstrip()
    return before


def _weight(page: Page, before: str, behind: str) -> int:
    if len(before.split()) > _MOST_WORDS or tells_of_another(before) or _goes_on(behind):
        return 0
    if is_issuing(before):
        return ISSUED
    if is_making(before):
        return MADE
    if is_closing(before):
        return 0 if any(_ASKS.search(line.body) for line in page.head[:_ASKING_LINES]) else BARE
    place = _LEADING.sub("", before)
    if place and not (_PLACE.fullmatch(place) or NAME.fullmatch(place)):
        return 0
    known = not place or _FORMAL.search(before) or _is_known(page, place)
    return BARE if known and not _HOURS.match(behind) else 0


def _is_known(page: Page, name: str) -> bool:
    """Whether a name before a day is a paper's, a body's that the text names again, or a place the text tells of."""
    if is_paper(name) or (names_body(name) and page.text.count(name) > 1):
        return True
    return bool(re.search(rf"\b(?:at|from|in|near|of|to|bei|nach|von|à|de|en|a|di)\s{re.escape(name)}\b", page.text))


def _of_column(page: Page, line: Line, begin: int, behind: str) -> int:
    """What a day at the head of its clause is worth by the label before it: “Date:      24 January 2024”."""
    label = _BREAKS.split(page.text[line.body_start : begin].rstrip(" \t"))[-1]
    if label.endswith((":", "：")):
        return _weight(page, _leading_words(page, label), behind)
    labelled = len(label.split()) <= _LABEL_WORDS and label[-1:] != "."  # “Deadline     4 March 2024”
    return 0 if labelled and tells_of_another(label) else _weight(page, "", behind)


def _goes_on(behind: str) -> bool:
    """Whether a clause goes on to tell what was so on the day."""
    return not (_ENDS.match(behind) or _BY_WHOM.match(behind))


def _goes_on_from_above(page: Page, line: Line) -> bool:
    """Whether a line carries on a sentence that the line above left open."""
    above = page.text[: page.text.rfind("\n", 0, line.start) + 1].removesuffix("\n").rsplit("\n", 1)[-1].rstrip()
    return line.body[:1].islower() and bool(above) and above[-1] not in ".:!?"


def _is_beneath_picture(page: Page, line: Line) -> bool:
    return page.text[: line.start].rstrip().rsplit("\n", 1)[-1].lstrip().startswith("![")
