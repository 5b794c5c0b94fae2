"""A short summary in Markdown, for a pull request."""

from collections.abc import Sequence
from pathlib import Path

from evals.comparing import Paired
from evals.evaluation import Evaluation
from evals.headlines import headlines
from evals.pricing import usage_lines
from evals.terminal import brief
from evals.writing import write_text

_MOST_FLIPS = 20


def write_markdown(run: Evaluation, path: Path, reasons: Sequence[str] | None, paired: Sequence[Paired] = ()) -> None:
    """Headline figures, the gate's verdict (None: there was no gate), and what flipped. Raises ExportFailed."""
    write_text(path, summary(run, reasons, paired))


def summary(run: Evaluation, reasons: Sequence[str] | None, paired: Sequence[Paired] = ()) -> str:
    """The same as text."""
    lines = [f"### `{run.system}` on {len(run.rows)} questions, {run.started:%Y-%m-%d}", ""]
    if reasons is not None:
        lines += ["**The gate is closed.**" if reasons else "**The gate is open.**", ""]
        lines += [*(f"- {_cell(reason)}" for reason in reasons), ""] if reasons else []
    measures = headlines(run)
    lines += [f"| | n | {' | '.join(measures)} |", f"|---|---:|{'---:|' * len(measures)}"]
    for part in run.slices:
        if " / " not in part.name:
            cells = " | ".join(brief(part.figures.get(measure)) for measure in measures)
            lines.append(f"| {_cell(part.name)} | {part.n} | {cells} |")
    lines += ["", "Per cent, with 95 % intervals."]
    lines += [text for line in usage_lines(run) for text in ("", f"{_cell(line)}.")]
    lines += _flips(paired)
    return "\n".join(lines) + "\n"


def _flips(paired: Sequence[Paired]) -> list[str]:
    lines = []
    for pair in paired:
        if pair.measure == "correct" and " / " not in pair.slice:
            for word, flips in (("better", pair.better), ("worse", pair.worse)):
                names = ", ".join(f"`{flip.key}`" for flip in flips[:_MOST_FLIPS])
                rest = f" and {len(flips) - _MOST_FLIPS} more" if len(flips) > _MOST_FLIPS else ""
                lines += ["", f"{pair.slice}, {word}: {len(flips)}" + (f" ({names}{rest})" if flips else "")]
    return lines


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())
