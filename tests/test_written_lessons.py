"""Lessons written for the project: read, refused where they are wrong, and turned into groups."""

from pathlib import Path

import pytest

from evals.errors import DataUnreadable
from evals.training.group_files import read_group_file, read_groups
from evals.training.labels import label_of
from evals.training.written_lessons import read_written, written_records

LESSON = """
%%%
== a | Coast road open again | The Weekly Courier | 2024-03-05
a1 The coastal road reopened to traffic on Monday after eleven weeks of repairs.
a2 Cyclists had been allowed on it since January.
== b | Coast road to close | |
b1 The coastal road will close in December.
? para | How soon could cars drive there again? | a1 | on Monday
? near | What did the repair cost? | -
? list | Which months are named? | a2, b1
%%%
"""
PROJECT = Path(__file__).resolve().parent.parent


def _lesson(folder: Path, text: str = LESSON, name: str = "one.txt") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_set_is_read_with_its_documents_and_questions(tmp_path: Path) -> None:
    (one,) = read_written(_lesson(tmp_path))
    assert [document.title for document in one.documents] == ["Coast road open again", "Coast road to close"]
    assert one.documents[1].date == ""
    assert [question.evidence for question in one.questions] == [(("a", 0),), (), (("a", 1), ("b", 0))]


@pytest.mark.parametrize(
    ("sound", "wrong", "said"),
    [
        ("a2 Cyclists", "a3 Cyclists", "out of order"),
        ("on Monday\n?", "on Tuesday\n?", "does not stand"),
        ("a2, b1", "a2, b7", "no sentence b7"),
        ("cost? | -", "cost? | a1", "have no evidence"),
        ("? list", "? tale", "needs a kind"),
        ("== b |", "lost", "neither a document"),
    ],
)
def test_a_slip_is_named_with_its_line(tmp_path: Path, sound: str, wrong: str, said: str) -> None:
    file = _lesson(tmp_path, LESSON.replace(sound, wrong))
    with pytest.raises(DataUnreadable, match=said):
        read_written(file)


def test_translations_are_asked_of_the_set_of_what_they_translate(tmp_path: Path) -> None:
    _lesson(tmp_path)
    (tmp_path / "translations").mkdir()
    abroad = tmp_path / "translations" / "de.tsv"
    abroad.write_text("one:8\tAb wann durften Autos wieder fahren?\n", encoding="utf-8")
    records = written_records(tmp_path)
    assert [record["translated"] for record in records] == [False, False, False, True]
    assert records[3]["question"] == "Ab wann durften Autos wieder fahren?"
    assert (records[3]["evidence"], records[3]["set"]) == (records[0]["evidence"], records[0]["set"])
    assert [record["id"] for record in written_records(tmp_path / "translations")] == [records[3]["id"]]


@pytest.mark.parametrize("row", ["one:9", "one:9\t ", "one:3\tWo?", "two:9\tWo?"])
def test_a_translation_of_nothing_is_refused(tmp_path: Path, row: str) -> None:
    _lesson(tmp_path)
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "de.tsv").write_text(f"{row}\n", encoding="utf-8")
    with pytest.raises(DataUnreadable, match="translat"):
        written_records(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataUnreadable, match="holds no questions"):
        written_records(tmp_path)


def test_every_sentence_of_the_set_is_a_candidate_and_the_named_ones_are_right(tmp_path: Path) -> None:
    _lesson(tmp_path)
    first, second, third = read_groups(read_group_file(tmp_path))
    assert [candidate.excerpt.sentence[:15] for candidate in first.positives] == ["The coastal roa"]
    (span,) = first.positives[0].spans
    assert first.positives[0].excerpt.sentence[span.start : span.end] == "on Monday"
    assert (len(first.negatives), second.positives, second.answerable, second.quiet) == (2, (), False, True)
    assert {candidate.excerpt.title for candidate in third.positives} == {
        "5 March 2024, Coast road open again",
        "Coast road to close",
    }
    assert first.key == third.key  # a set is held out whole


def test_labels_say_of_a_sentence_whether_it_is_named(tmp_path: Path) -> None:
    right = label_of("lessons", written_records(_lesson(tmp_path))[0])
    assert right("The coastal road reopened to traffic on Monday after eleven weeks of repairs.")
    assert not right("Cyclists had been allowed on it since January.")


def test_the_lessons_that_come_with_the_project_are_sound() -> None:
    records = written_records(PROJECT / "evals" / "lessons")
    assert len(records) > 1000
    assert 0.15 < sum(not record["answerable"] for record in records) / len(records) < 0.4
