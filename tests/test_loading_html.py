"""Web pages: the shown text, the furniture and what the head declares."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files import write_bytes, write_html, write_txt
from vectorstore.errors import DocumentError, DocumentTooLarge, EmptyDocument
from vectorstore.files.html_files import MOST_TAGS, read_html
from vectorstore.files.loading import load_file


def _shown(body: str) -> str:
    return read_html(f"<html><body>{body}</body></html>".encode(), "page.html").text


def _furniture(body: str) -> list[str]:
    extract = read_html(f"<html><body>{body}</body></html>".encode(), "page.html")
    return [extract.text[span.start : span.end] for span in extract.furniture]


def _declared(head: str, html: str = "<html>") -> dict[str, str]:
    return dict(read_html(f"{html}<head>{head}</head><body>Text</body></html>".encode(), "page.html").declared)


# What is shown


def test_a_page_becomes_lines_of_text(tmp_path: Path) -> None:
    body = (
        "<h1>The   visit</h1>\n<p>First <b>bold</b>,\n and <a href='x'>a link</a>.<br>After a break.</p>"
        "<ul><li>One<li>Two <i>more</i></ul><div>A</div><div>B</div>"
    )
    loaded = load_file(write_html(tmp_path, "page.html", body))
    assert loaded.format == "html"
    assert loaded.text == ("The visit\n\nFirst bold, and a link.\nAfter a break.\n\n- One\n- Two more\n\nA\nB")


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>alert('no')</script>",
        "<style>p { color: no }</style>",
        "<template><p>no</p></template>",
        "<noscript>no</noscript>",
        "<!-- no -->",
        "<![CDATA[no]]>",
        "<p hidden>no</p>",
        "<p style='color:red; DISPLAY : none'>no</p>",
        "<span class='icon sr-only'>no</span>",
        "<svg><title>no</title><text>no</text></svg>",
        "<dialog>no</dialog>",
        "<iframe srcdoc='no'>no</iframe>",
    ],
)
def test_what_a_browser_does_not_show_is_not_text(hidden: str) -> None:
    assert _shown(f"<p>Before{hidden} after</p>").split() == ["Before", "after"]


def test_a_script_that_pretends_to_end_stays_a_script() -> None:
    assert _shown("<script>document.write('<p>no</p>')</script><p>Yes</p>") == "Yes"


def test_a_class_that_hides_on_small_screens_only_hides_nothing() -> None:
    assert _shown("<p class='hidden md:block'>Shown</p>") == "Shown"


def test_table_rows_are_lines_with_their_columns_kept() -> None:
    table = (
        "<table><tr><th></th><th>2024</th><th>2025</th></tr><tr><td>Trade</td><td></td><td><p>12<br>bn</p></td></tr>"
        "<tr><td></td><td></td></tr></table>"
    )
    assert _shown(f"<p>Before</p>{table}<p>After</p>") == "Before\n\n| 2024 | 2025\nTrade | | 12 bn\n\nAfter"


def test_a_table_that_lays_out_a_page_is_read_as_blocks() -> None:
    page = "<table><tr><td><h2>Head</h2><p>One.</p><p>Two.</p></td><td>Side</td></tr></table>"
    assert _shown(page) == "Head\n\nOne.\n\nTwo.\n\nSide"


def test_ordered_lists_show_their_numbers_and_nested_lists_their_items() -> None:
    assert _shown("<ol start=3><li>C<li>D<ul><li>d1</ul><li>E</ol>") == "3. C\n4. D\n- d1\n5. E"


def test_preformatted_text_keeps_its_lines() -> None:
    assert _shown("<p>See</p><pre>def f():\n    return 1\n</pre><p>End</p>") == "See\n\ndef f():\n    return 1\n\nEnd"


def test_entities_quotes_and_invisible_signs_are_as_shown() -> None:
    assert (
        _shown("<p>Fish &amp; <q>chips</q>, soft&shy;ly, 10&nbsp;000 &lt;b&gt;</p>")
        == "Fish & “chips”, softly, 10 000 <b>"
    )


def test_inline_elements_do_not_break_words() -> None:
    assert _shown("<p>un<b>believ</b>able<sup>2</sup> <span> a </span>b</p>") == "unbelievable2 a b"


# Furniture


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a>Home</a> <a>News</a></nav>",
        "<footer><p>Home News</p></footer>",
        "<aside>Home News</aside>",
        "<header><nav>Home News</nav></header>",
        "<div role='navigation'>Home News</div>",
        "<div class='related-stories'>Home News</div>",
        "<div class='post__relatedPosts big'>Home News</div>",
        "<section id='sidebar'>Home News</section>",
        "<ol class='breadcrumbs'>Home News</ol>",
        "<div class='cookie-banner'>Home News</div>",
        "<div class='social-share-buttons'>Home News</div>",
        "<form class='newsletter-signup'>Home News</form>",
        "<div class='most-read'>Home News</div>",
        "<button>Home News</button>",
        "<div class='access-ranking'><a>Home</a> <a>News</a></div>",
        "<div class='casino-newsletter'>Home News</div>",
    ],
)
def test_furniture_is_kept_in_the_text_and_marked(furniture: str) -> None:
    body = f"<main><p>Content before.</p></main>{furniture}<p>Content after.</p>"
    assert _furniture(body) == ["Home News"]
    assert _shown(body).split() == ["Content", "before.", "Home", "News", "Content", "after."]


@pytest.mark.parametrize(
    "content",
    [
        "<div class='share-price'>Content</div>",
        "<p class='market-shared-view'>Content</p>",
        "<div class='no-sidebar'>Content</div>",
        "<div class='layout with-sidebar'><article>Content</article></div>",
        "<div id='related'><h1>Content</h1></div>",
        "<header><h1>Content</h1><nav hidden></nav></header>",
        "<blockquote><footer>Content</footer></blockquote>",
        "<body class='sidebar'>Content</body>",
        "<section id='cookies'><h2>3.1 Cookies</h2><p>Content</p></section>",
        "<div><h2 id='how-we-use-cookies'>How we use cookies <a href='#'>¶</a></h2><p>Content</p></div>",
        "<h2><span id='Newsletter'>Newsletter</span> [edit]</h2>",
        "<table class='rankings'><tr><td><a>Content</a></td></tr></table>",
        "<ol class='rankings'><li><a>Oulu</a>: content</li></ol>",
        "<div class='paywall'>Content</div>",
        "<div class='non-newsletter'>Content</div>",
        "<div class='sidebar'><p>Con</p><p>tent</p><p>is</p><p>most</p></div>",
    ],
)
def test_content_is_not_taken_for_furniture(content: str) -> None:
    assert _furniture(content) == []


def test_furniture_within_furniture_is_one_span() -> None:
    assert _furniture("<p>Text</p><aside>A<nav>B</nav>C<div class='related'>D</div></aside>") == ["A\n\nB\n\nC\nD"]


def test_an_unclosed_paragraph_does_not_make_the_rest_furniture() -> None:
    assert _furniture("<p class=share>Tweet<p>Content") == ["Tweet"]


# What the head declares


def test_meta_tags_are_declared(tmp_path: Path) -> None:
    head = (
        "<title>The visit | The Daily</title><meta property='og:title' content='The visit'>"
        "<meta property='og:site_name' content='The Daily'><meta name=author content='A. Writer'>"
        "<meta property='article:published_time' content='2025-10-28T23:15:00+09:00'>"
    )
    loaded = load_file(write_html(tmp_path, head=head, lang="en-GB"))
    assert loaded.declared_in == "html meta"
    assert dict(loaded.declared) == {
        "title": "The visit",
        "publisher": "The Daily",
        "published": "2025-10-28",
        "author": "A. Writer",
        "language": "en",
    }


def test_linked_data_is_declared_and_may_be_nested_in_a_graph() -> None:
    head = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "The visit",
    "datePublished": "2025-10-28", "author": [{"name": "A. Writer"}], "publisher": {"name": "The Daily"}}]}</script>"""
    assert _declared(head) == {
        "title": "The visit",
        "publisher": "The Daily",
        "published": "2025-10-28",
        "author": "A. Writer",
    }


