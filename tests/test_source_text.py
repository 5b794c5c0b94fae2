"""The text of the source panel: whatever its marks, every character is there, in order, and marked to the character."""

import re
import time
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.test_rendering import assert_only_our_markup, hostile, shown
from ui.markdown.blocks import DEEPEST, MOST_LINES, markdown_shapes
from ui.markdown.marked_up import PLAIN, Form, MarkedUp, Shape
from ui.markdown.marks import LONGEST
from ui.page.source_panel import source_html
from ui.page.source_text import WINDOW, Edge, Part, Segment, laid_out, parts
from vectorstore.documents import Document, Span

MARKS = (
    *(
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "[",
        "](",
        "](b)",
        "![",
        "[x]: y\n",
        "[e][x]",
        "<http://a.b>",
        "<b>",
        "\\",
        "&amp;",
    ),
    *(
        "\n",
        "\n\n",
        "# ",
        "## ",
        "> ",
        "- ",
        "- [x] ",
        "1. ",
        "2) ",
        "    ",
        "\t",
        "```",
        "~~~",
        "---",
        "===",
        "\r",
        "\0",
    ),
    *("a", "bc", " ", "  ", "🚢", "|", "a|b\n-|-\n", "\n|-|-|\n"),
)
markdown = st.lists(st.one_of(st.sampled_from(MARKS), hostile), max_size=30).map("".join)
places = st.integers(0, 60)
# Nothing that the panel shows on purpose in another way than the parser does: characters by their names, backslashes,
# links without words, cells beyond a table's last column.
PLAINER = tuple(mark for mark in MARKS if not set(mark) & set("\\&\r\0") and mark not in ("[", "![", "|", "<b>"))


def document(text: str, *furniture: Span) -> Document:
    return Document(id="d", path="p.md", text=text, format="md", furniture=furniture)


def segments(found: Iterable[Part]) -> list[Segment]:
    return [part for part in found if isinstance(part, Segment)]


def seen(found: Iterable[Part], *, without: frozenset[Form] = frozenset()) -> str:
    """What the reader sees, outside of some forms."""
    words, inside = "", 0
    for part in found:
        if isinstance(part, Edge):
            inside += (1 if part.begins else -1) * (part.shape.form in without)
        elif not (inside or part.mark or part.layout):
            words += part.text
    return words


def forms(text: str) -> list[tuple[Form, str]]:
    """Each shape with the words that are seen of it."""
    found = tuple(parts(document(text), None, Span(0, len(text))))
    begun: list[tuple[Shape, list[Segment]]] = []
    finished: dict[Shape, list[Segment]] = {}
    for part in found:
        if isinstance(part, Segment):
            for _, words in begun:
                words.append(part)
        elif part.begins:
            begun.append((part.shape, []))
            finished[part.shape] = begun[-1][1]
        else:
            begun.pop()
    return [(shape.form, seen(words)) for shape, words in finished.items()]


def assert_nested(found: Iterable[Part]) -> None:
    begun: list[Shape] = []
    for part in found:
        if isinstance(part, Edge) and part.begins:
            begun.append(part.shape)
        elif isinstance(part, Edge):
            assert begun.pop() == part.shape
    assert begun == []


@given(before=markdown, quote=markdown.filter(bool), after=markdown, at=places)
@settings(max_examples=300, deadline=None)
def test_every_character_is_there_and_the_quotation_exactly_marked(
    before: str, quote: str, after: str, at: int
) -> None:
    text = before + quote + after
    furniture = Span(min(at, len(text)), min(at + 7, len(text)))
    quotation = Span(len(before), len(before) + len(quote))
    found = parts(document(text, furniture), quotation, Span(0, len(text)))
    assert "".join(part.text for part in segments(found)) == text
    assert "".join(part.text for part in segments(found) if part.quoted) == quote
    assert "".join(part.text for part in segments(found) if part.furniture) == text[furniture.start : furniture.end]
    assert_nested(found)
    assert assert_only_our_markup(source_html(document(text, furniture), quotation)).marked == shown(quote)


@given(
    spans=st.lists(st.tuples(places, places, st.sampled_from(Form)), max_size=20),
    marks=st.lists(st.tuples(places, places), max_size=6),
    start=places,
    end=places,
)
@settings(max_examples=300, deadline=None)
def test_shapes_that_cross_are_cut_and_cost_no_character(
    spans: list[tuple[int, int, Form]], marks: list[tuple[int, int]], start: int, end: int
) -> None:
    text = "".join(chr(0x100 + n) for n in range(60))
    within = Span(min(start, end), max(start, end))
    marked = MarkedUp(tuple(Shape(Span(a, b), form) for a, b, form in spans), tuple(Span(a, b) for a, b in marks))
    found = tuple(laid_out(document(text), None, within, marked))
    assert "".join(part.text for part in segments(found)) == text[within.start : within.end]
    assert_nested(found)


