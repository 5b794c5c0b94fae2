"""The files a run can leave behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.baseline import Baseline, against_baseline
from evals.evaluation import Evaluation
from evals.history import Past
from evals.writing import write_json


@dataclass(frozen=True)
class Outputs:
    """Where the results of a run are written; None writes nothing."""

    json: Path | None = None
    report: Path | None = None
    junit: Path | None = None
    markdown: Path | None = None
    export: Path | None = None


def write_outputs(
    run: Evaluation,
    outputs: Outputs,
    baseline: Baseline | None = None,
    reasons: Sequence[str] | None = None,
    past: Sequence[Past] = (),
) -> None:
    """Write what was asked for. Raises ExportFailed."""
    if outputs.json:
        write_json(run, outputs.json)
    if outputs.report:
        from evals.report import Context, write_report

        write_report(run, outputs.report, Context(baseline, reasons, past))
    if outputs.junit:
        from evals.junit import write_junit

        write_junit(run, outputs.junit, reasons)
    if outputs.markdown:
        from evals.markdown import write_markdown

        paired = against_baseline(run.rows, baseline) if baseline else run.paired
        write_markdown(run, outputs.markdown, reasons, paired)
    if outputs.export:
        from evals.exports import export_all

        export_all(run, outputs.export)
