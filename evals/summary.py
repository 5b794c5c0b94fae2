"""The figures of a run: every measure over all questions of a corpus and in each slice, with n and interval."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.intervals import Figure, mean_figure, percentile, resampled_figure
from evals.measures.knowing import Refusals
from evals.rows import Row
from evals.running import slices


@dataclass(frozen=True)
class Slice:
    """The figures of some rows by measure. `failed` counts the questions that made the system fail."""

    name: str
    n: int
    failed: int
    figures: dict[str, Figure]


@dataclass(frozen=True)
class Use:
    """An amount in all and a question, over the `n` questions for which it is known."""

    total: float
    mean: float
    n: int


def summarize(rows: Sequence[Row]) -> list[Slice]:
    """Every slice of the rows: each corpus first, then its kinds and languages."""
    return [summarize_slice(name, part) for name, part in slices(rows)]


def summarize_slice(name: str, rows: Sequence[Row]) -> Slice:
    figures = {measure: measure_figure(rows, measure) for measure in measures_of(rows)}
    if any(not row.answerable for row in rows) and any(row.answerable for row in rows):
        figures |= refusal_figures(rows)
    return Slice(name, len(rows), sum(row.reply is None for row in rows), figures)


def measures_of(rows: Sequence[Row]) -> list[str]:
    """The measures the rows have, in the order in which they are scored."""
    return list(dict.fromkeys(measure for row in rows for measure in row.scores))


def measure_figure(rows: Sequence[Row], measure: str) -> Figure:
    values = [row.value(measure) for row in rows]
    return mean_figure([value for value in values if value is not None])


def refusal_figures(rows: Sequence[Row]) -> dict[str, Figure]:
    """Refusal precision, recall and macro-F1, which belong to the whole set and not to a question.

    Precision and recall are rates over the questions refused and those to be refused, and carry their numbers.
    """
    pairs = [row.refusal for row in rows]
    return {
        "refusal precision": mean_figure([float(not answerable) for refused, answerable in pairs if refused]),
        "refusal recall": mean_figure([float(refused) for refused, answerable in pairs if not answerable]),
        "refusal macro-F1": resampled_figure(pairs, lambda drawn: Refusals.of(drawn).macro_f1().value),
    }


def seconds_of(rows: Sequence[Row]) -> dict[str, tuple[float, float]]:
    """p50 and p95 of the seconds each stage took."""
    taken: dict[str, list[float]] = {}
    for row in rows:
        for stage, seconds in (row.reply.seconds if row.reply else {}).items():
            taken.setdefault(stage, []).append(seconds)
    return {stage: (percentile(v, 0.5) or 0.0, percentile(v, 0.95) or 0.0) for stage, v in sorted(taken.items())}


def usage_of(rows: Sequence[Row]) -> dict[str, Use]:
    """What the models took: tokens read and written, and cost, where a system counts them."""
    taken: dict[str, list[float]] = {}
    for row in rows:
        for name, amount in (row.reply.usage if row.reply else {}).items():
            taken.setdefault(name, []).append(amount)
    return {name: Use(sum(amounts), sum(amounts) / len(amounts), len(amounts)) for name, amounts in taken.items()}
