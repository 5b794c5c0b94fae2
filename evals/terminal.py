"""The figures of a run for a person at a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.comparing import Paired
from evals.evaluation import Evaluation
from evals.headlines import headlines, main_measure
from evals.intervals import Figure
from evals.pricing import usage_lines
from evals.rows import Row
from evals.summary import seconds_of

_SHOWN_FAILURES = 15


def show_evaluation(console: Console, run: Evaluation) -> None:
    """Figures by slice, the rest of the measures, times, and the questions that went wrong."""
    console.print(_by_slice(run))
    console.print(_overall(run))
    _show_times(console, run.rows)
    for line in usage_lines(run):
        console.print(Text(line), soft_wrap=True)
    _show_failures(console, run.rows, main_measure(run))
    if run.paired:
        show_comparison(console, run.paired, f"{run.system} against {run.against[0].system}")
    for path in run.kept:
        console.print(f"Rows: {path}", style="dim", soft_wrap=True, highlight=False)


def show_comparison(console: Console, paired: Sequence[Paired], title: str) -> None:
    """What differs, with the questions that flipped in each direction."""
    table = Table(title=title, title_justify="left")
    for column in ("slice", "measure", "before", "after", "difference [95 %]", "better", "worse"):
        table.add_column(column)
    for pair in paired:
        if pair.better or pair.worse:
            table.add_row(pair.slice, pair.measure, *_paired_cells(pair))
    console.print(table)
    for pair in paired:
        if pair.measure == "correct" and " / " not in pair.slice:
            for word, flips in (("better", pair.better), ("worse", pair.worse)):
                console.print(Text(f"{word}: {', '.join(flip.key for flip in flips) or 'none'}"))


def _paired_cells(pair: Paired) -> list[str]:
    change = pair.difference
    interval = f"{change.value:+.3f} [{change.low:+.3f}, {change.high:+.3f}]"
    means = [f"{figure.value:.3f}" for figure in (pair.before, pair.after)]
    return [*means, interval, str(len(pair.better)), str(len(pair.worse))]


def _by_slice(run: Evaluation) -> Table:
    table = Table(title=f"{run.system}, {run.started:%Y-%m-%d %H:%M} UTC, {run.seconds:.0f} s", title_justify="left")
    table.add_column("slice")
    table.add_column("n", justify="right")
    for column in headlines(run):
        table.add_column(column, justify="right")
    for part in run.slices:
        cells = [brief(part.figures.get(column)) for column in headlines(run)]
        table.add_row(Text(part.name), str(part.n) + (f" ({part.failed} failed)" if part.failed else ""), *cells)
    return table


def _overall(run: Evaluation) -> Table:
    table = Table(title="Every measure, with 95 % intervals", title_justify="left")
    table.add_column("measure")
    whole = [part for part in run.slices if " / " not in part.name]
    for part in whole:
        table.add_column(part.name, justify="right")
    for measure in dict.fromkeys(name for part in whole for name in part.figures):
        table.add_row(measure, *(str(part.figures.get(measure, Figure(None))) for part in whole))
    return table


def brief(figure: Figure | None) -> str:
    """A rate in per cent with its interval, as short as a table cell needs it."""
    if figure is None or figure.value is None or figure.low is None or figure.high is None:
        return "–"
    return f"{100 * figure.value:.0f} [{100 * figure.low:.0f}–{100 * figure.high:.0f}]"


def _show_times(console: Console, rows: Sequence[Row]) -> None:
    parts = [f"{stage} {p50 * 1000:.0f}/{p95 * 1000:.0f}" for stage, (p50, p95) in seconds_of(rows).items()]
    console.print(f"Milliseconds, p50/p95: {', '.join(parts) or 'none measured'}", highlight=False)


def _show_failures(console: Console, rows: Sequence[Row], measure: str) -> None:
    wrong = [row for row in rows if row.value(measure) == 0.0]
    for row in wrong[:_SHOWN_FAILURES]:
        said = row.error or (row.reply.text if row.reply else "")
        console.print(Text(f"✗ {row.key} [{row.kind}] {row.question}"), style="bold", soft_wrap=True)
        console.print(Text(f"    {row.scores[measure].reason}; said: {' '.join(said.split())[:160]}"), soft_wrap=True)
    if len(wrong) > _SHOWN_FAILURES:
        console.print(f"… and {len(wrong) - _SHOWN_FAILURES} more; --report FILE.html shows them all.")
