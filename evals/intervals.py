"""How far a mean may be off: 95 % intervals, seeded, the same on every run."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

_RESAMPLES = 2000
_SEED = 20_260
_Z = 1.959964


@dataclass(frozen=True)
class Figure:
    """A mean or rate with its 95 % interval and the number of questions behind it. `value` None: nothing to measure."""

    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0

    def __str__(self) -> str:
        if self.value is None or self.low is None or self.high is None:
            return "–"
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}] n={self.n}"


def mean_figure(values: Sequence[float]) -> Figure:
    """The mean of the values.

    The interval is Wilson's (1927) where all values are 0 or 1, which stays honest at 0 % and 100 %, and the percentile
    bootstrap (Efron 1979) otherwise.
    """
    if not values:
        return Figure(None)
    mean = float(np.mean(values))
    if set(values) <= {0.0, 1.0}:
        return Figure(mean, *_wilson(mean, len(values)), len(values))
    return Figure(mean, *_percentiles(resampled_means(values)), len(values))


def resampled_figure(
    rows: Sequence[tuple[bool, bool]], statistic: Callable[[list[tuple[bool, bool]]], float | None]
) -> Figure:
    """Any statistic of paired truths (refused, answerable) with a percentile bootstrap interval over the questions."""
    value = statistic(list(rows))
    if value is None:
        return Figure(None, n=len(rows))
    random = np.random.default_rng(_SEED)
    draws = (
        statistic([rows[i] for i in picks]) for picks in random.integers(0, len(rows), (_RESAMPLES // 4, len(rows)))
    )
    return Figure(value, *_percentiles(np.array([draw for draw in draws if draw is not None])), len(rows))


def resampled_means(values: Sequence[float]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Bootstrap means of the values, shape (2000,)."""
    random = np.random.default_rng(_SEED)
    given = np.asarray(values, dtype=np.float64)
    picks = random.integers(0, len(given), (_RESAMPLES, len(given)))
    means: np.ndarray[tuple[int], np.dtype[np.float64]] = given[picks].mean(axis=1)
    return means


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value below which `share` (0 to 1) of the values lie, by linear interpolation; None of nothing."""
    return float(np.quantile(np.asarray(values), share)) if values else None


def _wilson(mean: float, n: int) -> tuple[float, float]:
    centre = (mean + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * math.sqrt(mean * (1 - mean) / n + _Z**2 / (4 * n**2))
    return max(0.0, centre - half), min(1.0, centre + half)


def _percentiles(draws: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> tuple[float, float]:
    low, high = np.quantile(draws, [0.025, 0.975])
    return float(low), float(high)
