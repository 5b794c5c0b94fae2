"""The options of questions and those that several commands share, how their values are read, and how a command ends."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from vectorstore.dates import PartialDate
from vectorstore.documents import SourceKind


class ExitCode:
    """How the program ends; `attache ask --help` and `attache ingest --help` explain it to the user."""

    FAILED = 1
    NOT_IN_DOCUMENTS = 3
    PARTLY_TAKEN = 4


def kind_of_source(text: str) -> SourceKind:
    """`official`, `press`, `ai-assisted` or `unknown`."""
    try:
        return SourceKind(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not one of {', '.join(SourceKind)}.") from None


def first_day(text: str) -> date:
    """The first day of `2026`, `2025-10` or `2025-10-28`."""
    return _partial(text).earliest


def last_day(text: str) -> date:
    """The last day of `2026`, `2025-10` or `2025-10-28`."""
    return _partial(text).latest


def one_day(text: str) -> date:
    """The day `2025-10-28`; a year or a month alone is no day."""
    day = _partial(text)
    if not day.day:
        raise typer.BadParameter(f"{text!r} is not one day. Write it like 2025-10-28.")
    return day.earliest


def _partial(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise typer.BadParameter(f"{error}.") from error


Home = Annotated[
    Path | None,
    typer.Option("--home", metavar="FOLDER", help="Where the index lives. [env: ATTACHE_HOME; default: .attache]"),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="Write with this model at OPENAI_BASE_URL; passages are sent there. [env: ATTACHE_MODEL; default: none]",
    ),
]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Only documents of this publisher.")]
Kind = Annotated[
    SourceKind | None,
    typer.Option(
        "--kind", parser=kind_of_source, metavar=f"<{'|'.join(SourceKind)}>", help="Only documents of this kind."
    ),
]
Since = Annotated[
    date | None,
    typer.Option(
        "--since", parser=first_day, metavar="DATE", help="Published then or later: 2025, 2025-10, 2025-10-28."
    ),
]
Until = Annotated[
    date | None, typer.Option("--until", parser=last_day, metavar="DATE", help="Published then or earlier.")
]
DocumentName = Annotated[
    str | None, typer.Option("--document", metavar="NAME", help="Only this document: a path, a file name or an id.")
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of", parser=one_day, metavar="DATE", help="The day “today”, “last week” or “latest” are seen from."
    ),
]
