"""Long sentences cut to the clauses around their answer."""

from hypothesis import given
from hypothesis import strategies as st

from rag.texts.clipping import clipped
from vectorstore.documents import Span

LONG = (
    "The harbour board, which met on Monday in the old customs house, approved a budget of 4.2 million euros, "
    "while members of the public looked on from the gallery, and the chair thanked the staff for their work."
)


def answer(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_long_sentence_keeps_the_clauses_around_its_answer() -> None:
    span = clipped(LONG, answer(LONG, "4.2 million euros"), 20)
    kept = LONG[span.start : span.end]
    assert "approved a budget of 4.2 million euros" in kept
    assert len(kept.split()) <= 20
    assert "gallery" not in kept


def test_a_short_sentence_stays_whole() -> None:
    text = "The board approved it, at last."
    assert clipped(text, answer(text, "approved"), 20) == Span(0, len(text))


def test_a_sentence_whose_other_part_turns_its_meaning_stays_whole() -> None:
    text = (
        "The minister denied it, while the press looked on from the gallery; the port, he said, closes in spring 2027."
    )
    assert clipped(text, answer(text, "2027"), 8) == Span(0, len(text))


def test_without_an_answer_nothing_is_cut() -> None:
    assert clipped(LONG, Span(0, 0), 10) == Span(0, len(LONG))


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300), st.integers(1, 60))
def test_what_is_kept_lies_in_the_sentence_and_holds_the_answer(text: str, a: int, b: int, most: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    span = clipped(text, Span(start, end), most)
    assert 0 <= span.start <= span.end <= len(text)
    held = text[start:end].strip()
    assert not held or held in text[span.start : span.end] or text[start:end] != held
