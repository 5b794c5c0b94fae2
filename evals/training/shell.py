"""`attache train`: make anew what ships as weights, from public data named by path."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from evals.errors import EvalError
from evals.training import shell_options as options

if TYPE_CHECKING:
    from evals.training.held_out import Standing
    from evals.training.ranker_standing import RankerStanding

UNUSABLE = 2

train_app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Train what ships as weights, from public data.",
)


@train_app.callback()
def _root() -> None:
    """Train what ships as weights, from public data."""


@train_app.command()
def reader(
    data: options.DataFiles,
    start_weights: options.StartWeights,
    out: options.ReaderFolder,
    start_licence: options.StartLicence = "Apache-2.0",
    pseudo: options.Pseudo = 2500,
    rate: options.Rate = 8e-5,
    limit: options.Limit = None,
    from_reader: options.FromReader = None,
    most: options.Most = None,
    passes: options.Passes = 2,
    mean_with: options.MeanWith = None,
    shared_words: options.SharedWords = False,
    seed: options.Seed = 0,
) -> None:
    """Train the reader: which sentence answers, and with which words. About an hour on two cores.

    Needs the extra `train`.
    A quarter of the data, by a hash, is never trained on; reader.toml says how the reader does there.
    Exit status: 0, or 2 when it could not be trained.
    """
    from evals.bars import progress_bars
    from evals.training.reader_training import ReaderRequest, train_reader

    request = ReaderRequest(
        data=tuple(data),
        start=start_weights,
        out=out,
        licence=start_licence,
        seed=seed,
        pseudo=pseudo,
        rate=rate,
        limit=limit,
        reader=from_reader,
        most=most,
        passes=passes,
        mean_with=mean_with,
        by_vectors=shared_words,
    )
    try:
        with progress_bars(lines=True) as listener:
            found = train_reader(request, listener)
    except EvalError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(UNUSABLE) from error
    _show(found, out)


@train_app.command()
def ranker(
    data: options.DataFiles,
    out: options.RankerFolder,
    gold: options.GoldCorpora = None,
    limit: options.Limit = None,
    seed: options.Seed = 0,
) -> None:
    """Fit the ranker's weights to what the program finds with the reader that it has. A second or so a question.

    A quarter of the questions, by a hash, is never fitted to; ranker.toml says how the weights do there.
    Exit status: 0, or 2 when they could not be fitted.
    """
    from evals.bars import progress_bars
    from evals.training.ranker_training import RankerRequest, train_ranker
    from rag.errors import AnswerError
    from vectorstore.errors import StoreError

    request = RankerRequest(tuple(data), out, tuple(gold or ()), seed, limit)
    try:
        with progress_bars(lines=True) as listener:
            found = train_ranker(request, progress=listener)
    except (EvalError, StoreError, AnswerError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(UNUSABLE) from error
    _show_ranker(found, out)


def _show_ranker(found: "list[RankerStanding]", out: Path) -> None:
    for standing in found:
        refusing = f", macro-F1 of refusing {standing.refusing}" if standing.refusing else ""
        _show_order(standing.order, f", among the likeliest ten {standing.chosen}{refusing}")
    typer.echo(f"Written: {out / 'ranker.toml'}.")


def _show_order(standing: "Standing", more: str = "") -> None:
    typer.echo(
        f"{standing.track}, held out: right sentence first {standing.first}, among three {standing.first_three}{more}"
    )


def _show(found: "list[Standing]", out: Path) -> None:
    for standing in found:
        _show_order(standing)
    typer.echo(f"Written: {out / 'reader.onnx'}, tokenizer.json and reader.toml beside it.")
