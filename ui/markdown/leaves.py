"""The blocks of a Markdown text that hold words – paragraphs, headings, listings, tables – line by line.

markdown-it finds them; its tokens do not say where in a line the words begin behind the marks of lists and quotes, so
each of its rules is watched while it reads.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from markdown_it import MarkdownIt, rules_block
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from vectorstore.documents import Span

_Rule = Callable[[StateBlock, int, int, bool], bool]
_LEAVES = "attache leaves"


class LeafKind(StrEnum):
    """What a leaf is, by the name of its rule."""

    TABLE = "table"
    INDENTED = "code"
    FENCED = "fence"
    RULE = "hr"
    DEFINITION = "reference"
    HEADING = "heading"
    UNDERLINED = "lheading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class Leaf:
    """A block that holds words: for each of its lines from number `first` on, where they begin and where the line ends.

    `level` is a heading's; `words` are a heading's words; `columns` say for each column of a table to which side its
    cells lean, if to any; `closed` says whether a fence has its second half.
    """

    kind: LeafKind
    first: int
    lines: tuple[Span, ...]
    level: int = 0
    words: str = ""
    columns: tuple[str, ...] = ()
    closed: bool = False


def watch_leaves(parser: MarkdownIt) -> None:
    """Have a parser note the leaves that it finds in what `leaves_in` gives it as its environment."""
    ending = ["paragraph", "reference"]
    for kind, rule, ends in (
        (LeafKind.TABLE, rules_block.table, ending),
        (LeafKind.INDENTED, rules_block.code, []),
        (LeafKind.FENCED, rules_block.fence, [*ending, "blockquote", "list"]),
        (LeafKind.RULE, rules_block.hr, [*ending, "blockquote", "list"]),
        (LeafKind.DEFINITION, rules_block.reference, []),
        (LeafKind.HEADING, rules_block.heading, [*ending, "blockquote"]),
        (LeafKind.UNDERLINED, rules_block.lheading, []),
        (LeafKind.PARAGRAPH, rules_block.paragraph, []),
    ):
        # What a block may end is stated anew, since replacing a rule forgets it.
        parser.block.ruler.at(kind, _watched(kind, rule), {"alt": ends})


def read_blocks(text: str, parser: MarkdownIt) -> tuple[list[Token], list[Leaf], dict[str, object]]:
    """The tokens of a text's blocks, its leaves in order, and the targets that it defines for its links."""
    leaves: list[Leaf] = []
    environment: dict[str, object] = {_LEAVES: leaves}
    tokens = parser.parse(text, environment)
    references = environment.get("references")
    return tokens, leaves, references if isinstance(references, dict) else {}


def _watched(kind: LeafKind, rule: _Rule) -> _Rule:
    """The rule, which notes what it has read."""

    def watched(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent:
            state.env[_LEAVES].append(_leaf(kind, state, start, state.tokens[before:]))
        return True

    return watched


def _leaf(kind: LeafKind, state: StateBlock, start: int, tokens: list[Token]) -> Leaf:
    begins = [state.bMarks[line] + state.tShift[line] for line in range(start, state.line)]
    closed = False
    if kind is LeafKind.FENCED:
        begins[1:] = [_indented(state, line, state.sCount[start]) for line in range(start + 1, state.line)]
        closed = _is_closed(tokens[0], state.line - start)
    elif kind is LeafKind.INDENTED:
        begins = [_indented(state, line, state.blkIndent + 4) for line in range(start, state.line)]
    ends = state.eMarks[start : state.line]
    return Leaf(
        kind,
        start,
        tuple(Span(min(begin, end), end) for begin, end in zip(begins, ends, strict=True)),
        level=int(tokens[0].tag[1]) if tokens and tokens[0].type == "heading_open" else 0,
        words=tokens[1].content if tokens and tokens[0].type == "heading_open" else "",
        columns=tuple(_side(token) for token in tokens if token.type == "th_open"),
        closed=closed,
    )


def _indented(state: StateBlock, line: int, indent: int) -> int:
    """Where a line of a listing begins that is indented by so many columns; counted as the parser does."""
    at = state.bMarks[line]
    words = at + state.tShift[line]
    column = 0
    while at < state.eMarks[line] and column < indent and (at < words or state.src[at] in " \t"):
        column += 4 - (column + state.bsCount[line]) % 4 if state.src[at] == "\t" else 1
        at += 1
    return at


def _is_closed(fence: Token, lines: int) -> bool:
    content = fence.content
    return lines - 1 > content.count("\n") + bool(content and not content.endswith("\n"))


def _side(header: Token) -> str:
    return str(header.attrs.get("style", "")).removeprefix("text-align:")
