"""`attache train`: make anew what ships as weights, from public data named by path."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evals.errors import EvalError

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
    data: Annotated[list[Path], typer.Option("--data", metavar="FILE", help="Public data; may be repeated.")],
    start_weights: Annotated[
        Path,
        typer.Option(
            "--start-weights",
            metavar="DIR",
            help="config.json, model.safetensors and tokenizer.json; or `bundled`: the embedder, sharing its words.",
        ),
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
    from_reader: Annotated[
        Path | None, typer.Option("--from-reader", metavar="FILE", help="Go on from this reader.onnx.")
    ] = None,
    most: Annotated[
        int | None,
        typer.Option("--most", metavar="N", min=1, help="Of files that are no lessons only N questions, once."),
    ] = None,
    passes: Annotated[
        int, typer.Option("--passes", metavar="N", min=1, max=5, help="How often each question is learned from.")
    ] = 2,
    shared_words: Annotated[
        bool, typer.Option("--shared-words", help="Share the embedder's words, as a start from `bundled` does.")
    ] = False,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Of all that is drawn by lot.")] = 0,
) -> None:
    """Train the reader: which sentence answers, and with which words. About an hour on two cores.

    Needs the extra `train`.
    A quarter of the data, by a hash, is never trained on; reader.toml says how the reader does there.
    Exit status: 0, or 2 when it could not be trained.
    """
    from evals.bars import progress_bars
    from evals.training.reader_training import ReaderRequest, train_reader

    request = ReaderRequest(
        tuple(data),
        start_weights,
        out,
        start_licence,
        seed,
        pseudo,
        rate,
        limit,
        from_reader,
        most,
        passes,
        shared_words,
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
    data: Annotated[list[Path], typer.Option("--data", metavar="FILE", help="Public data; may be repeated.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where ranker.toml goes.")],
    gold: Annotated[
        list[str] | None,
        typer.Option("--gold", metavar="CORPUS", help="A corpus with its gold questions; may be repeated."),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Only N questions of each source: for a trial.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Of the questions that a limit draws.")] = 0,
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
        _show_order(standing.order, refusing)
    typer.echo(f"Written: {out / 'ranker.toml'}.")


def _show_order(standing: "Standing", more: str = "") -> None:
    typer.echo(
        f"{standing.track}, held out: right sentence first {standing.first}, among three {standing.first_three}{more}"
    )


def _show(found: "list[Standing]", out: Path) -> None:
    for standing in found:
        _show_order(standing)
    typer.echo(f"Written: {out / 'reader.onnx'}, tokenizer.json and reader.toml beside it.")
