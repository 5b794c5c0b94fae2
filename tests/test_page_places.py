"""From a quotation's offsets to a page and its glyphs: whatever the lines, hyphens and page breaks."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vectorstore.documents import Span
from vectorstore.pictures.page_letters import Sheet, letters_of, sheet_of
from vectorstore.pictures.page_places import MOST_SEARCHED, Place, place_of, wanted_of
from vectorstore.pictures.page_rows import rows_of

BREAKS = st.sampled_from([" ", "\r\n", "  ", "\x02\r\n"])


def placed(text: str, quote: str, *pages: str, nth: int = 0) -> Place | None:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return place_of(wanted_of(text, Span(start, start + len(quote))), len(pages), lambda n: sheet_of(pages[n]))


def shown(place: Place | None, *pages: str) -> str:
    assert place
    return pages[place.page][place.first : place.last + 1]


def test_line_ends_and_their_hyphens_do_not_matter_and_marks_at_the_ends_belong_to_it() -> None:
    page = "He said: “We spoke for ninety min\x02\r\nutes, at ﬁrst.” Then he left."
    text = "He said: “We spoke for ninety minutes, at first.” Then he left."
    place = placed(text, "“We spoke for ninety minutes, at first.”", page)
    assert shown(place, page) == "“We spoke for ninety min\x02\r\nutes, at ﬁrst.”"


def test_of_equal_sentences_the_one_that_was_quoted_is_marked() -> None:
    pages = ["Rain fell. It rained.", "Snow fell. It rained.", "Hail fell. It rained."]
    text = " ".join(pages)
    assert [placed(text, "It rained.", *pages, nth=n) for n in range(3)] == [Place(n, 11, 20) for n in range(3)]


def test_surroundings_decide_where_pages_say_it_more_often_than_the_text() -> None:
    pages = ["It rained. Contents.", "Snow fell. It rained. It was late.", "It rained. Yes."]
    place = placed("Snow fell. It rained. It was late. It rained. Yes.", "It rained.", *pages)
    assert place == Place(1, 11, 20)


def test_what_is_broken_over_two_pages_is_marked_on_the_first() -> None:
    pages = ["One day the two ministers met in Oslo and\r\nPage 1", "Review\r\nspoke for ninety minutes.", "End."]
    text = "One day the two ministers met in Oslo and spoke for ninety minutes.\n\nPage 1\nReview\n\nEnd."
    place = placed(text, "the two ministers met in Oslo and spoke for ninety minutes.", *pages)
    assert place
    assert place.continues
    assert shown(place, *pages) == "the two ministers met in Oslo and"


@pytest.mark.parametrize("quote", ["…", "Nobody came.", "Rain fell in"])
def test_what_is_on_no_page_is_not_placed(quote: str) -> None:
    assert placed("Rain fell … Nobody came. Rain fell in", quote, "Rain fell.", "Snow.") is None


def test_of_a_very_long_file_only_the_pages_near_it_are_read() -> None:
    asked: list[int] = []

    def sheet(number: int) -> Sheet:
        asked.append(number)
        return sheet_of("Nothing.")

    assert place_of(wanted_of("x" * 100 + "Quoted.", Span(100, 107)), 5_000, sheet) is None
    assert len(asked) == MOST_SEARCHED
    assert all(abs(page - 5_000 * 100 / 107) <= MOST_SEARCHED / 2 + 1 for page in asked)


@st.composite
def books(draw: st.DrawFn) -> tuple[list[str], str, list[tuple[int, int]], int, int]:
    """Pages as glyphs; the text; each word's page and first glyph there; the first and last word quoted."""
    sizes = draw(st.lists(st.integers(1, 12), min_size=1, max_size=5))
    pages, places = [], []
    for size in sizes:
        page = draw(st.sampled_from(["", "Review\r\n"]))
        for _ in range(size):
            places.append((len(pages), len(page)))
            word = f"w{len(places):03}"
            cut = draw(st.integers(0, 3))
            page += (f"{word[:cut]}\x02\r\n{word[cut:]}" if cut > 1 else word) + draw(BREAKS)
        pages.append(page)
    words = [f"w{number + 1:03}" for number in range(len(places))]
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, min(len(words), first + 12) - 1))
    return pages, " ".join(words), places, first, last


@given(books())
@example((["w001 ", "w002 ", "w003 "], "w001 w002 w003", [(0, 0), (1, 0), (2, 0)], 1, 2))
def test_every_quotation_is_found_where_it_stands(book: tuple[list[str], str, list[tuple[int, int]], int, int]) -> None:
    pages, text, places, first, last = book
    place = place_of(wanted_of(text, Span(first * 5, last * 5 + 4)), len(pages), lambda n: sheet_of(pages[n]))
    if places[last][0] > places[first][0] + 1:
        return  # over more than two pages it need not be found
    assert place
    assert (place.page, place.first) == places[first]
    assert place.continues == (places[last][0] > place.page)
    marked = letters_of(shown(place, *pages))
    quoted = letters_of(text[first * 5 : last * 5 + 4])
    assert marked == quoted or (place.continues and quoted.startswith(marked))


@given(st.lists(st.text("ab -\n", max_size=30), min_size=1, max_size=4), st.data())
def test_whatever_is_marked_says_what_was_quoted(pages: Sequence[str], data: st.DataObject) -> None:
    text = " ".join(pages)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = place_of(wanted_of(text, Span(start, end)), len(pages), lambda n: sheet_of(pages[n]))
    if place:
        marked, quoted = letters_of(shown(place, *pages)), letters_of(text[start:end])
        assert quoted.startswith(marked) if place.continues else marked == quoted


def test_rows_end_where_lines_and_columns_do_and_lie_within_the_picture() -> None:
    line = [(10 * n, 100, 10 * n + 9, 120) for n in range(5)]
    below = [(10 * n, 122, 10 * n + 9, 142) for n in range(-2, 1)]
    cell = [(300, 122, 309, 142)]
    turned = [(200, 10 * n, 220, 10 * n + 9) for n in range(3)]
    empty, outside = (50, 50, 50, 60), (900, 900, 920, 920)
    rows = rows_of([*line, *below, empty, *cell, *turned, outside], (400, 400))
    assert rows == [(0, 100, 49, 120), (0, 122, 9, 142), (300, 122, 309, 142), (200, 0, 220, 29)]
