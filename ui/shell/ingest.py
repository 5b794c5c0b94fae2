"""An ingest seen from the shell: its progress while it runs, and what became of every file."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from ui.shell.options import ExitCode
from ui.shell.terminal import one_line
from vectorstore.adding.reports import IngestReport, Progress
from vectorstore.files.folders import FORMATS

Listener = Callable[[Progress], None]
_FEW_FILES = 20
_NAMED = 20  # files of one fate, but for those that failed, each of which has a reason of its own
_SECONDS_BETWEEN_LINES = 2.0


@contextmanager
def listening(console: Console) -> Iterator[Listener]:
    """Something to hand to `ingest` as `progress`: a bar on a terminal, plain lines elsewhere."""
    if not console.is_terminal:
        yield PlainProgress()
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def advance(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total, description=_shown(progress))

        yield advance


class PlainProgress:
    """A line for every file of a few, or one every other second for many; on stderr."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._printed = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        due = progress.total <= _FEW_FILES or now - self._printed >= _SECONDS_BETWEEN_LINES
        if due and progress.path and progress.path != self._path:
            self._path, self._printed = progress.path, now
            print(f"{min(progress.done + 1, progress.total)}/{progress.total} {_shown(progress)}", file=sys.stderr)


def summary(report: IngestReport) -> str:
    """What became of the files, on one line."""
    counts = [
        f"{len(paths)} {name}"
        for name in ("added", "updated", "unchanged", "removed", "gone", "duplicates", "failed", "skipped")
        if (paths := getattr(report, name))
    ]
    return f"{', '.join(counts) or 'nothing to do'} ({report.seconds:.1f} s)"


def show_report(report: IngestReport) -> None:
    """The summary on stdout; on stderr every file that was not taken, and why, then what is gone from the folders."""
    print(summary(report), flush=True)
    for failed in report.failed:
        named = failed.reason if failed.path in failed.reason else f"{failed.path}: {failed.reason}"
        print(f"Not taken: {one_line(named)}", file=sys.stderr)
    _show_named("Skipped", [f"{path}: {_format(path)}" for path in report.skipped])
    if report.skipped:
        print(f"Read are files ending in {', '.join(FORMATS)}; save the others as one of these.", file=sys.stderr)
    _show_named("Gone from the folder, still in the index", report.gone)
    if report.gone:
        print("They still answer. To forget them, run attache ingest on the folder with --mirror.", file=sys.stderr)


def exit_code(report: IngestReport) -> int:
    """0 where every file was taken; otherwise whether at least some of them are in the index now."""
    if not report.failed:
        return 0
    taken = report.added or report.updated or report.unchanged or report.duplicates
    return ExitCode.PARTLY_TAKEN if taken else ExitCode.FAILED


def _show_named(fate: str, paths: Sequence[str]) -> None:
    for path in paths[:_NAMED]:
        print(f"{fate}: {one_line(path)}", file=sys.stderr)
    if len(paths) > _NAMED:
        print(f"{fate}: {len(paths) - _NAMED} more", file=sys.stderr)


def _format(path: str) -> str:
    ending = os.path.splitext(path)[1]
    return f"{ending} is not a format that is read" if ending else "its name does not end in a format that is read"


def _shown(progress: Progress) -> str:
    chunks = f" ({progress.chunk} of {progress.chunks} passages)" if progress.chunks else ""
    return one_line(progress.path) + chunks
