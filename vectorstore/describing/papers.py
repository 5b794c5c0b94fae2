"""The newspaper that an imprint or a line beside the writer names: “The Strait Ledger, 4 March 2024. By Aino Salmi”."""

import re

from vectorstore.describing.bylines import is_byline, is_paper, is_section, opens_byline
from vectorstore.describing.date_lines import is_date_line
from vectorstore.describing.foot_imprints import find_foot_imprint
from vectorstore.describing.imprints import find_imprints
from vectorstore.describing.pages import Page
from vectorstore.documents import Span
from vectorstore.lines import Line, is_headline, is_sentence

_BAR = re.compile(r"\s[|·]\s")
_WRITTEN_BY = re.compile(r"[*_]{0,3}[A-ZÀ-Þ][\w’' -]{2,60} (?:by|von|par|por|di)(?: [A-ZÀ-Þ][\w.’'-]+){2,4}[*_]{0,3}")
_PART = re.compile(r"[^,.|·•]+")
_HEAD_LINES = 6
_LONGEST = 160


def find_paper(page: Page) -> Span | None:
    """The paper named in an imprint, on a line beside the writer or the day, at the top, or beneath the piece."""
    if name := _at_top(page):
        return name
    for index, line in enumerate(page.head[:_HEAD_LINES]):
        if len(line.body) > _LONGEST:
            continue
        for imprint in find_imprints(page, [line]):
            if imprint.written and (name := _last_part(page, line, imprint.written.span.start)):
                return name
        beside = page.head[index + 1 : index + 2]
        if (
            index
            and is_paper(line.body)
            and not is_section(line.body)
            and any(_states_origin(page, one) for one in beside)
        ):
            return line.span
    beneath = find_foot_imprint(page)
    return beneath.paper if beneath else None


def _at_top(page: Page) -> Span | None:
    """A paper's name in full that heads the page, alone or before the links to its sections."""
    if len(page.head) < 3:
        return None
    line = page.head[0]
    name, *links = _BAR.split(line.body)
    name = name.strip("*_ ")
    if not is_paper(name) or not (len(name.split()) > 2 or name.casefold().startswith("the ")):
        return None
    listed = len(links) > (0 if _heads_page(page) else 1) and all(
        link[:1].isupper() and len(link.split()) <= 2 for link in links
    )
    if not (listed or (not links and (_heads_page(page) or _heads_day(page)))):
        return None
    start = page.text.index(name, line.body_start)
    return Span(start, start + len(name))


def _heads_page(page: Page) -> bool:
    """Whether a headline with its writer or its day beneath follows on the first line."""
    title = page.head[1]
    if is_sentence(title.body) or not is_headline(title.body):
        return False
    return _says_who(page, page.head[2]) and not _states_origin(page, title)


def _says_who(page: Page, line: Line) -> bool:
    """Whether a line states the writer or the day, be it behind what the piece is: “A report by Aino Salmi”."""
    return _states_origin(page, line) or (not is_sentence(line.body) and bool(_WRITTEN_BY.fullmatch(line.body)))


def _heads_day(page: Page) -> bool:
    """Whether the day follows on the first line, perhaps behind a section, and then a headline and its writer."""
    day, title, *below = page.head[1:_HEAD_LINES]
    if not is_date_line(page, day) or is_sentence(title.body) or not is_headline(title.body):
        return False
    return any(is_byline(line) for line in below)


def _last_part(page: Page, line: Line, end: int) -> Span | None:
    """The paper's name that ends before a place in a line, up to a comma."""
    parts = list(_PART.finditer(page.text, line.body_start, end))
    names = [part for part in parts if is_paper(part.group().strip(" *_"))]
    if not names or page.text[names[-1].end() : end].strip(" ,"):
        return None
    name = names[-1].group().strip(" *_")
    start = page.text.index(name, names[-1].start())
    return Span(start, start + len(name))


def _states_origin(page: Page, line: Line) -> bool:
    return is_byline(line) or opens_byline(line) or is_date_line(page, line)