@pytest.mark.parametrize("data", ["not json", '{"publisher": 3, "headline": ["x"]}', "[" * 100_000, "[[1]]", '"text"'])
def test_odd_linked_data_is_passed_over(data: str) -> None:
    assert _declared(f'<title>T</title><script type="application/ld+json">{data}</script>') == {"title": "T"}


def test_the_title_loses_the_name_of_the_site_only_where_the_page_names_it() -> None:
    site = "<meta property='og:site_name' content='The Daily'>"
    assert _declared(f"<title>Talks - second round - The Daily</title>{site}")["title"] == "Talks - second round"
    assert _declared("<title>Talks - second round</title>")["title"] == "Talks - second round"


def test_a_page_that_declares_nothing_says_so(tmp_path: Path) -> None:
    loaded = load_file(write_txt(tmp_path, "bare.html", "just text"))
    assert (loaded.text, loaded.declared, loaded.declared_in) == ("just text", (), "")


# Encodings, bounds, anything at all


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("Shift_JIS", "cp932", "①東京"),
        ("iso-8859-1", "cp1252", "“Café”"),
        ("gb2312", "gb18030", "外交镕"),
        ("utf-8", "utf-8", "é"),
    ],
)
def test_the_encoding_that_a_page_states_is_believed(tmp_path: Path, label: str, encoding: str, text: str) -> None:
    page = f"<html><head><meta charset='{label}'></head><body>{text}</body></html>"
    assert load_file(write_txt(tmp_path, "page.html", page, encoding)).text == text


def test_a_page_without_shown_text_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument, match=r"app\.html: .*save the shown text"):
        load_file(write_html(tmp_path, "app.html", "<div id=app></div><script>run()</script>"))


def test_nesting_has_no_limit_but_the_number_of_tags_has(tmp_path: Path) -> None:
    assert _shown("<div>" * 5000 + "deep") == "deep"
    with pytest.raises(DocumentTooLarge, match=r"many\.html: .*Split it"):
        load_file(write_bytes(tmp_path, "many.html", b"<b>" * (MOST_TAGS + 1)))


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "unit", ["<div class=related>", "<ol><li>", "<table><tr><td>", "<header><nav>", "<li>x", "<aside>"]
)
def test_hostile_nesting_is_read_in_time(unit: str) -> None:
    assert "end" in _shown(unit * 4000 + "<h1>end</h1>")


_PIECES = (
    "<p> </p> <nav> </nav> <li> <ul> </ul> <ol> <tr> <td> </td> <table> </table> <pre> </pre> <q> </q> <br> <aside> "
    "</aside> <script> </script> <!-- --> <h1> </h1> <div\tclass=share> </div> <footer> &amp; word a b \n &#0; <"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES.split(" ")), max_size=30))
def test_furniture_lies_in_the_text_in_order_and_apart(pieces: list[str]) -> None:
    try:
        extract = read_html(" ".join(pieces).encode(), "any.html")
    except DocumentError:
        return
    bounds = [bound for span in extract.furniture for bound in (span.start, span.end)]
    assert bounds == sorted(bounds)
    assert all(span.start < span.end <= len(extract.text) for span in extract.furniture)
    assert extract.text == extract.text.strip("\n")
    assert "\n\n\n" not in extract.text or "<pre>" in pieces
