"""The marks within a paragraph of Markdown – emphasis, code, links – with their places.

markdown-it finds them; its tokens do not say where, so each of its rules is watched while it reads.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from markdown_it import MarkdownIt, rules_inline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ui.markdown.marked_up import PLAIN, Form, MarkedUp, Shape
from vectorstore.documents import Span

# Of a paragraph whose marks are looked for: some texts take time with the square of their length or brackets.
LONGEST = 10_000
_MOST_BRACKETS = 200

_Rule = Callable[[StateInline, bool], bool]
_FOUND, _AT = "attache found", "attache at"
_PAIRS = {"em": (Form.EMPHASIS, 1), "strong": (Form.STRONG, 2), "s": (Form.DELETED, 2)}


@dataclass(frozen=True)
class _Found:
    """Characters `start` to `end` of what was read: a mark, the words `inner`, and a mark again."""

    start: int
    inner: Span
    end: int
    form: Form | None
    detail: str = ""


def watch_marks(parser: MarkdownIt) -> None:
    """Have a parser note the places of the marks it finds, for `marks_in`."""
    for name, rule in (
        ("newline", _watched(rules_inline.newline, _break)),
        ("escape", _watched(rules_inline.escape, _escape)),
        ("backticks", _watched(rules_inline.backtick, _code)),
        ("autolink", _watched(rules_inline.autolink, _address)),
        ("link", _labelled(rules_inline.link, Form.LINK)),
        ("image", _labelled(rules_inline.image, Form.IMAGE)),
        ("emphasis", _placed(rules_inline.emphasis.tokenize)),
        ("strikethrough", _placed(rules_inline.strikethrough.tokenize)),
    ):
        parser.inline.ruler.at(name, rule)


def marks_in(text: str, lines: Sequence[Span], parser: MarkdownIt, references: Any) -> MarkedUp:
    """The marks in a paragraph that is made of `lines` of a text, without what stands before each of them.

    `references` are the targets that the text defines for its links, as the parser keeps them. A paragraph of more than
    `LONGEST` characters, or with hundreds of brackets, is plain.
    """
    lines = [line for line in lines if line.start < line.end]
    content = "\n".join(text[line.start : line.end] for line in lines)
    if not content or len(content) > LONGEST or content.count("[") > _MOST_BRACKETS:
        return PLAIN
    found: list[_Found] = []
    tokens: list[Token] = []
    parser.inline.parse(content, parser, {"references": references, _FOUND: found}, tokens)
    place = _Placing(lines)
    found = [one for one in (*found, *_pairs(tokens)) if one.inner.start < one.inner.end]
    found.sort(key=lambda one: (one.start, -one.end))
    shapes = [Shape(place.span(one.start, one.end), one.form, detail=one.detail) for one in found if one.form]
    marks = [Span(*at) for one in found for at in ((one.start, one.inner.start), (one.inner.end, one.end))]
    return MarkedUp(tuple(shapes), tuple(place.span(mark.start, mark.end) for mark in marks if mark.start < mark.end))


class _Placing:
    """From places in what was read, lines joined by `\\n`, to places in the text that they are lines of."""

    def __init__(self, lines: Sequence[Span]) -> None:
        self._lines = lines
        self._begins = list(accumulate((line.end - line.start + 1 for line in lines), initial=0))[:-1]

    def span(self, start: int, end: int) -> Span:
        """The span in the text, from the first character to the last."""
        return Span(self._at(start), self._at(end - 1) + 1)

    def _at(self, place: int) -> int:
        line = bisect_right(self._begins, place) - 1
        return self._lines[line].start + place - self._begins[line]


def _watched(rule: _Rule, noted: Callable[[StateInline, int], _Found | None]) -> _Rule:
    """The rule, which notes what it has found from where it began."""

    def watched(state: StateInline, silent: bool) -> bool:
        start, tokens = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and len(state.tokens) > tokens:
            one = noted(state, start)
            state.env[_FOUND].extend([one] if one else [])
        return True

    return watched


def _labelled(rule: _Rule, form: Form) -> _Rule:
    """The rule for links or pictures, which notes their label and where they lead."""

    def labelled(state: StateInline, silent: bool) -> bool:
        start, tokens, before = state.pos, len(state.tokens), len(state.env[_FOUND])
        if not rule(state, silent):
            return False
        if not silent and form is Form.LINK:
            token = next(token for token in state.tokens[tokens:] if token.type == "link_open")
            state.env[_FOUND].append(_labelled_at(state, start, _link_label(state, start), form, token.attrs["href"]))
        elif not silent:
            del state.env[_FOUND][before:]  # it has read its label as a text of its own, whose places are not ours
            token = state.tokens[-1]
            label = Span(start + 2, start + 2 + len(token.content))
            state.env[_FOUND].append(_labelled_at(state, start, label, form, token.attrs["src"]))
        return True

    return labelled


def _labelled_at(state: StateInline, start: int, label: Span, form: Form, target: object) -> _Found:
    if not state.src[label.start : label.end].strip():
        return _Found(start, Span(start, state.pos), state.pos, form)  # without words the target itself is shown
    return _Found(start, label, state.pos, form, str(target))


def _link_label(state: StateInline, start: int) -> Span:
    known, state.cache = state.cache, {}  # what was learnt inside of the label does not hold outside
    end: int = state.md.helpers.parseLinkLabel(state, start, True)
    state.cache = known
    return Span(start + 1, end)


def _placed(rule: _Rule) -> _Rule:
    """A rule for marks in pairs, which notes with each token where its mark stands: what it is is decided later."""

    def placed(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, silent):
            return False
        at = state.pos
        for token in reversed(state.tokens):
            if at <= start:
                break
            at -= len(token.content)
            token.meta[_AT] = at
        return True

    return placed


def _pairs(tokens: Sequence[Token]) -> list[_Found]:
    found: list[_Found] = []
    begun: list[Token] = []
    for token in tokens:
        if token.tag not in _PAIRS or _AT not in token.meta:
            continue
        if token.nesting > 0:
            begun.append(token)
        elif begun and begun[-1].tag == token.tag:
            form, width = _PAIRS[token.tag]
            # Of the two stars of a strong mark the inner one has become the token.
            start = begun.pop().meta[_AT] - (1 if token.tag == "strong" else 0)
            end = token.meta[_AT] + width
            found.append(_Found(start, Span(start + width, end - width), end, form))
    return found


def _break(state: StateInline, start: int) -> _Found | None:
    hard = state.tokens[-1].type == "hardbreak"
    return _Found(start, Span(start, start + 1), start + 1, Form.BREAK) if hard else None


def _escape(state: StateInline, start: int) -> _Found | None:
    if state.tokens[-1].type == "hardbreak":
        return _Found(start, Span(start + 1, start + 2), start + 2, Form.BREAK)
    if state.tokens[-1].content == state.tokens[-1].markup:
        return None  # a backslash before a letter is a backslash
    return _Found(start, Span(start + 1, state.pos), state.pos, None)


def _code(state: StateInline, start: int) -> _Found:
    token = state.tokens[-1]
    inner = Span(start + len(token.markup), state.pos - len(token.markup))
    padding = (inner.end - inner.start - len(token.content)) // 2
    return _Found(start, Span(inner.start + padding, inner.end - padding), state.pos, Form.CODE)


def _address(state: StateInline, start: int) -> _Found:
    return _Found(start, Span(start + 1, state.pos - 1), state.pos, Form.LINK)
