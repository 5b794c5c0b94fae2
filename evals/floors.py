"""Floors: figures a run must not fall below, whatever the baseline says."""

from collections.abc import Mapping, Sequence

from evals.errors import EvalError
from evals.evaluation import Evaluation


def read_floors(given: Sequence[str]) -> dict[str, float]:
    """`0.9` or `supported=0.9` as measure and floor. Raises EvalError."""
    floors = {}
    for text in given:
        measure, _, number = text.rpartition("=")
        try:
            floors[measure or "correct"] = float(number)
        except ValueError as error:
            raise EvalError(f"{text!r} is not a floor. Write --floor 0.9 or --floor supported=0.9.") from error
    return floors


def below_floors(run: Evaluation, floors: Mapping[str, float]) -> list[str]:
    """A line for each corpus and measure below its floor."""
    problems = []
    for part in run.slices:
        for measure, floor in floors.items():
            figure = part.figures.get(measure)
            if " / " in part.name:
                continue
            if figure is None or figure.value is None:
                raise EvalError(
                    f"{part.name} has no measure {measure!r} to hold a floor. Known: {', '.join(part.figures)}."
                )
            if figure.value < floor:
                problems.append(f"BELOW THE FLOOR: {measure} on {part.name} is {figure}, the floor is {floor}.")
    return problems
