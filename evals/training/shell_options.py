"""The options of `attache train`."""

from pathlib import Path
from typing import Annotated

import typer

DataFiles = Annotated[list[Path], typer.Option("--data", metavar="FILE", help="Public data; may be repeated.")]
Seed = Annotated[int, typer.Option("--seed", metavar="S", help="Of all that is drawn by lot.")]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="Only N questions of each source: for a trial.")
]
ReaderFolder = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="Where reader.onnx, tokenizer.json and reader.toml go.")
]
RankerFolder = Annotated[Path, typer.Option("--out", metavar="DIR", help="Where ranker.toml goes.")]
GoldCorpora = Annotated[
    list[str] | None,
    typer.Option("--gold", metavar="CORPUS", help="A corpus with its gold questions; may be repeated."),
]
StartWeights = Annotated[
    Path,
    typer.Option(
        "--start-weights",
        metavar="DIR",
        help="config.json, model.safetensors and tokenizer.json; or `bundled`: the embedder, sharing its words.",
    ),
]
StartLicence = Annotated[str, typer.Option("--start-licence", metavar="NAME", help="The licence of the start weights.")]
Pseudo = Annotated[
    int, typer.Option("--pseudo", metavar="N", min=0, help="Pseudo-questions made from the pages of news.")
]
Rate = Annotated[float, typer.Option("--rate", metavar="R", min=1e-7, max=1e-2, help="The learning rate.")]
FromReader = Annotated[Path | None, typer.Option("--from-reader", metavar="FILE", help="Go on from this reader.onnx.")]
Most = Annotated[
    int | None,
    typer.Option("--most", metavar="N", min=1, help="Of files that are no lessons only N questions, once."),
]
Passes = Annotated[
    int, typer.Option("--passes", metavar="N", min=1, max=5, help="How often each question is learned from.")
]
MeanWith = Annotated[
    Path | None,
    typer.Option("--mean-with", metavar="FOLDER", help="Take the mean with the network in this folder in the end."),
]
SharedWords = Annotated[
    bool, typer.Option("--shared-words", help="Share the embedder's words, as a start from `bundled` does.")
]
