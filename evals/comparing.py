"""Two systems, or one system and its baseline, on the same questions."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.intervals import Figure, mean_figure, resampled_means
from evals.measures.score import Score

_LEVEL = 0.05


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

    @property
    def least_p(self) -> float:
        """The smallest `p` that this number of changed questions could give."""
        return loss_chance(0, len(self.better) + len(self.worse))


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

    Tarone's (1990) refinement of Bonferroni, in steps as Holm's (1979): a slice in which too few questions changed to
    ever be significant does not count among the tests that share the level. So five losses without a win in the only
    slice that changed are caught (p = 1/32), and the same five among twenty slices that all moved are not. What is
    sampled is the questions: the systems themselves give the same answers on every run.
    """
    waiting = sorted(pairs, key=lambda pair: pair.p)
    lost: list[Paired] = []
    while waiting:
        tests = _tests_that_count(waiting, level)
        if tests == 0 or waiting[0].p > level / tests:
            break
        lost.append(waiting.pop(0))
    return lost


def _tests_that_count(pairs: Sequence[Paired], level: float) -> int:
    """Tarone's K: the smallest k such that no more than k tests could reach level / k."""
    for k in range(1, len(pairs) + 1):
        if sum(pair.least_p <= level / k for pair in pairs) <= k:
            return k
    return len(pairs)


def _difference(changes: Sequence[float]) -> Figure:
    draws = resampled_means(changes)
    draws.sort()
    return Figure(
        sum(changes) / len(changes),
        float(draws[int(0.025 * len(draws))]),
        float(draws[int(0.975 * len(draws))]),
        len(changes),
    )


def values_of(scores: Mapping[str, Mapping[str, Score]], measure: str) -> dict[str, float]:
    """The values of one measure by question, those to which it does not apply left out."""
    found = {key: by_measure[measure].value for key, by_measure in scores.items() if measure in by_measure}
    return {key: value for key, value in found.items() if value is not None}
