"""Several systems side by side as a picture that a README can show."""

from pathlib import Path

from evals.data.task import SMALL
from evals.plots import Interval, intervals
from evals.side_by_side import SYSTEMS, Table, figures_of, measures_shown

_STYLE = Path(__file__).parent / "assets" / "report.css"


def picture(rows_of: Table) -> str:
    """An SVG file, styled in itself: the first measure of each track, a row for each system.

    The first row of a track bears its name and measure on the left, and the system on the right.
    """
    drawing = intervals(_rows(rows_of), "Attaché beside other systems, with 95 % intervals")
    style = f"<style>{_STYLE.read_text(encoding='utf-8')}</style>"
    return drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).replace(">", f">{style}", 1) + "\n"


def _rows(rows_of: Table) -> list[Interval]:
    rows = []
    for track, by_system in sorted(rows_of.items()):
        figures = figures_of(by_system)
        measure = measures_shown(figures)[0]
        for series, (system, name) in enumerate(SYSTEMS.items()):
            figure = figures[system].get(measure) if system in figures else None
            if figure and figure.value is not None and figure.low is not None and figure.high is not None:
                leads = system == next(iter(figures))
                label, note = (f"{track.removesuffix(SMALL)}, {measure}", name) if leads else (name, "")
                rows.append(Interval(label, figure.value, figure.low, figure.high, note, series=series))
    return rows
