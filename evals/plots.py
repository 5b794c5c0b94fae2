"""Plots as inline SVG, coloured by the page's style sheet."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_WIDTH = 760
_LABEL = 250
_ROW = 22


@dataclass(frozen=True)
class Interval:
    """A labelled point between `low` and `high` (0 to 1); `mark` is an earlier value, `series` a colour from 0 to 3."""

    label: str
    value: float
    low: float
    high: float
    note: str = ""
    mark: float | None = None
    series: int = 0


@dataclass(frozen=True)
class Line:
    """A named run of points; the one at `marked` is emphasised."""

    name: str
    points: Sequence[tuple[float, float]]
    series: int = 0
    marked: int | None = None


def intervals(rows: Sequence[Interval], title: str) -> str:
    """A row for each interval: label, whisker from low to high, point at the value, hollow mark where it was before."""
    height = _ROW * len(rows) + 34
    left, right = _LABEL, _WIDTH - 90
    parts = [_ruler(left, right, height - 26)]
    for number, row in enumerate(rows):
        y = 12 + _ROW * number
        at = [left + share * (right - left) for share in (row.low, row.high, row.value)]
        parts.append(
            f'<g class="s{row.series}"><text x="{left - 10}" y="{y + 4}" class="end">{escape(row.label)}</text>'
            f'<line x1="{at[0]:.1f}" x2="{at[1]:.1f}" y1="{y}" y2="{y}" class="whisker"/>'
            f"{_earlier(row, left, right, y)}"
            f'<circle cx="{at[2]:.1f}" cy="{y}" r="4.5" class="point"><title>{escape(_told(row))}</title></circle>'
            f'<text x="{right + 12}" y="{y + 4}" class="note">{escape(row.note)}</text></g>'
        )
    return _svg("".join(parts), height, title)


def lines(
    curves: Sequence[Line], title: str, x_label: str, y_label: str, x_ticks: Sequence[tuple[float, str]] = ()
) -> str:
    """Curves over the unit square; `x_ticks` replaces per cent on the horizontal axis."""
    left, right, top, bottom = 60, _WIDTH - 150, 14, 270
    ticks = x_ticks or [(share / 4, f"{25 * share} %") for share in range(5)]
    parts = [_frame(left, right, top, bottom, ticks, x_label, y_label)]
    for number, curve in enumerate(curves):
        at = [(left + x * (right - left), bottom - y * (bottom - top)) for x, y in curve.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        parts.append(f'<g class="s{curve.series}"><polyline points="{path}" class="curve"/>')
        shown = range(len(at)) if len(at) <= 30 else []
        parts += [f'<circle cx="{at[i][0]:.1f}" cy="{at[i][1]:.1f}" r="2.5" class="point"/>' for i in shown]
        if curve.marked is not None:
            x, y = at[curve.marked]
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" class="point here"/>')
        parts.append(
            f'<text x="{right + 12}" y="{top + 14 + 20 * number}" class="name">{escape(curve.name)}</text></g>'
        )
    return _svg("".join(parts), bottom + 44, title)


def histogram(values: Sequence[float], title: str, unit: str, bins: int = 40) -> str:
    """How often values occur, from 0 to the largest, with lines at the median and the 95th percentile."""
    from evals.intervals import percentile

    left, right, top, bottom = 60, _WIDTH - 30, 14, 200
    most = _round_up(max(values, default=1.0) or 1.0)
    counts = [0] * bins
    for value in values:
        counts[min(bins - 1, int(value / most * bins))] += 1
    tall, step = max(counts) or 1, (right - left) / bins
    bars = [
        f'<rect x="{left + i * step + 0.5:.1f}" y="{bottom - n / tall * (bottom - top):.1f}" width="{step - 1:.1f}" '
        f'height="{n / tall * (bottom - top):.1f}" class="bar"><title>{n} questions</title></rect>'
        for i, n in enumerate(counts)
        if n
    ]
    ticks = [(share / 4, f"{most * share / 4:g} {unit}") for share in range(5)]
    marks = [
        _upright(left + (percentile(values, share) or 0) / most * (right - left), top, bottom, f"{name}")
        for share, name in ((0.5, "p50"), (0.95, "p95"))
    ]
    return _svg(_frame(left, right, top, bottom, ticks, "", "questions", 0) + "".join(bars + marks), bottom + 34, title)


def _round_up(value: float) -> float:
    """The next value that divides into four round parts."""
    step: float = 10 ** math.floor(math.log10(value))
    return next(step * share for share in (1, 2, 4, 6, 8, 10) if step * share >= value)


def _upright(x: float, top: float, bottom: float, label: str) -> str:
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{bottom}" class="upright"/>'
        f'<text x="{x + 4:.1f}" y="{top + 10}" class="note">{label}</text>'
    )


def _frame(
    left: float,
    right: float,
    top: float,
    bottom: float,
    ticks: Sequence[tuple[float, str]],
    x_label: str,
    y_label: str,
    levels: int = 5,
) -> str:
    parts = [f'<line x1="{left}" x2="{right}" y1="{bottom}" y2="{bottom}" class="axis"/>']
    for level in range(levels):
        y = bottom - level / 4 * (bottom - top)
        parts.append(f'<line x1="{left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}" class="grid"/>')
        parts.append(f'<text x="{left - 8}" y="{y + 4:.1f}" class="end note">{25 * level} %</text>')
    for share, label in ticks:
        x = left + share * (right - left)
        parts.append(f'<text x="{x:.1f}" y="{bottom + 16}" class="mid note">{escape(label)}</text>')
    parts.append(f'<text x="{(left + right) / 2}" y="{bottom + 36}" class="mid">{escape(x_label)}</text>')
    middle = (top + bottom) / 2
    parts.append(f'<text transform="translate(14 {middle}) rotate(-90)" class="mid">{escape(y_label)}</text>')
    return "".join(parts)


def _ruler(left: float, right: float, bottom: float) -> str:
    parts = []
    for quarter in range(5):
        x = left + quarter / 4 * (right - left)
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="2" y2="{bottom}" class="grid"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 18}" class="mid note">{25 * quarter} %</text>')
    return "".join(parts)


def _earlier(row: Interval, left: float, right: float, y: float) -> str:
    if row.mark is None:
        return ""
    return f'<circle cx="{left + row.mark * (right - left):.1f}" cy="{y}" r="4.5" class="earlier"/>'


def _told(row: Interval) -> str:
    return f"{row.label}: {row.value:.3f} [{row.low:.3f}, {row.high:.3f}] {row.note}"


def _svg(inside: str, height: float, title: str) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height:.0f}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{inside}</svg>"
    )
