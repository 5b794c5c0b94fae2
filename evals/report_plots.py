"""The report's plots, one for each question people ask."""

from collections.abc import Sequence
from html import escape

from evals.baseline import Baseline
from evals.evaluation import Evaluation
from evals.headlines import main_measure
from evals.history import Past
from evals.plots import Interval, Line, histogram, intervals, lines
from evals.rows import Row
from evals.summary import seconds_of

_THRESHOLDS = 60


def plots(run: Evaluation, baseline: Baseline | None, past: Sequence[Past]) -> str:
    """Sections of HTML: quality by slice, refusing, time, trend; a plot without data is left out."""
    measure = main_measure(run)
    sections = [
        (
            "Which kinds of question are answered well?",
            f"{measure} by kind of question; the bar is the 95 % interval."
            + (" A hollow ring is the baseline." if baseline else ""),
            _by_slice(run, measure, baseline),
        ),
        (
            "What does saying “I don’t know” cost?",
            "Each point refuses, besides what the system refused itself, each question whose best passage scores below "
            "a threshold. Up: share of answerable questions answered rightly. Right: share of unanswerable ones "
            "refused. The ringed point is the system as it is.",
            _tradeoff(run, measure),
        ),
        ("How long does an answer take?", _stages(run), _latency(run)),
        ("Does it get better?", f"{measure}, run by run, oldest first.", _trend(past)),
    ]
    return "".join(f"<h2>{title}</h2><p>{escape(note)}</p>{svg}" for title, note, svg in sections if svg)


def _by_slice(run: Evaluation, measure: str, baseline: Baseline | None) -> str:
    corpora = list(dict.fromkeys(row.corpus for row in run.rows))
    drawn = []
    for corpus in corpora:
        own = [part for part in run.slices if part.name == corpus or part.name.startswith(f"{corpus} / ")]
        own.sort(
            key=lambda part: (
                (part.name != corpus, part.figures[measure].value or 0.0) if measure in part.figures else (True, 0.0)
            )
        )
        rows = []
        for part in own:
            figure = part.figures.get(measure)
            if figure and figure.value is not None and figure.low is not None and figure.high is not None:
                label = part.name.removeprefix(f"{corpus} / ") if part.name != corpus else f"{corpus}, all"
                mark = _before(run, part.name, measure, baseline)
                note = f"{100 * figure.value:.0f} %, n={figure.n}"
                rows.append(
                    Interval(label, figure.value, figure.low, figure.high, note, mark, corpora.index(corpus) % 4)
                )
        if rows:
            drawn.append(intervals(rows, f"{measure} on {corpus} by kind of question"))
    return "".join(drawn)


def _before(run: Evaluation, name: str, measure: str, baseline: Baseline | None) -> float | None:
    """The baseline's mean over the questions of a slice that it knows."""
    if baseline is None:
        return None
    corpus, _, rest = name.partition(" / ")
    keys = [r.key for r in run.rows if r.corpus == corpus and rest in ("", r.kind, f"language {r.language}")]
    values = [v for key in keys if (v := baseline.scores.get(key, {}).get(measure)) is not None]
    return sum(values) / len(values) if values else None


def _tradeoff(run: Evaluation, measure: str) -> str:
    curves = []
    corpora = list(dict.fromkeys(row.corpus for row in run.rows))
    for series, corpus in enumerate(corpora):
        own = [row for row in run.rows if row.corpus == corpus]
        asked, unknown = [r for r in own if r.answerable], [r for r in own if not r.answerable]
        if asked and unknown:
            points = [_point(asked, unknown, measure, threshold) for threshold in _thresholds(own)]
            curves.append(Line(corpus, points, series % 4, 0))
    return (
        lines(curves, "answered rightly against refused rightly", "unanswerable questions refused", "answered rightly")
        if curves
        else ""
    )


def _thresholds(rows: Sequence[Row]) -> list[float]:
    """From one that refuses nothing more to one that refuses everything."""
    scores = sorted({_confidence(row) for row in rows})
    step = max(1, len(scores) // _THRESHOLDS)
    return [float("-inf"), *scores[::step], float("inf")]


def _point(asked: Sequence[Row], unknown: Sequence[Row], measure: str, threshold: float) -> tuple[float, float]:
    right = sum(row.value(measure) == 1.0 and _confidence(row) >= threshold for row in asked)
    refused = sum(row.refusal[0] or _confidence(row) < threshold for row in unknown)
    return refused / len(unknown), right / len(asked)


def _confidence(row: Row) -> float:
    return row.reply.passages[0].score if row.reply and row.reply.passages else float("-inf")


def _latency(run: Evaluation) -> str:
    taken = [1000 * row.reply.seconds.get("total", 0.0) for row in run.rows if row.reply]
    return histogram(taken, "seconds an answer takes", "ms") if taken else ""


def _stages(run: Evaluation) -> str:
    parts = [f"{stage} {1000 * p50:.0f} / {1000 * p95:.0f} ms" for stage, (p50, p95) in seconds_of(run.rows).items()]
    return "Half of the questions and 95 % of them took at most: " + "; ".join(parts) + "."


def _trend(past: Sequence[Past]) -> str:
    curves = []
    runs = sorted({one.when for one in past})
    if len(runs) < 2:
        return ""
    for series, corpus in enumerate(dict.fromkeys(one.corpus for one in past)):
        points = [(runs.index(one.when) / (len(runs) - 1), one.value) for one in past if one.corpus == corpus]
        curves.append(Line(corpus, points, series % 4, len(points) - 1))
    ticks = [(0.0, runs[0][:10]), (1.0, runs[-1][:10])]
    return lines(curves, "figures of kept runs", f"{len(runs)} runs", past[0].measure, ticks)
