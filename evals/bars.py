"""Progress bars on standard error; plain lines now and then where it is no terminal, so that a log shows the way."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from evals.evaluation import Progress as Listener

_LINES = 20


@contextmanager
def progress_bars(lines: bool = False) -> Iterator[Listener]:
    """A bar for each label up to its first colon, with the time left; what follows the colon may change.

    With `lines`, what is no terminal gets a line for every twentieth of the work instead of nothing.
    """
    console = Console(stderr=True)
    if lines and not console.is_terminal:
        yield _telling(console)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        tasks = {}

        def listen(label: str, done: int, total: int) -> None:
            name = label.partition(":")[0]
            if name not in tasks:
                tasks[name] = bars.add_task(label, total=total)
            bars.update(tasks[name], completed=done, total=total, description=label)

        yield listen


def _telling(console: Console) -> Listener:
    def listen(label: str, done: int, total: int) -> None:
        if done * _LINES // total > (done - 1) * _LINES // total:
            console.print(f"{label}: {done} of {total}", markup=False, highlight=False, soft_wrap=True)

    return listen
