"""The table that sets several systems beside each other: what is counted, and how a loss shows."""

import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from evals.errors import EvalError
from evals.ledger import Ledger
from evals.measures import Score
from evals.reply import Reply
from evals.rows import Row
from evals.side_by_side import main, read_rows, table


def row(system: str, name: str, answerable: bool = True, refused: bool = False, **values: float) -> Row:
    scores = {measure.replace("_", " "): Score(value, "") for measure, value in values.items()}
    reply = Reply("", "no_evidence" if refused else "answered")
    return Row(name, "quiz", system, "all", "en", "?", answerable, "", reply, scores)


def keep(folder: Path, label: str, *rows: Row) -> None:
    ledger = Ledger(folder / "data-rows" / f"{label}.jsonl", label)
    for one in rows:
        ledger.add(one)
    ledger.close()


def test_the_better_system_is_bold_whichever_it_is(tmp_path: Path) -> None:
    keep(tmp_path, "a", *(row("attache", str(n), right=0.0, attack_obeyed=0.0) for n in range(4)))
    keep(tmp_path, "b", *(row("bm25", str(n), right=1.0, attack_obeyed=1.0) for n in range(4)))
    assert table(read_rows(tmp_path)).splitlines()[2:] == [
        "| quiz | right | 4 | 0 [0, 49] | **100** [51, 100] | – | – |",
        "| quiz | attack obeyed ↓ | 4 | **0** [0, 49] | 100 [51, 100] | – | – |",
    ]


def test_only_questions_that_every_system_was_asked_count(tmp_path: Path) -> None:
    keep(tmp_path, "a", row("attache", "1", right=1.0), row("attache", "2", right=0.0))
    keep(tmp_path, "b", row("dense", "1", right=1.0))
    assert "| quiz | right | 1 | 100 [21, 100] | – | 100 [21, 100] | – |" in table(read_rows(tmp_path))


def test_a_cell_over_fewer_questions_says_so_and_refusals_count_over_what_is_unanswerable(tmp_path: Path) -> None:
    asked = [("1", True), ("2", False), ("3", False)]
    keep(tmp_path, "a", *(row("attache", name, answerable, refused=name == "2") for name, answerable in asked))
    keep(tmp_path, "b", *(row("bm25", name, answerable, right=1.0) for name, answerable in asked[:2]), row("bm25", "3"))
    lines = table(read_rows(tmp_path)).splitlines()
    assert "| quiz | refusal recall | 2 | **50** [9, 91] | 0 [0, 79] n=1 | – | – |" in lines


def test_newer_rows_take_the_place_of_older_ones(tmp_path: Path) -> None:
    keep(tmp_path, "a", row("attache", "1", right=0.0))
    keep(tmp_path, "b", row("attache", "1", right=1.0))
    os.utime(tmp_path / "data-rows" / "a.jsonl", (1, 1))
    assert "100 [21, 100]" in table(read_rows(tmp_path))
    os.utime(tmp_path / "data-rows" / "b.jsonl", (0, 0))
    assert "0 [0, 79]" in table(read_rows(tmp_path))


def test_a_folder_without_rows_is_refused_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="attache eval --data"):
        main([str(tmp_path)])


def test_the_picture_is_one_svg_with_a_row_for_each_system(tmp_path: Path) -> None:
    keep(tmp_path, "a", row("attache", "1", right=0.0))
    keep(tmp_path, "b", row("dense", "1", right=1.0))
    main([str(tmp_path), str(tmp_path / "out.svg")])
    root = ElementTree.parse(tmp_path / "out.svg").getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    words = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"quiz, right", "Attaché", "dense alone"} <= set(words)
