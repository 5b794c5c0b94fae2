"""Markdown to shapes: its headings, lists, quotes, listings and tables, with the marks inside their paragraphs."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ui.markdown.leaves import Leaf, LeafKind, read_blocks, watch_leaves
from ui.markdown.marked_up import PLAIN, Form, MarkedUp, Shape
from ui.markdown.marks import marks_in, watch_marks
from ui.markdown.tables import rows_of
from vectorstore.documents import Span

MOST_LINES = 20_000  # a longer text is shown as it is written
DEEPEST = 16  # lists and quotes in one another, a list counting as two; what is deeper is shown as it is written

_CONTAINERS = {
    "blockquote_open": Form.QUOTE,
    "bullet_list_open": Form.BULLETS,
    "ordered_list_open": Form.NUMBERS,
    "list_item_open": Form.ITEM,
}
_LEAVES = {
    LeafKind.TABLE: Form.TABLE,
    LeafKind.INDENTED: Form.LISTING,
    LeafKind.FENCED: Form.LISTING,
    LeafKind.RULE: Form.RULE,
    LeafKind.DEFINITION: Form.DEFINITION,
    LeafKind.HEADING: Form.HEADING,
    LeafKind.UNDERLINED: Form.HEADING,
    LeafKind.PARAGRAPH: Form.PARAGRAPH,
}
_ONLY_MARKERS = re.compile(r"(?:[\s>]|(?:[-+*]|\d{1,9}[.)])(?=\s|\Z))*")
_MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+\Z")
_TASK = re.compile(r"\[([ xX])\](?=\s)")
# What the parser would put something else for, not always of the same length.
_REPLACED = str.maketrans("\r\0", "  ")


def markdown_shapes(text: str, within: Span) -> MarkedUp:
    """The shapes of a Markdown text up to the end of `within`; marks inside paragraphs only where they overlap it.

    Markup that the parser does not take for such stays text: HTML always, targets of links that run something, lists
    and quotes more than eight deep. A text of more than `MOST_LINES` lines is plain.
    """
    end = text.find("\n", within.end)
    read = text[: end if end >= 0 else len(text)].translate(_REPLACED)
    if read.count("\n") >= MOST_LINES:
        return PLAIN
    return _Reading(read, within).finish()


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    parser.core.ruler.enableOnly(["block"])  # paragraphs are read one by one, where they are shown
    watch_leaves(parser)
    watch_marks(parser)
    return parser


class _Reading:
    """Gathers what of a text is words, what its shapes are, and which marks it has; the rest is layout."""

    def __init__(self, text: str, within: Span) -> None:
        self._text = text
        self._within = within
        self._begins = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
        self._shapes: list[Shape] = []
        self._marks: list[Span] = []
        self._words: list[Span] = []

    def finish(self) -> MarkedUp:
        tokens, leaves, self._references = read_blocks(self._text, _parser())
        self._shapes.extend(_containers(tokens, self._begins))
        for leaf in leaves:
            self._take(leaf)
        self._take_unread(leaves)
        shapes = sorted(self._shapes, key=lambda shape: (shape.span.start, -shape.span.end))
        layout = _gaps(sorted(self._words), len(self._text))
        return MarkedUp(tuple(shapes), tuple(self._marks), tuple(layout))

    def _take(self, leaf: Leaf) -> None:
        if leaf.kind is LeafKind.TABLE:
            self._take_table(leaf)
            return
        lines = _lines_of_words(self._text, leaf)
        whole = Span(leaf.lines[0].start, leaf.lines[-1].end)
        self._shapes.append(Shape(whole, _LEAVES[leaf.kind], leaf.level))
        # The end of a line is as good as a space between its last word and the next line's first.
        self._words.extend(Span(line.end, line.end + 1) for line in lines[:-1])
        self._words.extend(lines)
        if leaf.kind in {LeafKind.HEADING, LeafKind.UNDERLINED, LeafKind.PARAGRAPH}:
            self._take_task(leaf)
            self._take_marks(lines)

    def _take_table(self, leaf: Leaf) -> None:
        self._shapes.append(Shape(Span(leaf.lines[0].start, leaf.lines[-1].end), Form.TABLE))
        for row, cells in rows_of(self._text, leaf.lines, leaf.columns):
            self._shapes.append(row)
            for cell, words in cells:
                self._shapes.append(cell)
                self._words.append(words)
                self._take_marks([words])

    def _take_task(self, leaf: Leaf) -> None:
        begin = leaf.lines[0].start
        task = _TASK.match(self._text, begin)
        if task and _MARKER.search(self._text, self._begins[leaf.first], begin):
            detail = "" if task.group(1) == " " else "done"
            self._shapes.append(Shape(Span(task.start(), task.end()), Form.TASK, detail=detail))

    def _take_marks(self, lines: Sequence[Span]) -> None:
        if Span(lines[0].start, lines[-1].end).overlaps(self._within):
            found = marks_in(self._text, lines, _parser(), self._references)
            self._shapes.extend(found.shapes)
            self._marks.extend(found.marks)

    def _take_unread(self, leaves: Sequence[Leaf]) -> None:
        """What no rule has taken, since it lies too deep, is shown as it is written."""
        taken = {leaf.first + n for leaf in leaves for n in range(len(leaf.lines))}
        for line, begin in enumerate(self._begins[:-1]):
            until = self._begins[line + 1] - 1
            if line not in taken and not _ONLY_MARKERS.fullmatch(self._text, begin, until):
                self._shapes.append(Shape(Span(begin, until), Form.AS_WRITTEN))
                self._words.append(Span(begin, until))


def _containers(tokens: Sequence[Token], begins: Sequence[int]) -> Iterator[Shape]:
    """Lists, their items and quotes; an item reaches to the next, so that no text stands between them."""
    ends = _item_ends(tokens)
    for number, token in enumerate(tokens):
        form = _CONTAINERS.get(token.type)
        if form and token.map:
            first, last = token.map[0], ends.get(number, token.map[1])
            level = int(token.attrs.get("start", 1)) if form is Form.NUMBERS else 0
            yield Shape(Span(begins[first], min(begins[last], begins[-1] - 1)), form, level)


def _item_ends(tokens: Sequence[Token]) -> dict[int, int]:
    """The line before which each item ends, by the place of its token: where the next begins, or its list ends."""
    ends: dict[int, int] = {}
    lists: list[tuple[Token, list[int]]] = []
    for number, token in enumerate(tokens):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append((token, []))
        elif token.type == "list_item_open":
            lists[-1][1].append(number)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            opening, items = lists.pop()
            begins = [(tokens[item].map or [0, 0])[0] for item in items]
            ends.update(zip(items, [*begins[1:], (opening.map or [0, 0])[1]], strict=True))
    return ends


def _lines_of_words(text: str, leaf: Leaf) -> list[Span]:
    """The words of a leaf line by line, without what its form shows already."""
    if leaf.kind is LeafKind.HEADING:
        begin = text.index(leaf.words, leaf.lines[0].start + leaf.level)
        return [Span(begin, begin + len(leaf.words))]
    if leaf.kind is LeafKind.UNDERLINED:
        return list(leaf.lines[:-1])
    if leaf.kind is LeafKind.FENCED:
        return list(leaf.lines[1:-1] if leaf.closed else leaf.lines[1:])
    return [] if leaf.kind is LeafKind.RULE else list(leaf.lines)


def _gaps(spans: Sequence[Span], end: int) -> Iterator[Span]:
    """What no span covers, of a text that ends at `end`."""
    at = 0
    for span in spans:
        if at < span.start:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < end:
        yield Span(at, end)
