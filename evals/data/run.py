"""The questions of a public data file put to one system or two."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from evals.data.adapters import read_track
from evals.data.asking import Board, ask_tasks, pool_digest, sample
from evals.data.task import Record, Task
from evals.evaluation import Evaluation, Progress, finished, telling
from evals.fingerprints import file_digest, identity
from evals.ledger import Ledger
from evals.rows import Row
from evals.training.folds import is_held_out
from evals.training.formats import fold_key
from rag.settings import Settings


def run_data(
    file: Path,
    *,
    system: str = "attache",
    against: str | None = None,
    limit: int | None = None,
    held_out: bool = False,
    seed: int = 0,
    kinds: Sequence[str] = (),
    small_pool: bool = False,
    settings: Settings | None = None,
    out: Path | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
) -> Evaluation:
    """Put the questions of a public data file to a system and score them with the measures of its format.

    `held_out` keeps to the quarter that no training command reads (`evals.training.folds`), a `limit` draws a sample by
    `seed`; with `small_pool`, only the documents that the sample was made from are pooled.
    Rows stay under `out`: the same program asks no question of the same documents twice.
    Raises EvalError before the first question.
    """
    started, settings = datetime.now(UTC), settings or Settings.load()
    folder = (out or settings.home / "evals") / "data-rows"
    track = read_track(file).of_kinds(kinds)
    apart = [task for task in track.tasks if not held_out or is_held_out(fold_key(track.name, _whole(task)))]
    tasks = sample(apart, limit, seed)
    if small_pool:
        track = track.with_small_pool(tasks)
    sets: list[list[Row]] = []
    kept = []
    for name in filter(None, (system, against)):
        digest = identity(name, settings.digest, file_digest(file), pool_digest(track.pool))
        ledger = Ledger(folder / f"{track.name}-{name}-{digest}.jsonl", digest, fresh)
        board = Board(track, name, settings, telling(progress, f"indexing {track.name}"))
        sets.append(track.finish(ask_tasks(board, tasks, ledger, telling(progress, f"{name} on {track.name}"))))
        board.close()
        ledger.close()
        kept.append(ledger.path)
    run = finished(system, sets[0], sets[1] if against else [], started, settings, kept)
    return replace(run, headline=track.headline)


def _whole(task: Task) -> Record:
    """What decides whether a task is held out: its record, with the id where the measures need none of it."""
    return {"id": task.id, **task.record}
