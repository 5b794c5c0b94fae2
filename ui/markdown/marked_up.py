"""What the marks in a text say about its look: which stretches are headings, items or emphasis, and which are marks."""

from dataclasses import dataclass
from enum import StrEnum

from vectorstore.documents import Span


class Form(StrEnum):
    """What a stretch of text is shown as."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    ITEM = "item"
    LISTING = "listing"
    DEFINITION = "definition"
    RULE = "rule"
    TABLE = "table"
    ROW = "row"
    HEADER_CELL = "header-cell"
    CELL = "cell"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    DELETED = "deleted"
    CODE = "code"
    LINK = "linked"
    IMAGE = "pictured"
    TASK = "task"
    BREAK = "break"
    AS_WRITTEN = "as-written"


@dataclass(frozen=True)
class Shape:
    """A stretch of a text and its form.

    `level` is a heading's, from 1, or the first number of a numbered list. `detail` is where a link or picture leads,
    the side that a table cell leans to (`left`, `center`, `right`), or `done` for a task that is ticked.
    """

    span: Span
    form: Form
    level: int = 0
    detail: str = ""


@dataclass(frozen=True)
class MarkedUp:
    """The shapes of a text and its characters that are no words of it; all offsets count the text's characters.

    `marks` belong to a word, like the stars around it; `layout` is what the form of a block shows in another way, like
    the number signs before a heading, the bars of a table, or the empty line between two paragraphs. Of shapes with
    the same span the outer comes first.
    """

    shapes: tuple[Shape, ...] = ()
    marks: tuple[Span, ...] = ()
    layout: tuple[Span, ...] = ()


PLAIN = MarkedUp()
