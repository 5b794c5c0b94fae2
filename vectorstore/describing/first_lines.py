"""The first lines of a page, among which it states its day, and with them the last ones."""

from collections.abc import Iterator
from itertools import takewhile

from vectorstore.describing.pages import Page
from vectorstore.describing.stories import announces_stories
from vectorstore.lines import Line, is_sentence

_FIRST_LINES, _LAST_LINES, _PARAGRAPHS = 8, 4, 2


def early_lines(page: Page) -> Iterator[Line]:
    """The first lines, up to the third paragraph of running text."""
    paragraphs = 0
    for line in page.head[:_FIRST_LINES]:
        yield line
        paragraphs += is_sentence(line.body)
        if paragraphs > _PARAGRAPHS:
            return


def lines_above_text(page: Page) -> Iterator[Line]:
    """The first lines up to the first of running text, and that one: it may open with a label and date."""
    for line in early_lines(page):
        yield line
        if is_sentence(line.body):
            return


def lines_around(page: Page) -> list[Line]:
    """The first and the last lines, without furniture and what stands under a heading such as "Recent posts"."""
    early = tuple(early_lines(page))
    wanted = {line.start for line in (*early, *page.tail[-_LAST_LINES:])} - {line.start for line in page.edges}
    own = takewhile(lambda line: not announces_stories(line.body), (*early, *page.tail))
    return [line for line in own if line.start in wanted]
