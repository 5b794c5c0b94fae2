"""Intervals, paired comparison, the baseline and the gate."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals import baseline as baselines
from evals.baseline import Baseline, baseline_of, changes, read_baseline, renewed_baseline, verdict, write_baseline
from evals.comparing import Paired, beyond_chance, compare, loss_chance
from evals.errors import BaselineForeign
from evals.intervals import mean_figure, percentile
from evals.measures import VERSION, Score
from evals.reply import Reply
from evals.rows import Row


def row(number: int, right: bool, kind: str = "fact") -> Row:
    return Row(
        id=f"q{number}", corpus="tiny", system="attache", kind=kind, language="en", question="?", answerable=True,
        expected="", reply=Reply("x"), scores={"correct": Score.of(right, "")},
    )  # fmt: skip


def paired(name: str, wins: int, losses: int, same: int = 5) -> Paired:
    before = {f"{name}{n}": float(n >= wins) for n in range(wins + losses + same)}
    after = {key: 1.0 if n < wins else float(n >= wins + losses) for n, key in enumerate(before)}
    found = compare(name, "correct", before, after)
    assert found
    assert (len(found.better), len(found.worse)) == (wins, losses)
    return found


def test_all_right_is_not_certain() -> None:
    figure = mean_figure([1.0] * 10)
    assert (figure.value, figure.high) == pytest.approx((1, 1))
    assert figure.low == pytest.approx(10 / (10 + 1.959964**2))  # Wilson's lower bound at 10 of 10


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_an_interval_holds_its_mean_and_is_the_same_on_every_run(values: list[float]) -> None:
    figure = mean_figure(values)
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low - 1e-9 <= figure.value <= figure.high + 1e-9
    assert mean_figure(values) == figure


def test_nothing_measured_is_no_figure() -> None:
    assert mean_figure([]).value is None
    assert percentile([], 0.5) is None
    assert percentile([1.0, 3.0], 0.5) == 2.0


def test_the_sign_test_by_hand() -> None:
    assert loss_chance(0, 5) == 1 / 32
    assert loss_chance(1, 3) == 5 / 16  # 3 or 4 of 4 tosses
    assert loss_chance(0, 0) == 1


def test_a_loss_in_the_only_slice_that_moved_is_beyond_chance() -> None:
    still = [paired(f"still{n}", 0, 0) for n in range(20)]
    assert [p.slice for p in beyond_chance([*still, paired("moved", 0, 5)])] == ["moved"]
    assert beyond_chance([*still, paired("moved", 0, 4)]) == []


def test_the_same_loss_among_many_slices_that_moved_is_not() -> None:
    moved = [paired(f"moved{n}", 3, 2) for n in range(20)]
    assert beyond_chance([*moved, paired("more", 0, 5)]) == []
    assert [p.slice for p in beyond_chance([*moved, paired("much", 0, 12)])] == ["much"]


def test_the_same_questions_lost_in_several_slices_and_measures_count_once() -> None:
    views = [
        compare(f"view{n}", "correct", dict.fromkeys("abcdef", 1.0), dict.fromkeys("abcdef", 0.0)) for n in range(8)
    ]
    assert len(beyond_chance([view for view in views if view])) == 8  # 1/64, not 8/64


def test_a_gain_is_never_a_loss() -> None:
    assert beyond_chance([paired("better", 30, 0)]) == []


def test_lower_is_better_turns_the_direction() -> None:
    found = compare("s", "forbidden", {"a": 0.0}, {"a": 1.0}, lower_is_better=True)
    assert found
    assert [flip.key for flip in found.worse] == ["a"]


def test_the_difference_is_paired_by_question() -> None:
    found = compare("s", "m", {"a": 0.0, "b": 1.0, "x": 1.0}, {"b": 1.0, "a": 1.0, "y": 0.0})
    assert found
    assert (found.before.value, found.after.value, found.difference.value, found.difference.n) == (0.5, 1.0, 0.5, 2)
    assert compare("s", "m", {"a": 1.0}, {"b": 1.0}) is None


def test_a_baseline_comes_back_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    kept = baseline_of([row(1, True), row(2, False)], "2026-01-01")
    write_baseline(kept, file)
    assert read_baseline(file) == kept
    assert file.read_text().count("tiny/q") == 2


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"measures": 1}', "\x00"])
def test_a_broken_baseline_is_refused_with_the_command_that_renews_it(tmp_path: Path, text: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text)
    with pytest.raises(BaselineForeign, match="attache eval --update-baseline"):
        read_baseline(file)


def test_a_baseline_of_another_version_or_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    with pytest.raises(BaselineForeign, match=r"no baseline.*--update-baseline"):
        read_baseline(file)
    write_baseline(baseline_of([row(1, True)], "2026-01-01"), file)
    values = json.loads(file.read_text()) | {"measures": VERSION + 1}
    file.write_text(json.dumps(values))
    with pytest.raises(BaselineForeign, match=rf"version {VERSION + 1} .*--update-baseline"):
        read_baseline(file)


def test_the_gate_closes_on_a_loss_and_names_the_questions() -> None:
    kept = baseline_of([row(n, True) for n in range(30)], "2026-01-01")
    assert verdict([row(n, n >= 3) for n in range(30)], kept) == []
    reasons = verdict([row(n, n >= 7) for n in range(30)], kept)
    assert any("correct fell in tiny from 1.000 to 0.767" in reason and "tiny/q6" in reason for reason in reasons)


def test_a_gate_that_compares_nothing_is_closed() -> None:
    assert "No question" in verdict([row(1, True)], Baseline("attache", "2026-01-01", {}))[0]


def test_renewing_prints_what_changes() -> None:
    old = baseline_of([row(1, True), row(2, True)], "2026-01-01")
    assert changes(old, baseline_of([row(2, False), row(3, True)], "2026-01-02")) == [
        "+ tiny/q3 (new)", "- tiny/q1 (gone)", "~ tiny/q2: correct 1 → 0",
    ]  # fmt: skip


def test_renewing_one_corpus_keeps_the_others() -> None:
    old = Baseline("attache", "2026-01-01", {"other/q1": {"correct": 1.0}, "tiny/gone": {"correct": 1.0}})
    assert set(renewed_baseline(old, [row(1, True)], "2026-01-02").scores) == {"other/q1", "tiny/q1"}


def test_every_gated_measure_is_one_that_is_scored() -> None:
    from tests.test_evals_planted import SOUND

    assert {m for m in baselines.GATED if m not in ("premise corrected", "forbidden", "disagreement")} <= set(SOUND)
