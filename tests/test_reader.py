"""The reader that comes with the program: which sentence answers, and with which words."""

from pathlib import Path

import pytest

from rag.errors import ReaderFailed
from rag.reading.reader import Excerpt, Reader, dated_title, open_reader
from vectorstore.dates import PartialDate

TITLE = "Brackwater harbour"
QUESTION = "How many berths does the new marina have?"
RIGHT = Excerpt(TITLE, "", "The new marina, opened in May, has 214 berths and a fuel dock.")
WRONG = Excerpt(TITLE, "", "The old customs house was turned into a museum of fishing.")


def test_the_sentence_that_answers_is_read_as_more_relevant() -> None:
    right, wrong = open_reader().read(QUESTION, [RIGHT, WRONG])
    assert right.relevance > wrong.relevance + 2


def test_the_answer_is_cut_out_of_the_sentence() -> None:
    [reading] = open_reader().read(QUESTION, [RIGHT])
    assert "214" in RIGHT.sentence[reading.answer.start : reading.answer.end]
    assert reading.sureness > 0.3


def test_a_reading_does_not_hang_on_what_is_read_with_it() -> None:
    long = Excerpt(TITLE, "", "The council " + "met and talked and met again " * 12 + "until dawn.")
    assert Reader().read(QUESTION, [long, RIGHT, WRONG])[1] == Reader().read(QUESTION, [RIGHT])[0]


def test_every_excerpt_gets_a_reading_whatever_is_in_it() -> None:
    odd = [Excerpt("", "", ""), Excerpt("", "", "\u200b"), Excerpt("x" * 5000, "y" * 5000, "z " * 5000), RIGHT, RIGHT]
    readings = open_reader().read("?", odd)
    assert len(readings) == len(odd)
    assert readings[3] == readings[4]
    for excerpt, reading in zip(odd, readings, strict=True):
        assert 0 <= reading.answer.start <= reading.answer.end <= len(excerpt.sentence)


@pytest.mark.parametrize(
    ("title", "date", "shown"),
    [
        ("Road", "2024-03-05", "5 March 2024, Road"),
        ("Road", None, "Road"),
        ("", "2024-03", "March 2024"),
        ("", None, ""),
    ],
)
def test_a_document_is_shown_by_date_and_title(title: str, date: str | None, shown: str) -> None:
    assert dated_title(title, PartialDate.parse(date) if date else None) == shown


def test_missing_files_are_our_error_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(ReaderFailed, match="make setup"):
        Reader(tmp_path)
