"""A parsed page to lines of text: blocks on lines of their own, list items marked, table rows on one line."""

from collections.abc import Callable

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from vectorstore.documents import Span
from vectorstore.files.html_furniture import is_furniture, is_hidden, words
from vectorstore.files.html_outline import Outline
from vectorstore.files.marked_text import MarkedText

# What a browser sets off by a margin, and what merely begins a line.
_PARAGRAPHS = words(
    "p h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl table section article aside nav header footer main figure "
    "fieldset form hr details address"
)
_LINES = words("div li tr dt dd caption figcaption summary legend option thead tbody tfoot center body html")
_CELLS = ("td", "th")
_STRONGER = {"": 0, " ": 1, "\n": 2, "\n\n": 3}


def page_text(page: BeautifulSoup) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    """The text a reader of the page is shown, the spans of it that are furniture, and those of its figures."""
    walk = _Walk(Outline(page))
    walk.through(page)
    return *walk.text.finish(), tuple(walk.figures)


class _Walk:
    """Goes through the tree without recursion: pages nest as deep as they like."""

    def __init__(self, outline: Outline) -> None:
        self.text = MarkedText()
        self.figures: list[Span] = []
        self._outline = outline
        self._gap = ""
        self._prefix = ""
        self._preformatted = 0
        self._rows: list[_Row] = []
        self._lists: list[_List] = []

    def through(self, root: Tag) -> None:
        todo: list[Tag | NavigableString | Callable[[], None]] = [root]
        while todo:
            node = todo.pop()
            if isinstance(node, Tag):
                if not is_hidden(node):
                    todo.append(self._enter(node))
                    todo.extend(child for child in reversed(node.contents) if isinstance(child, Tag | NavigableString))
            elif isinstance(node, NavigableString):
                if not isinstance(node, PreformattedString):
                    self._take(str(node))
            else:
                node()

    def _enter(self, tag: Tag) -> Callable[[], None]:
        """Begin an element; gives what to do at its end."""
        gap = self._gap_around(tag)
        self._want(gap)
        furniture, row = is_furniture(tag, self._outline), tag.name == "tr" and self._is_data(tag)
        if furniture:
            self.text.begin_furniture()
        if row:
            self._rows.append(_Row())
        self._begin_special(tag)
        begun = self.text.length

        def leave() -> None:
            self._end_special(tag)
            if tag.name == "figure" and self.text.length > begun:
                self.figures.append(Span(begun, self.text.length))
            if furniture:
                self.text.end_furniture()
            if row:
                self._rows.pop()
            self._want(gap)

        return leave

    def _gap_around(self, tag: Tag) -> str:
        if self._rows:
            return " " if tag.name in _PARAGRAPHS or tag.name in _LINES else ""
        if tag.name == "tr" or (tag.name in {"ul", "ol"} and self._lists):
            return "\n"
        return "\n\n" if tag.name in _PARAGRAPHS else "\n" if tag.name in _LINES or tag.name in _CELLS else ""

    def _is_data(self, row: Tag) -> bool:
        """Whether a table row holds values, one line a row, rather than the layout of a page."""
        cells = [cell for cell in row.children if isinstance(cell, Tag)]
        return not self._outline.count("layout", row) and all(self._outline.count("p", cell) < 2 for cell in cells)

    def _begin_special(self, tag: Tag) -> None:
        if tag.name == "br":
            self._want(" " if self._rows else "\n")
        elif tag.name in {"ul", "ol"}:
            self._lists.append(_List(tag))
        elif tag.name == "li":
            self._prefix = self._lists[-1].marker() if self._lists else "- "
        elif tag.name == "pre":
            self._preformatted += 1
        elif tag.name == "q":
            self._write("“")
        elif tag.name in _CELLS and self._rows:
            self._rows[-1].cell += 1

    def _end_special(self, tag: Tag) -> None:
        if tag.name in {"ul", "ol"}:
            self._lists.pop()
        elif tag.name == "li":
            self._prefix = ""
        elif tag.name == "pre":
            self._preformatted -= 1
        elif tag.name == "q":
            self._gap = ""
            self._write("”")

    def _take(self, text: str) -> None:
        shown = text.replace("\u00ad", "").replace("\u00a0", " ")
        if self._preformatted and not self._rows:
            if shown.strip():
                self._write(shown.strip("\n") if self._gap.startswith("\n") else shown.rstrip("\n"))
                self._want("\n" if shown.endswith("\n") else "")
            return
        words = " ".join(shown.split())
        if not words or shown[0].isspace():
            self._want(" " if shown else "")
        if words:
            self._write(words)
            self._want(" " if shown[-1].isspace() else "")

    def _want(self, gap: str) -> None:
        if _STRONGER[gap] > _STRONGER[self._gap]:
            self._gap = gap

    def _write(self, words: str) -> None:
        if self._rows:
            words = self._rows[-1].bars(self._gap) + words
            self._gap = self._gap if self._gap.startswith("\n") else ""
        self.text.write(self._prefix + words, self._gap)
        self._gap = self._prefix = ""


class _Row:
    """Where writing has got to in a table row."""

    def __init__(self) -> None:
        self.cell = 0
        self._written = 0

    def bars(self, gap: str) -> str:
        """What stands between the words before and the next: a bar for each cell begun, empty cells included."""
        if self._written == 0:
            begun, self._written = max(0, self.cell - 1), max(1, self.cell)
            return "| " * begun
        begun, self._written = self.cell - self._written, self.cell
        return f"{' |' * begun} " if begun else gap.strip("\n")


class _List:
    """How the next item of a list is marked: with `- `, or with the number that an ordered list shows."""

    def __init__(self, tag: Tag) -> None:
        start = str(tag.get("start") or "1")
        self._number = int(start) if start.isdecimal() and len(start) < 7 else 1
        self._ordered = tag.name == "ol"

    def marker(self) -> str:
        self._number += 1
        return f"{self._number - 1}. " if self._ordered else "- "
