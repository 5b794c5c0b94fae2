"""The site or paper named at the end of a title, where the page names it elsewhere too: “Headline | The Courier”."""

import re
from itertools import pairwise, takewhile

from vectorstore.describing.bylines import is_paper, is_section, opens_byline
from vectorstore.describing.date_labels import match_label
from vectorstore.describing.date_lines import is_date_line
from vectorstore.describing.imprints import find_imprints
from vectorstore.describing.pages import Page
from vectorstore.documents import Span
from vectorstore.lines import Line, is_sentence

_SUFFIX = re.compile(r"(?P<title>.*\S)(?:\s+[|»·–—-]\s+)(?P<site>[^|»·–—]{3,60})$", re.DOTALL)
_PREFIX = re.compile(r"(?P<site>[A-ZÀ-Þ][^|:»·–—]{3,60}?)(?::|\s[|»·–—])\s")
_SMALL = frozenset(
    ("of", "the", "and", "&", "de", "la", "le", "du", "der", "die", "und", "für", "et", "y", "di", "del")
)
_BEHIND = r"(?=\s*(?:$|[|,.:·–—\n]|is\b|are\b|wird\b|erscheint\b|est\b|es\b|è\b))"
_HEAD_LINES = 6
_LONGEST = 200


def split_title(title: str) -> tuple[str, str] | None:
    """The title proper and the name behind its last bar or dash, where this can be one."""
    match = _SUFFIX.fullmatch(title.strip())
    if match is None or len(match["title"].split()) < 2 or not _can_be_name(match["site"]):
        return None
    return match["title"], match["site"].strip()


def split_prefix(page: Page, title: str) -> tuple[str, Span] | None:
    """The title proper of a post, and the place of the name of its blog, which stands before it: “My Harbour: Ice”.

    Both must head the page as lines, with the writer or the day beneath the second.
    """
    match = _PREFIX.match(title)
    if match is None:
        return None
    lines = sorted((*page.head[:_HEAD_LINES], *page.edges), key=lambda line: line.start)
    name, proper = match["site"], title[match.end() :].strip()
    above = next((line for line in lines if line.body.strip("*_ ") == name), None)
    posts = (line for line, below in pairwise(page.head[:_HEAD_LINES]) if _states_origin(page, below))
    if above is None or not any(line.start > above.end and line.body.strip("*_ ") == proper for line in posts):
        return None
    start = above.body_start + above.body.index(name)
    return proper, Span(start, start + len(name))


def _states_origin(page: Page, line: Line) -> bool:
    return opens_byline(line) or is_date_line(page, line) or match_label(line.body) is not None


def find_site(page: Page, name: str, title_at: Span | None = None) -> Span | None:
    """Where the page names a site as its own: at the head of its lines of furniture, above the text, by the writer."""
    known = rf"(?P<name>(?:the )?{re.escape(name)})"
    opening = re.compile(rf"(?:\W|_|copyright|\d{{4}})*{known}{_BEHIND}", re.IGNORECASE)
    heading = re.compile(rf"[*_]*{known}[*_]*(?:$|\s*\|)", re.IGNORECASE)
    beside = re.compile(rf"(?:^|[,.|·]\s)[*_]*{known}{_BEHIND}", re.IGNORECASE)
    above_links = re.compile(rf"(?P<name>{re.escape(name)})(?= [A-Z])" if not is_section(name) else "(?!)")
    edges = {line.start for line in page.edges}
    for line in _places(page):
        if len(line.body) > _LONGEST or (title_at and line.span.overlaps(title_at)):
            continue
        if line.start in edges:
            found = opening.match(line.body) or (above_links.match(line.body) if line.start == min(edges) else None)
        else:  # a name before the day of an imprint may be a place's, unless it is a paper's
            found = heading.match(line.body) or (beside.search(line.body) if is_paper(name) else None)
        if found and not _is_section(line, found):
            return Span(line.body_start + found.start("name"), line.body_start + found.end("name"))
    return None


def _places(page: Page) -> list[Line]:
    """The furniture, and the lines above the text, of which the last may be an imprint."""
    above = list(takewhile(lambda line: not is_sentence(line.body), page.head[:_HEAD_LINES]))
    behind = [
        line for line in page.head[len(above) : len(above) + 1] if opens_byline(line) or find_imprints(page, [line])
    ]
    return sorted((*above, *behind, *page.edges), key=lambda line: line.start)


def _is_section(line: Line, found: re.Match[str]) -> bool:
    """Whether a name is a section's: a link in a list, or “Sport” or “Local News” that no address or sign follows."""
    return line.bulleted or (is_section(found["name"]) and not re.search(r"[,©.]", line.body))


def _can_be_name(name: str) -> bool:
    words = name.split()
    return len(words) <= 6 and all(word[0].isupper() or word.casefold() in _SMALL for word in words)
