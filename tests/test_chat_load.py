"""The chat under load, as `python -m evals.chat_bench` measures it: no error, and memory that does not grow."""

import pytest

from evals.chat_bench import Load, measure

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]


def test_twenty_at_once_are_answered_without_error_and_memory_stays_flat() -> None:
    figures = {figure.name: figure for figure in measure(Load(questions=10, people=20, memory=200))}
    crowds = [figure for name, figure in figures.items() if name.startswith("20 ")]
    assert len(crowds) == 2
    assert all(figure.value.startswith("0 errors") for figure in crowds), crowds
    assert figures["resident memory"].met, figures["resident memory"]
