"""Several systems side by side on public data: `python -m evals.side_by_side FOLDER [OUT.svg]` prints a Markdown table.

FOLDER is what `--out` named; the rows that `attache eval --data` kept there are read, and nothing is asked. OUT.svg is
written with a picture of the first measure of each track.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.data.emails import with_losses
from evals.errors import DataUnreadable, EvalError
from evals.intervals import Figure
from evals.ledger import kept_rows
from evals.rows import Row
from evals.scoring import LOWER_IS_BETTER
from evals.summary import summarize_slice
from evals.writing import write_text

SYSTEMS = {
    "attache": "Attaché",
    "bm25": "BM25 alone",
    "dense": "dense alone",
    "llamaindex-top-chunk": "LlamaIndex top chunk",
}
_LEFT_OUT = {"refused rightly", "refusal precision"}  # said by refusal recall and macro-F1
_MORE_DIGITS_BELOW = 0.1

Table = dict[str, dict[str, list[Row]]]


def read_rows(folder: Path) -> Table:
    """The rows of every track and system in the folder, the newest where there are several. Raises EvalError."""
    files = sorted((folder / "data-rows").glob("*.jsonl"), key=lambda file: file.stat().st_mtime)
    rows_of: Table = {}
    for file in files:
        rows = kept_rows(file)
        if rows and rows[0].system in SYSTEMS:
            rows_of.setdefault(rows[0].corpus, {})[rows[0].system] = rows
    if not rows_of:
        raise DataUnreadable(f"{folder} holds no rows. Run `attache eval --data FILE --out {folder}` first.")
    return rows_of


def main(words: Sequence[str]) -> None:
    """Print the table, and write the picture where a second word names it. Raises EvalError."""
    from evals.side_by_side_picture import picture

    rows_of = read_rows(Path(words[0] if words else ".attache/evals"))
    sys.stdout.write(table(rows_of))
    if len(words) > 1:
        write_text(Path(words[1]), picture(rows_of))


def table(rows_of: Table) -> str:
    """Track by track and measure by measure; only questions that every system was asked count."""
    lines = [f"| track | measure | n | {' | '.join(SYSTEMS.values())} |", f"|---|---|---:|{'---:|' * len(SYSTEMS)}"]
    for track, by_system in sorted(rows_of.items()):
        figures = figures_of(by_system)
        for measure in measures_shown(figures):
            cells = {system: own.get(measure, Figure(None)) for system, own in figures.items()}
            if any(figure.n for figure in cells.values()):
                lines.append(_line(track, measure, cells))
    return "\n".join(lines) + "\n"


def measures_shown(figures: Mapping[str, Mapping[str, Figure]]) -> list[str]:
    """The measures of the first system that say something others do not."""
    return [name for name in next(iter(figures.values())) if name not in _LEFT_OUT]


def figures_of(by_system: Mapping[str, Sequence[Row]]) -> dict[str, dict[str, Figure]]:
    """The figures of each system, in the order of the columns, over the questions they all have."""
    shared = set.intersection(*({row.key for row in rows} for rows in by_system.values()))
    return {
        system: summarize_slice("", with_losses([row for row in by_system[system] if row.key in shared])).figures
        for system in SYSTEMS
        if system in by_system
    }


def _line(track: str, measure: str, cells: Mapping[str, Figure]) -> str:
    known = [figure.value for figure in cells.values() if figure.value is not None]
    lower = measure in LOWER_IS_BETTER
    best = (min if lower else max)(known) if len(set(known)) > 1 else None
    n = max((figure.n for figure in cells.values()), default=0)
    shown = [_cell(cells.get(system, Figure(None)), best, n) for system in SYSTEMS]
    return f"| {track} | {measure}{' ↓' if lower else ''} | {n} | {' | '.join(shown)} |"


def _cell(figure: Figure, best: float | None, n: int) -> str:
    """Per cent with the interval; the best of a line in bold, a smaller n beside it."""
    if figure.value is None or figure.low is None or figure.high is None:
        return "–"
    value, low, high = (_percent(part, figure.value) for part in (figure.value, figure.low, figure.high))
    mark = "**" if figure.value == best else ""
    return f"{mark}{value}{mark} [{low}, {high}]" + (f" n={figure.n}" if figure.n != n else "")


def _percent(part: float, value: float) -> str:
    return f"{100 * part:.{1 if 0 < abs(value) < _MORE_DIGITS_BELOW else 0}f}".replace("-", "−")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except EvalError as error:
        sys.exit(str(error))
