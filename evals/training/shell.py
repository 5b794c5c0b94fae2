"""`attache train`: make anew what ships as weights, from public data named by path."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evals.errors import EvalError

if TYPE_CHECKING:
    from evals.training.held_out import Standing

UNUSABLE = 2

train_app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Train what ships as weights, from public data. Needs the extra `train`.",
)


@train_app.callback()
def _root() -> None:
    """Train what ships as weights, from public data. Needs the extra `train`."""


@train_app.command()
def reader(
    data: Annotated[list[Path], typer.Option("--data", metavar="FILE", help="Public data; may be repeated.")],
    start_weights: Annotated[
        Path,
        typer.Option("--start-weights", metavar="DIR", help="config.json, model.safetensors and tokenizer.json."),
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where reader.onnx, tokenizer.json and reader.toml go.")
    ],
    start_licence: Annotated[
        str, typer.Option("--start-licence", metavar="NAME", help="The licence of the start weights.")
    ] = "Apache-2.0",
    pseudo: Annotated[
        int, typer.Option("--pseudo", metavar="N", min=0, help="Pseudo-questions made from the pages of news.")
    ] = 2500,
    rate: Annotated[float, typer.Option("--rate", metavar="R", min=1e-7, max=1e-2, help="The learning rate.")] = 8e-5,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Only N records of each file: for a trial.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Of all that is drawn by lot.")] = 0,
) -> None:
    """Train the reader: which sentence answers, and with which words. About an hour on two cores.

    A quarter of the data, by a hash, is never trained on; reader.toml says how the reader does there.
    Exit status: 0, or 2 when it could not be trained.
    """
    from evals.bars import progress_bars
    from evals.training.reader_training import ReaderRequest, train_reader

    request = ReaderRequest(tuple(data), start_weights, out, start_licence, seed, pseudo, rate, limit)
    try:
        with progress_bars(lines=True) as listener:
            found = train_reader(request, listener)
    except EvalError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(UNUSABLE) from error
    _show(found, out)


def _show(found: "list[Standing]", out: Path) -> None:
    for standing in found:
        typer.echo(
            f"{standing.track}, held out: right sentence first {standing.first}, among three {standing.first_three}"
        )
    typer.echo(f"Written: {out / 'reader.onnx'}, tokenizer.json and reader.toml beside it.")
