"""The options that several commands share, and how their values are read."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from vectorstore.dates import PartialDate
from vectorstore.documents import SourceKind

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


class ExitCode:
    """How the program ends; `attache ask --help` and `attache ingest --help` explain it to the user."""

    FAILED = 1
    NOT_IN_DOCUMENTS = 3
    PARTLY_TAKEN = 4
    INTERRUPTED = 130


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
