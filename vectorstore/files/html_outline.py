"""How much of what each element of a page holds, counted in one pass over the tree.

Asking the parsed tree element by element takes time that grows with the square of its depth.
"""

from collections import Counter

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

_GROUPS = {
    "main": ("main", "article", "h1"),
    "nav": ("nav",),
    "p": ("p",),
    "link": ("a", "button"),
    "layout": ("table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre"),
}
_BESIDE_LINKS = ("a", "button", "h1", "h2", "h3", "h4", "h5", "h6")


class Outline:
    """Counts of a page's elements by group: `main` content, `nav`, `p`, and what a `layout` is made of."""

    def __init__(self, page: BeautifulSoup) -> None:
        self._counts: dict[str, Counter[int]] = {group: Counter() for group in _GROUPS}
        self._unlinked: Counter[int] = Counter()
        # Children follow their parents, so going backwards adds up each subtree before it is added to its parent's.
        for tag in reversed(page.find_all(True)):
            for group, names in _GROUPS.items():
                count = self._counts[group]
                inside = count[id(tag)] + (tag.name in names)
                if inside and tag.parent is not None:
                    count[id(tag.parent)] += inside
            self._unlinked[id(tag)] += sum(map(_has_letters, tag.children))
            if tag.parent is not None and tag.name not in _BESIDE_LINKS:
                self._unlinked[id(tag.parent)] += self._unlinked[id(tag)]
        self.paragraphs = self._counts["p"][id(page)]

    def count(self, group: str, tag: Tag) -> int:
        """How many elements of the group are inside `tag`, itself not counted."""
        return self._counts[group][id(tag)]

    def holds_only_links(self, tag: Tag) -> bool:
        """Whether all words inside `tag` are those of links, buttons and headings above them."""
        return self.count("link", tag) > 0 and self._unlinked[id(tag)] == 0


def _has_letters(node: object) -> bool:
    text = isinstance(node, NavigableString) and not isinstance(node, PreformattedString)
    return text and any(map(str.isalpha, str(node)))
