"""Figures of the runs made in one place, a line each, for the trend."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.errors import ExportFailed
from evals.evaluation import Evaluation
from evals.headlines import main_measure

_SHOWN = 60


@dataclass(frozen=True)
class Past:
    """One corpus in one earlier run."""

    when: str
    system: str
    corpus: str
    measure: str
    value: float
    n: int


def remember(run: Evaluation, file: Path) -> None:
    """Add a finished run's headline figures. Raises ExportFailed."""
    measure = main_measure(run)
    lines = []
    for part in run.slices:
        figure = part.figures.get(measure)
        if " / " not in part.name and figure and figure.value is not None:
            when = run.started.isoformat(timespec="seconds")
            past = Past(when, run.system, part.name, measure, round(figure.value, 6), part.n)
            lines.append(json.dumps(past.__dict__, ensure_ascii=False) + "\n")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as opened:
            opened.writelines(lines)
    except OSError as error:
        raise ExportFailed(
            f"The run could not be noted in {file} ({error}). Name another folder with --out."
        ) from error


def recall_runs(file: Path, system: str, corpora: Sequence[str]) -> list[Past]:
    """The last runs of a system on these corpora, oldest first; a line that is not ours is passed over."""
    if not file.exists():
        return []
    found = []
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            past = Past(**json.loads(line))
        except (ValueError, TypeError):
            continue  # a line cut short by an interruption: one point less in the trend
        if past.system == system and past.corpus in corpora:
            found.append(past)
    return found[-_SHOWN:]
