"""Chunks tile a document's content with exact offsets and never hold page furniture."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vectorstore.dates import PartialDate
from vectorstore.documents import Document, Span
from vectorstore.index.chunking import CHUNK_CHARACTERS, chunk_document, embedded_text
from vectorstore.sentences import split_sentences

PIECES = st.sampled_from(
    [
        "A heading",
        "It rained. ",
        "Mr. Lee of the U.S. Navy left at 5 p.m. for home. ",
        "\n",
        "\n\n",
        "東京で会った。",
        "- item ",
        "😀 ok! ",
        "  ",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=120).map("".join).filter(str.strip)


def document(text: str, furniture: tuple[Span, ...] = ()) -> Document:
    return Document(id="d" * 64, path="d.txt", text=text, furniture=furniture, language="en")


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_chunks_are_ordered_disjoint_and_leave_out_only_white_space(text: str) -> None:
    chunks = chunk_document(document(text))
    cursor, left_out = 0, ""
    for chunk in chunks:
        assert cursor <= chunk.start < chunk.end <= len(text)
        left_out += text[cursor : chunk.start]
        cursor = chunk.end
    assert not (left_out + text[cursor:]).strip()
    assert len({chunk.id for chunk in chunks}) == len(chunks)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_sentences_are_ordered_disjoint_and_leave_out_only_white_space(text: str) -> None:
    cursor, left_out = 0, ""
    for span in split_sentences(text, "en"):
        assert cursor <= span.start < span.end
        left_out += text[cursor : span.start]
        cursor = span.end
    assert not (left_out + text[cursor:]).strip()


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.data())
def test_no_chunk_touches_furniture(text: str, data: st.DataObject) -> None:
    a, b = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    for chunk in chunk_document(document(text, (Span(a, b),) if b > a else ())):
        assert b <= a or chunk.end <= a or chunk.start >= b


def test_sentences_survive_abbreviations_and_web_names() -> None:
    text = "Mr. Rubio met U.S. officials at 1:00 p.m. for talks. J. Smith came. Head to News.Example for more."
    found = [text[s.start : s.end] for s in split_sentences(text, "en")]
    assert found == [
        "Mr. Rubio met U.S. officials at 1:00 p.m. for talks.",
        "J. Smith came.",
        "Head to News.Example for more.",
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("**Votes.** All six voted. One left.", ["Votes.", "All six voted.", "One left."]),
        ("*Note.* __Tides.__ The sea rose.", ["Note.", "Tides.", "The sea rose."]),
        ("**All voted.**", ["All voted."]),
        ("**Dr.** Smith came. **1.** The pier closed.", ["**Dr.** Smith came.", "**1.** The pier closed."]),
        ("Fares rose. * Apples fell. * Pears rose.", ["Fares rose.", "* Apples fell.", "* Pears rose."]),
    ],
)
def test_a_mark_that_closes_bold_text_begins_no_sentence(text: str, sentences: list[str]) -> None:
    assert [text[s.start : s.end] for s in split_sentences(text, "en")] == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Is it open? No. All boats wait.", ["Is it open?", "No.", "All boats wait."]),
        ("Use berth No. 4. Mind the step.", ["Use berth No. 4.", "Mind the step."]),
        ("Permit No. HX-4 ended. Pier No. IV closed.", ["Permit No. HX-4 ended.", "Pier No. IV closed."]),
    ],
)
def test_no_with_a_full_stop_is_a_number_before_one_and_else_an_answer(text: str, sentences: list[str]) -> None:
    assert [text[s.start : s.end] for s in split_sentences(text, "en")] == sentences


def test_a_numbered_statement_keeps_its_number() -> None:
    text = "  1. The council agreed. It will meet again.\n  2. The mayor left."
    found = [text[s.start : s.end] for s in split_sentences(text, "en")]
    assert found == ["1. The council agreed.", "It will meet again.", "2. The mayor left."]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("2. **Late runs were free.** All of them.", ["Late runs were free.", "All of them."]),
        ("*The doors open at six. All may come.*", ["The doors open at six.", "All may come."]),
        ("**4 March 2024** The board met.", ["**4 March 2024** The board met."]),
        ("* The board met.", ["* The board met."]),
    ],
)
def test_a_mark_that_opens_more_than_a_sentence_belongs_to_none(text: str, sentences: list[str]) -> None:
    assert [text[s.start : s.end] for s in split_sentences(text, "en")] == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("(He was not asked.) She spoke first.", ["(He was not asked.)", "She spoke first."]),
        ("It rained. (Or so she said.) In May it stopped.", ["It rained.", "(Or so she said.)", "In May it stopped."]),
        ("(Mr. Orr) came late. He left.", ["(Mr. Orr) came late.", "He left."]),
        ("The fee (for all.) is low.", ["The fee (for all.) is low."]),
    ],
)
def test_a_sentence_in_parentheses_ends_with_them(text: str, sentences: list[str]) -> None:
    assert [text[span.start : span.end] for span in split_sentences(text)] == sentences


def test_a_heading_stays_with_the_sentence_below_it() -> None:
    filler = "This sentence fills the first chunk with words so that the heading comes near its end. " * 5
    text = f"{filler.strip()}\nOpening hours\nThe museum opens at nine on every day but Monday, when it stays closed."
    chunk = next(c for c in chunk_document(document(text)) if "Opening hours" in text[c.start : c.end])
    assert "opens at nine" in text[chunk.start : chunk.end]


def test_chunks_keep_to_their_bound_and_are_embedded_under_their_header() -> None:
    made = Document(
        id="e" * 64,
        path="e.txt",
        text="One more sentence stands here. " * 100,
        title="Log",
        published=PartialDate(2024, 5),
    )
    chunks = chunk_document(made)
    assert max(c.end - c.start for c in chunks) <= CHUNK_CHARACTERS
    assert embedded_text(made, chunks[0]).startswith("Log | published 2024-05\nOne more")


def test_a_long_text_is_chunked_in_time_linear_in_its_length() -> None:
    import time

    def seconds(times: int) -> float:
        started = time.perf_counter()
        chunk_document(document("The tide table of the harbour is printed once a year. " * times))
        return time.perf_counter() - started

    seconds(10)
    assert seconds(16_000) < 12 * max(seconds(4_000), 0.05)


def test_a_line_of_abbreviations_takes_no_time() -> None:
    began = time.perf_counter()
    split_sentences("Dear Mr. " * 10_000, "en")
    assert time.perf_counter() - began < 5