@given(text=st.lists(st.sampled_from(PLAINER), max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_what_is_seen_are_the_words_that_the_parser_reads(text: str) -> None:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    read = "".join(_words(parser.parse(text)))
    found = parts(document(text), None, Span(0, len(text)))
    assert "".join(seen(found, without=frozenset({Form.DEFINITION, Form.AS_WRITTEN})).split()) == "".join(read.split())


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield from _words(token.children or [])
        elif token.type in {"text", "code_inline", "code_block", "fence", "image"}:
            yield token.content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## The *new* quay ##\n", [(Form.HEADING, "The new quay"), (Form.EMPHASIS, "new")]),
        ("Quay\n====\n", [(Form.HEADING, "Quay")]),
        ("a **b** ~~c~~", [(Form.PARAGRAPH, "a b c"), (Form.STRONG, "b"), (Form.DELETED, "c")]),
        ("2 * 3 * 4, a_b_c", [(Form.PARAGRAPH, "2 * 3 * 4, a_b_c")]),
        ("``a`b`` \\*", [(Form.PARAGRAPH, "a`b *"), (Form.CODE, "a`b")]),
        ("[a *b*](http://c.d 'e')", [(Form.PARAGRAPH, "a b"), (Form.LINK, "a b"), (Form.EMPHASIS, "b")]),
        ("[press](javascript:alert)", [(Form.PARAGRAPH, "[press](javascript:alert)")]),
        ("[](http://c.d)", [(Form.PARAGRAPH, "[](http://c.d)"), (Form.LINK, "[](http://c.d)")]),
        ("![*a*](b.png)", [(Form.PARAGRAPH, "*a*"), (Form.IMAGE, "*a*")]),
        ("> a\n> b", [(Form.QUOTE, "a\nb"), (Form.PARAGRAPH, "a\nb")]),
        ("<b>a</b>", [(Form.PARAGRAPH, "<b>a</b>")]),
        ("```py\na = '#'\n```", [(Form.LISTING, "a = '#'")]),
        ("\ta\n\t  b", [(Form.LISTING, "a\n  b")]),
        ("- [x] a", [(Form.BULLETS, "[x] a"), (Form.ITEM, "[x] a"), (Form.PARAGRAPH, "[x] a"), (Form.TASK, "[x]")]),
        ("[x] a", [(Form.PARAGRAPH, "[x] a")]),
        (
            "| a | b |\n|---|--:|\n| 1 \\| 2 |\n",
            [
                *[(Form.TABLE, "ab1 | 2"), (Form.ROW, "ab"), (Form.HEADER_CELL, "a"), (Form.HEADER_CELL, "b")],
                *[(Form.ROW, "1 | 2"), (Form.CELL, "1 | 2")],
            ],
        ),
    ],
)
def test_markdown_has_its_forms(text: str, expected: list[tuple[Form, str]]) -> None:
    assert forms(text) == expected


def test_lists_hold_their_items_and_number_as_they_begin() -> None:
    text = "3. a\n   - b\n4. c\n"
    shapes = markdown_shapes(text, Span(0, len(text))).shapes
    assert [(shape.form, text[shape.span.start : shape.span.end]) for shape in shapes if shape.form is Form.ITEM] == [
        (Form.ITEM, "3. a\n   - b\n"),
        (Form.ITEM, "   - b\n"),
        (Form.ITEM, "4. c\n"),
    ]
    assert next(shape.level for shape in shapes if shape.form is Form.NUMBERS) == 3


@pytest.mark.parametrize("quote", ["onder", "wonder**ful", "**w", "ful\n\n- two"])
def test_a_quotation_may_begin_and_end_anywhere(quote: str) -> None:
    text = "The **wonder**ful\n\n- two items\n"
    start = text.index(quote)
    page = assert_only_our_markup(source_html(document(text), Span(start, start + len(quote))))
    assert page.marked == quote


def test_only_markdown_is_read_for_marks() -> None:
    text = "# a\n\n- **b**"
    plain = Document(id="d", path="p.txt", text=text)
    assert parts(plain, None, Span(0, len(text))) == (Segment(text),)


def test_a_part_of_a_long_document_keeps_the_form_of_what_surrounds_it() -> None:
    line = "a line of a listing that is *long*, so that there are few\n"
    text = "```\n" + line * (2 * WINDOW // len(line)) + "```\n\n# End\n"
    html = source_html(document(text), Span(WINDOW, WINDOW + 20))
    assert "<pre><code>" in html
    assert "<em>" not in html
    assert "# End" not in html


@pytest.mark.parametrize(
    "text",
    [
        "*" * 5_000_000,
        "* " * 1_000_000,
        "> " * 1_000_000,
        "- " * 1_000_000 + "a",
        "".join("  " * n + "- a\n" for n in range(700)),
        "> " * 15 + "a\n" + "b\n" * (MOST_LINES - 2),
        "![" * 150_000,
        ("![" * (LONGEST // 2 - 1) + "\n\n") * 30,
        "[a](" * 75_000,
        "|" * 1000 + "\n" + "|-" * 999 + "|\n" + "a\n" * 5000,
        "1. a\n" * 60_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_text_made_to_be_slow_is_shown_soon(text: str) -> None:
    began = time.process_time()
    html = source_html(document(text))
    assert time.process_time() - began < 10  # about a second on an idle machine
    assert len(html) < 40 * WINDOW
    assert html.count("<blockquote>") + html.count("<ul>") <= 30


def test_beyond_its_bounds_markdown_is_shown_as_it_is_written() -> None:
    many = "- a\n" * (MOST_LINES + 1)
    assert markdown_shapes(many, Span(0, len(many))) == PLAIN
    long = "*a* " * LONGEST
    assert {shape.form for shape in markdown_shapes(long, Span(0, len(long))).shapes} == {Form.PARAGRAPH}
    deep = "> " * 40 + "*a*\n"
    assert [words for form, words in forms(deep) if form is Form.AS_WRITTEN] == [deep.rstrip()]
    assert not re.search(r"</?em>", source_html(document(deep)))
