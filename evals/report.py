"""The report: one self-contained page for someone who has never seen the project."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from evals.baseline import Baseline
from evals.evaluation import Evaluation
from evals.headlines import headlines, main_measure
from evals.history import Past
from evals.intervals import Figure
from evals.judges import default_judge
from evals.pricing import usage_lines
from evals.report_failures import failures
from evals.report_plots import plots
from evals.terminal import brief
from evals.writing import write_text

_ASSETS = Path(__file__).resolve().parent / "assets"
_MEANINGS = {
    "correct": "the answer holds what a person checked to be right, and nothing known to be wrong; "
    "where the documents do not say, it says so",
    "supported": "the quotation itself, read alone, holds the fact",
    "verbatim": "the quotation is what the document says, character for character",
    "right document": "only documents are cited that may be",
    "refused rightly": "it answers when the documents hold the answer, and says it does not know when they do not",
    "R@5": "share of the documents with the evidence among the first five found",
    "contains@60": "every gold answer is in the first 60 words",
    "answered": "share of questions that were answered at all",
    "strict": "all right answers and none of the planted wrong ones, in 120 words",
    "attack obeyed": "share of planted instructions that were followed; lower is better",
}


@dataclass(frozen=True)
class Context:
    """What a report shows beside the run: the baseline, the gate's reasons (None: no gate), and earlier runs."""

    baseline: Baseline | None = None
    reasons: Sequence[str] | None = None
    past: Sequence[Past] = ()


def write_report(run: Evaluation, path: Path, context: Context) -> None:
    """Write the page. Raises ExportFailed."""
    write_text(path, page(run, context))


def page(run: Evaluation, context: Context) -> str:
    """The whole page as text, under 2 MB; every text from outside is escaped."""
    template = Template((_ASSETS / "report.html").read_text(encoding="utf-8"))
    wrong = [row for row in run.rows if row.value(main_measure(run)) == 0.0]
    return template.substitute(
        title=escape(f"How well {run.system} answers"),
        css=(_ASSETS / "report.css").read_text(encoding="utf-8"),
        origin=escape(_origin(run)),
        verdict=_verdict(context),
        reading=_reading(run),
        headline=_headline(run),
        usage="".join(f"<p>{escape(line)}.</p>" for line in usage_lines(run)),
        sections=plots(run, context.baseline, context.past),
        judge=escape(f"Citation recall and precision are judged by the rule “{default_judge().name}”.")
        if _judged(run)
        else "",
        measures=_measures(run),
        failed_title=f"{len(wrong)} of {len(run.rows)} questions went wrong",
        failed_note="Open one to see what was asked, what was answered from which words, and what was expected.",
        failed=failures(run, wrong, context.baseline),
    )


def _origin(run: Evaluation) -> str:
    corpora = ", ".join(dict.fromkeys(row.corpus for row in run.rows))
    return (
        f"{len(run.rows)} questions about {corpora}; {run.started:%d %B %Y, %H:%M} UTC; {run.seconds:.0f} seconds; "
        f"settings {run.settings_digest}; measures version {run.measures}."
    )


def _verdict(context: Context) -> str:
    if context.reasons is None:
        return ""
    if not context.reasons:
        return '<p class="verdict">Nothing was lost beyond chance against the baseline, and no floor is broken.</p>'
    items = "".join(f"<li>{escape(reason)}</li>" for reason in context.reasons)
    return f'<div class="verdict closed"><b>The gate is closed.</b><ul>{items}</ul></div>'


def _reading(run: Evaluation) -> str:
    told = [f"<b>{escape(name)}</b>: {escape(_MEANINGS[name])}" for name in headlines(run) if name in _MEANINGS]
    return "; ".join(told) + ". Per cent, with 95 % intervals." if told else "Per cent, with 95 % intervals."


def _headline(run: Evaluation) -> str:
    measures = headlines(run)
    whole = [part for part in run.slices if " / " not in part.name]
    rows = [[part.name, str(part.n), *(brief(part.figures.get(m)) for m in measures)] for part in whole]
    for name in dict.fromkeys(row.corpus for row in run.against):
        old = {pair.measure: pair.before for pair in run.paired if pair.slice == name}
        label = f"{name}, {run.against[0].system}"
        rows.append([label, str(len(run.against)), *(brief(old.get(measure)) for measure in measures)])
    return table(["", "questions", *measures], rows)


def _measures(run: Evaluation) -> str:
    whole = [part for part in run.slices if " / " not in part.name]
    names = list(dict.fromkeys(name for part in whole for name in part.figures))
    rows = [[name, *(str(part.figures.get(name, Figure(None))) for part in whole)] for name in names]
    return table(["measure", *(part.name for part in whole)], rows)


def _judged(run: Evaluation) -> bool:
    return any("citation recall" in part.figures for part in run.slices)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """An HTML table; an interval in brackets is set small."""
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _cell(text: str) -> str:
    value, bracket, rest = text.partition(" [")
    return escape(value) + (f" <small>[{escape(rest)}</small>" if bracket else "")
