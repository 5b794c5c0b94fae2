"""Lessons: what is shown in which order, and which tokens are the answer; the card that is written beside weights."""

import random
import tomllib
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.errors import DataUnreadable, ExtraMissing, StartUnusable
from evals.intervals import mean_figure
from evals.training import reader_training
from evals.training.card import Start, card
from evals.training.group_files import read_group_file, read_groups
from evals.training.groups import Candidate, Group
from evals.training.held_out import Standing, standings
from evals.training.lessons import CANDIDATES, examples_of, plan_lessons, token_places
from evals.training.reader_training import ReaderRequest, gather, train_reader
from evals.training.shell import train_app
from rag.reading.reader import Excerpt, Reading
from tests.training_data import HELD_OUT_WEEK, news, story_pages, tokenizer, write
from vectorstore.documents import Span


def group(number: int, right: int = 1, wrong: int = 20, key: str = "q0") -> Group:
    def candidates(word: str, count: int) -> tuple[Candidate, ...]:
        return tuple(Candidate(Excerpt("", "", f"{word} {n}"), word == "right") for n in range(count))

    return Group(key, f"question {number}", candidates("right", right), candidates("wrong", wrong))


def request(tmp_path: Path, *data: Path, pseudo: int = 5) -> ReaderRequest:
    return ReaderRequest(data, tmp_path / "start", tmp_path / "out", "Apache-2.0", 0, pseudo, 1e-3)


def test_every_group_comes_twice_and_every_pseudo_question_once_and_rather_early() -> None:
    real, pseudo = [group(n) for n in range(120)], [group(1000 + n) for n in range(120)]
    lessons = plan_lessons(real, pseudo, random.Random(0))
    row = [one.question for lesson in lessons for one in lesson]
    assert {len(lesson) for lesson in lessons} == {12}
    assert Counter(Counter(row).values()) == {1: 120, 2: 120}
    places = [at for at, question in enumerate(row) if question in {one.question for one in pseudo}]
    assert max(places) < 240  # the first time round
    assert sum(places) / len(places) < 100  # where the middle of that round is 120


def test_fewer_groups_than_a_lesson_make_one_lesson() -> None:
    assert [len(lesson) for lesson in plan_lessons([group(0), group(1)], [], random.Random(0))] == [4]


def test_a_group_gives_six_candidates_two_of_them_right_at_most_and_one_of_the_less_likely() -> None:
    examples = examples_of([group(0, right=5), group(1, right=0)], tokenizer(), random.Random(0))
    assert Counter(example.group for example in examples) == {0: CANDIDATES, 1: CANDIDATES}
    assert sum(example.right for example in examples) == 2


def test_answer_tokens_are_those_that_the_span_touches() -> None:
    offsets = [(0, 3), (4, 7), (7, 8), (9, 15)]  # "The pier's length"
    assert token_places(offsets, [Span(4, 8), Span(9, 12), Span(20, 30)]) == [(1, 2), (3, 3)]


def test_the_tokens_marked_in_an_example_spell_the_answer(tmp_path: Path) -> None:
    (made,) = read_groups(read_group_file(write(tmp_path, "quiz", news())))
    words = tokenizer()
    for example in examples_of([made], words, random.Random(0)):
        inside = example.encoded.ids[example.encoded.first : -1]
        spelt = [words.decode(inside[a : b + 1]) for a, b in zip(example.starts, example.ends, strict=True)]
        assert spelt == (["300 metres"] if example.right else [])
        assert len(inside) == len(example.encoded.offsets)


class LongestFirst:
    """Takes the longest sentence for the likeliest."""

    def read(self, question: str, excerpts: Sequence[Excerpt]) -> list[Reading]:
        return [Reading(float(len(one.sentence)), Span(0, 0), 1.0) for one in excerpts]


def test_standings_count_only_what_is_held_out_and_answerable() -> None:
    def ranked(*lengths: int, right: int, key: str = "Gulls", answerable: bool = True) -> Group:
        found = tuple(Candidate(Excerpt("", "", "x" * length), length == right) for length in lengths)
        return Group(key, "?", (), found, found, answerable, track="quiz")

    groups = [
        ranked(9, 5, 4, 1, right=9), ranked(9, 5, 4, 1, right=4), ranked(9, 5, 4, 1, right=1),
        ranked(9, 5, right=0), ranked(9, right=9, key="q0"), ranked(9, right=0, answerable=False),
    ]  # fmt: skip
    (standing,) = standings(LongestFirst(), groups)
    found = standing.first, standing.first_three, standing.among_all
    assert [(figure.value, figure.n) for figure in found] == [(0.25, 4), (0.5, 4), (0.75, 4)]


def test_pseudo_questions_are_made_of_no_week_that_is_held_out(tmp_path: Path) -> None:
    pages = list(story_pages())
    file = write(tmp_path, "quiz", news(documents=pages), news(0, HELD_OUT_WEEK, documents=pages))
    material = gather(request(tmp_path, file))
    assert len(material.pseudo) == 5
    assert not any(one.held_out for one in material.pseudo)
    with pytest.raises(DataUnreadable, match="larger --limit"):  # the news itself is not in these pages
        gather(request(tmp_path, file, pseudo=0))


def test_data_that_is_all_held_out_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path, "quiz", news(0, HELD_OUT_WEEK))
    with pytest.raises(DataUnreadable, match=r"Nothing in quiz\.jsonl\.gz can be trained on"):
        gather(request(tmp_path, file))


def test_what_is_missing_is_named_with_the_next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_training, "_EXTRA", ("torch_that_is_not_there",))
    with pytest.raises(ExtraMissing, match=r"torch_that_is_not_there.*pip install -e '\.\[train\]'"):
        train_reader(request(tmp_path))
    monkeypatch.setattr(reader_training, "_EXTRA", ())
    with pytest.raises(StartUnusable, match=r"no config\.json in .*--start-weights"):
        train_reader(request(tmp_path))
    assert not (tmp_path / "out").exists()


def test_the_command_ends_with_status_2_and_the_next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_training, "_EXTRA", ())
    words = ["reader", "--data", "a.jsonl", "--start-weights", str(tmp_path), "--out", str(tmp_path / "out")]
    ended = CliRunner().invoke(train_app, words)
    assert ended.exit_code == 2
    assert "Name a folder with the weights" in ended.output


def test_the_card_is_toml_with_data_start_and_held_out_figures(tmp_path: Path) -> None:
    file = read_group_file(write(tmp_path, 'a "quiz"', news(), news(0, HELD_OUT_WEEK)))
    standing = Standing("a.b", mean_figure([1.0, 0.0]), mean_figure([1.0, 1.0]), mean_figure([1.0, 1.0]))
    start = Start("mini\x7f\\é", "ab12", "Apache-2.0")
    read = tomllib.loads(card(date(2025, 1, 2), start, {"rate": 8e-05}, [(file, read_groups(file))], [standing]))
    assert read["date"] == date(2025, 1, 2)
    assert read["start"] == {"name": "mini\x7f\\é", "sha256": "ab12", "licence": "Apache-2.0"}
    assert read["training"] == {"rate": 8e-05}
    assert read["data"][0]["file"] == 'a "quiz".jsonl.gz'
    assert read["data"][0]["sha256"] == file.digest
    assert [read["data"][0][name] for name in ("n", "trained_on", "held_out", "held_out_share")] == [2, 1, 1, 0.5]
    held = read["held_out"]["a.b"]
    assert (held["n"], held["first"], held["first_three"]) == (2, 0.5, 1.0)
    assert held["first_95"][0] < 0.5 < held["first_95"][1]
