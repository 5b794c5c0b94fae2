"""How much of what each element of a page holds, counted in one pass over the tree.

Asking the parsed tree element by element takes time that grows with the square of its depth.
"""

from collections import Counter

from bs4 import BeautifulSoup, Tag

_GROUPS = {
    "main": ("main", "article", "h1"),
    "nav": ("nav",),
    "p": ("p",),
    "layout": ("table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre"),
}


class Outline:
    """Counts of a page's elements by group: `main` content, `nav`, `p`, and what a `layout` is made of."""

    def __init__(self, page: BeautifulSoup) -> None:
        self._counts: dict[str, Counter[int]] = {group: Counter() for group in _GROUPS}
        # Children follow their parents, so going backwards adds up each subtree before it is added to its parent's.
        for tag in reversed(page.find_all(True)):
            for group, names in _GROUPS.items():
                count = self._counts[group]
                inside = count[id(tag)] + (tag.name in names)
                if inside and tag.parent is not None:
                    count[id(tag.parent)] += inside
        self.paragraphs = self._counts["p"][id(page)]

    def count(self, group: str, tag: Tag) -> int:
        """How many elements of the group are inside `tag`, itself not counted."""
        return self._counts[group][id(tag)]
