"""A finished evaluation: its rows, its figures, and what differs from another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from evals.comparing import Paired, compare
from evals.corpora import Corpus
from evals.measures import VERSION
from evals.rows import Row
from evals.running import slices
from evals.scoring import LOWER_IS_BETTER
from evals.summary import Slice, measures_of, summarize
from rag.settings import Settings

Progress = Callable[[str, int, int], None]
"""Told after each question: what is being run, how many questions are done, of how many."""


@dataclass(frozen=True)
class Evaluation:
    """A finished run. `against` holds the rows of the other system, `paired` what differs from it.

    `headline` is the measure by which a question counts as right or wrong.
    """

    system: str
    rows: tuple[Row, ...]
    slices: tuple[Slice, ...]
    corpora: tuple[Corpus, ...] = ()
    against: tuple[Row, ...] = ()
    paired: tuple[Paired, ...] = ()
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    seconds: float = 0.0
    settings_digest: str = ""
    measures: int = VERSION
    kept: tuple[Path, ...] = ()
    headline: str = "correct"

    def overall(self, measure: str) -> float | None:
        """The mean of a measure over all questions to which it applies."""
        values = [value for row in self.rows if (value := row.value(measure)) is not None]
        return sum(values) / len(values) if values else None


def finished(
    system: str,
    rows: Sequence[Row],
    others: Sequence[Row],
    started: datetime,
    settings: Settings,
    kept: Sequence[Path],
    corpora: Sequence[Corpus] = (),
) -> Evaluation:
    """The rows of a run with their figures."""
    return Evaluation(
        system=system,
        rows=tuple(rows),
        slices=tuple(summarize(rows)),
        corpora=tuple(corpora),
        against=tuple(others),
        paired=tuple(pair_rows(others, rows)) if others else (),
        started=started,
        seconds=(datetime.now(UTC) - started).total_seconds(),
        settings_digest=settings.digest,
        kept=tuple(kept),
    )


def telling(progress: Progress | None, label: str) -> Callable[[int, int], None] | None:
    """`progress` with its label filled in."""
    return (lambda done, total: progress(label, done, total)) if progress else None


def pair_rows(before: Sequence[Row], after: Sequence[Row]) -> list[Paired]:
    """Every measure in every slice of `after`, paired by question with `before`."""
    earlier = {row.key: row for row in before}
    pairs = []
    for name, part in slices(after):
        own = [row for row in part if row.key in earlier]
        for measure in measures_of(own):
            then = {r.key: v for r in own if (v := earlier[r.key].value(measure)) is not None}
            now = {r.key: v for r in own if (v := r.value(measure)) is not None}
            pairs.append(compare(name, measure, then, now, measure in LOWER_IS_BETTER))
    return [pair for pair in pairs if pair]
