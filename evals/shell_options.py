"""The options of `attache eval`."""

from pathlib import Path
from typing import Annotated

import typer


def _option(flag: str, metavar: str | None, text: str) -> typer.models.OptionInfo:
    info: typer.models.OptionInfo = typer.Option(flag, metavar=metavar, help=text)
    return info


CorpusNames = Annotated[
    list[str] | None, _option("--corpus", "NAME", "seeds, harbour, all, or a folder; may be repeated. [default: all]")
]
CaseFiles = Annotated[
    list[Path] | None, _option("--cases", "FILE", "Your own gold questions (YAML) about that corpus; may be repeated.")
]
SystemName = Annotated[str, _option("--system", "NAME", "What answers; --system list names all.")]
AgainstName = Annotated[str | None, _option("--against", "NAME", "A second system, compared question by question.")]
Kinds = Annotated[list[str] | None, _option("--kind", "KIND", "Only questions of this kind; may be repeated.")]
Floors = Annotated[
    list[str] | None,
    _option(
        "--floor", "[MEASURE=]X", "Exit with 1 when a corpus is below X (0 to 1); of `correct` where none is named."
    ),
]
DataFile = Annotated[
    Path | None, _option("--data", "FILE", "Public data (.jsonl or .jsonl.gz) in place of gold questions.")
]
HeldOut = Annotated[bool, typer.Option("--held-out", help="Only the data that no shipped weights were trained on.")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="Only N records of the data, sampled.")]
Seed = Annotated[int, _option("--seed", "S", "Which sample.")]
SmallPool = Annotated[
    bool, _option("--small-pool", None, "Pool only what the sample was made from: quicker, but easier to search.")
]
JsonOut = Annotated[Path | None, _option("--json", "OUT", "Write figures and rows as JSON.")]
ReportOut = Annotated[Path | None, _option("--report", "OUT.html", "Write a page for reading, in one file.")]
JunitOut = Annotated[Path | None, _option("--junit", "OUT.xml", "Write JUnit XML, one test a question.")]
MarkdownOut = Annotated[Path | None, _option("--markdown", "OUT.md", "Write a short summary for a pull request.")]
ExportFolder = Annotated[
    Path | None, _option("--export", "FOLDER", "Write TREC run and qrels, TREC-RAG answers and ragas JSON lines.")
]
OutFolder = Annotated[Path | None, _option("--out", "FOLDER", "Where rows are kept. [default: evals in the home]")]
HomeFolder = Annotated[
    Path | None, _option("--home", "FOLDER", "Where indexes live. [env: ATTACHE_HOME; default: .attache]")
]
ModelName = Annotated[
    str | None, _option("--model", "NAME", "The model of the systems that use one. [env: ATTACHE_MODEL]")
]
ModelPrice = Annotated[
    str | None,
    _option("--price", "IN,OUT", "What a million tokens cost, read and written: adds the cost to the tokens."),
]
Fresh = Annotated[bool, _option("--fresh", None, "Ask every question again, also those an interrupted run has kept.")]
Gate = Annotated[bool, _option("--gate", None, "Exit with 1 on a loss beyond chance against the baseline.")]
UpdateBaseline = Annotated[bool, _option("--update-baseline", None, "Make this run the baseline; prints what changes.")]
