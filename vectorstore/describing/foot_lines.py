"""The last lines of a text, beneath what it tells: signatures, places and days, and the foot of the page."""

import re

from vectorstore.describing.pages import Page
from vectorstore.describing.stories import announces_stories
from vectorstore.lines import Line, is_sentence

# What stands beneath such a heading are other documents, with days of their own.
_SOURCES = re.compile(
    r"[*_]*(?:sources?|references?|bibliography|literature|further reading|see also|notes?|footnotes"
    r"|quellen(?:angaben)?|literatur|anmerkungen|références|bibliographie|referencias|fuentes|bibliografía|fonti|bibliografia)"
    r"[*_]*\s?[:：]?",
    re.IGNORECASE,
)
_LAST_LINES, _FOOT_LINES = 12, 2


def closing_lines(page: Page) -> list[Line]:
    """The last lines beneath the first running text, without furniture, other stories and lists of sources."""
    text = next((line.start for line in page.head if is_sentence(line.body)), len(page.text))
    furniture = {line.start for line in page.edges}
    lines: list[Line] = []
    for line in page.tail:
        if announces_stories(line.body) or _SOURCES.fullmatch(line.body):
            break
        if line.start > text and line.start not in furniture and any(map(str.isalnum, line.body)):
            lines.append(line)
    return lines[-_LAST_LINES:]


def foot_lines(page: Page) -> list[Line]:
    """The closing lines, and the very last ones of the page though they are furniture."""
    foot = page.tail[-_FOOT_LINES:]
    return [*closing_lines(page), *(line for line in page.edges if foot and line.start >= foot[0].start)]


def stands_apart(page: Page, line: Line) -> bool:
    """Whether nothing but an empty line stands above a line."""
    return page.text[: line.start].rstrip(" \t*_").endswith("\n\n")
