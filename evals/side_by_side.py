"""Several systems side by side on public data: `python -m evals.side_by_side FOLDER` prints a Markdown table.

FOLDER is what `--out` named; the rows that `attache eval --data` kept there are read, and nothing is asked.
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

SYSTEMS = {
    "attache": "Attaché",
    "bm25": "BM25 alone",
    "dense": "dense alone",
    "llamaindex-top-chunk": "LlamaIndex top chunk",
}
_LEFT_OUT = {"refused rightly", "refusal precision"}  # said by refusal recall and macro-F1
_MORE_DIGITS_BELOW = 0.1

Table = dict[str, dict[str, list[Row]]]


def main(folder: Path) -> str:
    """The table of every track in the folder. Raises EvalError."""
    files = sorted((folder / "data-rows").glob("*.jsonl"), key=lambda file: file.stat().st_mtime)
    rows_of: Table = {}
    for file in files:  # the newest last: it takes the place of older rows
        rows = kept_rows(file)
        if rows and rows[0].system in SYSTEMS:
            rows_of.setdefault(rows[0].corpus, {})[rows[0].system] = rows
    if not rows_of:
        raise DataUnreadable(f"{folder} holds no rows. Run `attache eval --data FILE --out {folder}` first.")
    return table(rows_of)


def table(rows_of: Table) -> str:
    """Track by track and measure by measure; only questions that every system was asked count."""
    lines = [f"| track | measure | n | {' | '.join(SYSTEMS.values())} |", f"|---|---|---:|{'---:|' * len(SYSTEMS)}"]
    for track, by_system in sorted(rows_of.items()):
        figures = _figures(by_system)
        first = next(iter(figures.values()))
        for measure in (name for name in first if name not in _LEFT_OUT):
            cells = {system: own.get(measure, Figure(None)) for system, own in figures.items()}
            if any(figure.n for figure in cells.values()):
                lines.append(_line(track, measure, cells))
    return "\n".join(lines) + "\n"


def _figures(by_system: Mapping[str, Sequence[Row]]) -> dict[str, dict[str, Figure]]:
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
        sys.stdout.write(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".attache/evals")))
    except EvalError as error:
        sys.exit(str(error))
