"""One call of `attache eval`, from what was asked for to the exit status."""

import sys
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from evals.bars import progress_bars
from evals.baseline import (
    BASELINE,
    Baseline,
    changes,
    read_baseline,
    renewed_baseline,
    verdict,
    write_baseline,
)
from evals.cases import KINDS
from evals.data.run import run_data
from evals.errors import BaselineForeign, EvalError, SystemUnknown
from evals.evaluation import Evaluation
from evals.evaluation import Progress as Listener
from evals.floors import below_floors, read_floors
from evals.gold_run import run_eval
from evals.history import recall_runs, remember
from evals.outputs import Outputs, write_outputs
from evals.pricing import priced, read_price
from evals.systems import system_names
from evals.terminal import show_evaluation
from rag.settings import Settings

_WIDTH = 150  # of what is piped: wide enough for every table


@dataclass(frozen=True)
class Request:
    """What was asked for on the command line."""

    corpora: tuple[str, ...] = ("all",)
    cases: tuple[Path, ...] = ()
    system: str = "attache"
    against: str | None = None
    kinds: tuple[str, ...] = ()
    floors: tuple[str, ...] = ()
    data: Path | None = None
    limit: int | None = None
    held_out: bool = False
    seed: int = 0
    small_pool: bool = False
    out: Path | None = None
    home: Path | None = None
    model: str | None = None
    price: str | None = None
    fresh: bool = False
    gate: bool = False
    update_baseline: bool = False


def hold(request: Request, outputs: Outputs) -> bool:
    """Run what was asked for, show and write it; whether every floor held and nothing was lost. Raises EvalError."""
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    if request.system == "list":
        console.print("\n".join(system_names()))
        return True
    _check(request)
    floors = read_floors(request.floors)
    price = read_price(request.price) if request.price is not None else None
    baseline = _baseline(request)
    settings = Settings.load(home=request.home, model=request.model)
    with progress_bars() as listener:
        run = _evaluate(request, settings, listener)
    run = priced(run, price) if price else run
    show_evaluation(console, run)
    reasons = verdict(run.rows, baseline) if request.gate and baseline else None
    history = (request.out or settings.home / "evals") / "history.jsonl"
    remember(run, history)
    past = recall_runs(history, run.system, [row.corpus for row in run.rows])
    write_outputs(run, outputs, baseline, reasons, past)
    if request.update_baseline:
        _renew(console, run)
    problems = below_floors(run, floors) + (reasons or [])
    for problem in problems:
        console.print(problem, style="bold red", markup=False)
    if request.gate and baseline and not problems:
        console.print(f"The gate is open: nothing lost beyond chance against the baseline of {baseline.when}.")
    return not problems


def _baseline(request: Request) -> Baseline | None:
    """What to compare with: insisted on by --gate, otherwise only where there is one that fits, for the report."""
    if request.gate:
        wanted = read_baseline()
        if wanted.system != request.system:
            raise BaselineForeign(f"The baseline is of {wanted.system}, not {request.system}. Leave --gate out.")
        return wanted
    try:
        baseline = read_baseline() if BASELINE.exists() and not request.data else None
    except BaselineForeign:
        return None
    return baseline if baseline and baseline.system == request.system else None


def _renew(console: Console, run: Evaluation) -> None:
    """Make the run the baseline, and say what that changes."""
    try:
        old = read_baseline()
    except BaselineForeign as error:
        console.print(str(error), markup=False)
        old = None
    renewed = renewed_baseline(old, run.rows, f"{run.started:%Y-%m-%d}")
    for line in changes(old, renewed):
        console.print(line, markup=False)
    write_baseline(renewed)
    console.print(f"The baseline now holds {len(renewed.scores)} questions: {BASELINE}", markup=False)


def _check(request: Request) -> None:
    if (request.gate or request.update_baseline) and (request.data or request.cases or request.kinds):
        raise EvalError("The baseline is about the whole gold set. Leave --data, --cases and --kind out.")
    for kind in request.kinds:
        if request.data is None and kind not in KINDS:
            raise EvalError(f"There is no kind {kind!r}. Known: {', '.join(KINDS)}.")
    for name in (request.system, request.against):
        if name and name not in system_names():
            raise SystemUnknown(f"There is no system {name!r}. Use one of {', '.join(system_names())}.")


def _evaluate(request: Request, settings: Settings, listener: Listener) -> Evaluation:
    if request.data:
        return run_data(
            request.data,
            system=request.system,
            against=request.against,
            limit=request.limit,
            held_out=request.held_out,
            seed=request.seed,
            kinds=request.kinds,
            small_pool=request.small_pool,
            settings=settings,
            out=request.out,
            fresh=request.fresh,
            progress=listener,
        )
    return run_eval(
        request.corpora,
        cases=request.cases,
        system=request.system,
        against=request.against,
        kinds=request.kinds,
        settings=settings,
        out=request.out,
        fresh=request.fresh,
        progress=listener,
    )
