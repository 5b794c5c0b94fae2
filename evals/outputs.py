"""The files a run can leave behind."""

from dataclasses import dataclass
from pathlib import Path

from evals.baseline import Baseline
from evals.evaluation import Evaluation
from evals.writing import write_json


@dataclass(frozen=True)
class Outputs:
    """Where the results of a run are written; None writes nothing."""

    json: Path | None = None
    report: Path | None = None
    junit: Path | None = None
    markdown: Path | None = None
    export: Path | None = None


def write_outputs(run: Evaluation, outputs: Outputs, baseline: Baseline | None = None) -> None:
    """Write what was asked for. Raises ExportFailed."""
    if outputs.json:
        write_json(run, outputs.json)
