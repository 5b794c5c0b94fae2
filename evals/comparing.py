"""Two systems, or one system and its baseline, on the same questions."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.intervals import Figure, mean_figure, resampled_means

_LEVEL = 0.05
_DRAWS = 4000
_SEED = 1993
_ROUNDING = 1e-12


@dataclass(frozen=True)
class Flip:
    """A question whose value changed."""

    key: str
    before: float
    after: float


@dataclass(frozen=True)
class Paired:
    """One measure in one slice, before and after, over the questions that both have.

    `difference` (after − before) carries a paired bootstrap interval; `p` is the one-sided chance of at least as many
    losses among the changed questions if a change went either way by a coin's toss.
    """

    slice: str
    measure: str
    before: Figure
    after: Figure
    difference: Figure
    better: tuple[Flip, ...]
    worse: tuple[Flip, ...]
    p: float


def compare(
    slice_: str, measure: str, before: Mapping[str, float], after: Mapping[str, float], lower_is_better: bool = False
) -> Paired | None:
    """Pair the values by question; None when no question is in both."""
    keys = [key for key in before if key in after]
    if not keys:
        return None
    flips = [Flip(key, before[key], after[key]) for key in keys if before[key] != after[key]]
    better = tuple(flip for flip in flips if (flip.after > flip.before) != lower_is_better)
    worse = tuple(flip for flip in flips if (flip.after > flip.before) == lower_is_better)
    return Paired(
        slice_,
        measure,
        mean_figure([before[key] for key in keys]),
        mean_figure([after[key] for key in keys]),
        _difference([after[key] - before[key] for key in keys]),
        better,
        worse,
        loss_chance(len(better), len(worse)),
    )


def loss_chance(wins: int, losses: int) -> float:
    """P(at least `losses` of `wins + losses` fair tosses): the exact one-sided sign test, McNemar's for yes and no."""
    changed = wins + losses
    ways: int = sum(math.comb(changed, k) for k in range(losses, changed + 1))
    return float(ways / 2**changed)


def beyond_chance(pairs: Iterable[Paired], level: float = _LEVEL) -> list[Paired]:
    """The losses that chance does not explain, at a family-wise error of `level` over all slices and measures together.

    Each test's `p` is held against the smallest `p` of all tests when every changed question, with all its measures and
    slices at once, is turned the other way by a coin's toss (Westfall and Young 1993, minP, single step, seeded). That
    spares two mistakes of Bonferroni: a slice in which nothing moved costs nothing, and the same lost questions seen by
    several measures and slices count once. So five losses without a win in the only slice that changed are caught
    (1/32), and the same five among twenty slices that all moved are not. What is sampled is the questions: the systems
    themselves give the same answers on every run.
    """
    moved = [pair for pair in pairs if pair.better or pair.worse]
    if not moved:
        return []
    least = _least_by_chance(moved)
    return [pair for pair in moved if (1 + np.sum(least <= pair.p + _ROUNDING)) / (1 + len(least)) <= level]


def _least_by_chance(moved: Sequence[Paired]) -> NDArray[np.float64]:
    """The smallest `p` among the tests in each of 4000 drawn tosses, shape (4000,)."""
    questions = {flip.key: None for pair in moved for flip in (*pair.better, *pair.worse)}
    index = {key: number for number, key in enumerate(questions)}
    direction = np.zeros((len(index), len(moved)), dtype=np.float32)
    for column, pair in enumerate(moved):
        direction[[index[flip.key] for flip in pair.better], column] = 1
        direction[[index[flip.key] for flip in pair.worse], column] = -1
    tosses = np.random.default_rng(_SEED).choice(np.array([-1, 1], dtype=np.float32), (_DRAWS, len(index)))
    balance = (tosses @ direction).round().astype(int)  # wins less losses
    least = np.ones(_DRAWS)
    for column, pair in enumerate(moved):
        changed = len(pair.better) + len(pair.worse)
        chances = np.array([loss_chance(changed - losses, losses) for losses in range(changed + 1)])
        least = np.minimum(least, chances[(changed - balance[:, column]) // 2])
    return least


def _difference(changes: Sequence[float]) -> Figure:
    draws = resampled_means(changes)
    draws.sort()
    return Figure(
        sum(changes) / len(changes),
        float(draws[int(0.025 * len(draws))]),
        float(draws[int(0.975 * len(draws))]),
        len(changes),
    )
