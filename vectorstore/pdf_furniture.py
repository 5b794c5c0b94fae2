"""Running headers, footers and page numbers: lines that stand at the edge of most pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from vectorstore.pdf_lines import Line

_EDGE_LINES = 3
_LONGEST = 160
_NUMBER = re.compile(r"\d+|\b[ivxlc]{1,6}\b", re.IGNORECASE)
_PAGE_OF = re.compile(
    r"(?:(?:page|p\.|seite|página|pagina)?\s*\d{1,4}\s*(?:of|von|de|di|sur)|(?:https?|file)://\S+\s\d{1,4}\s*/|\d{1,4}\s*/)"
    r"\s*\d{1,4}",
    re.IGNORECASE,
)


def running_lines(lines: Sequence[Line]) -> set[int]:
    """The places in `lines` of those that recur, but for numbers, at one height near the edge of most pages.

    Left and right pages may alternate, so two fifths of the pages are enough. "Page 1 of 1" and the address that a
    browser prints below a page need no second page.
    """
    edges = _edges(lines)
    pages = len({line.page for line in lines})
    enough = max(2, 0.4 * pages if pages > 3 else 0.6 * pages)
    at_edges = Counter(key for key, _ in {(_key(lines[place]), lines[place].page) for place in edges})
    everywhere = Counter(_key(line)[0] for line in lines)
    keys = {key for key, count in at_edges.items() if count >= enough and everywhere[key[0]] <= 1.5 * count + 1}
    return {place for place in edges if _is_running(lines[place], keys)}


def _is_running(line: Line, keys: set[tuple[str, int]]) -> bool:
    return len(line.text) <= _LONGEST and (_key(line) in keys or bool(_PAGE_OF.fullmatch(line.text)))


def _edges(lines: Sequence[Line]) -> list[int]:
    """The places of the three topmost and the three lowest lines of every page."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        by_page[line.page].append(place)
    edges: set[int] = set()
    for places in by_page.values():
        places.sort(key=lambda place: lines[place].y)
        edges |= {*places[:_EDGE_LINES], *places[-_EDGE_LINES:]}
    return sorted(edges)


def _key(line: Line) -> tuple[str, int]:
    return _NUMBER.sub("#", line.text.casefold()), round(line.y)
