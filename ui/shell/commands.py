"""The shell: `attache ingest`, `ask`, `documents`, `chat`, `eval`, `feedback` and `train`.

Whatever takes long to import is imported by the command that needs it, so that `--help` and mistakes answer at once.
"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evals.shell import eval_command
from evals.training.shell import train_app
from ui.shell.feedback import feedback_command
from ui.shell.options import AsOf, DocumentName, ExitCode, Home, Kind, Model, Publisher, Since, Until
from ui.shell.terminal import flush_output, forgive_encodings, open_console, write_error

if TYPE_CHECKING:
    from rag.settings import Settings
    from vectorstore.adding.reports import IngestReport

_LONGEST_INPUT = 1_000_000

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help="Answers questions about your documents; every sentence stands on a quotation checked against them.",
)


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed

        print(installed("attache"))
        raise typer.Exit


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders.")],
    mirror: Annotated[
        bool, typer.Option("--mirror", help="Also forget documents that are gone from the folders.")
    ] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Empty the index first, for instance for another embedder.")
    ] = False,
    home: Home = None,
) -> None:
    """Read files and folders; what has not changed is left alone.

    Exit status: 0 when every file was taken, 4 when some could not be and the others were, 1 when none could be or
    for an error, 2 for a wrong option. Files of formats that are not read are named, and no failure; so are those that
    are in the index and gone from the folders.
    """
    from rag.settings import Settings
    from ui.shell.ingest import exit_code

    code = exit_code(_ingest(paths, Settings.load(home=home), mirror, rebuild))
    if code:
        raise typer.Exit(code)


@app.command()
def ask(
    words: Annotated[list[str], typer.Argument(metavar="QUESTION", help="The question; - reads it from stdin.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")] = False,
    model: Model = None,
    publisher: Publisher = None,
    kind: Kind = None,
    since: Since = None,
    until: Until = None,
    document: DocumentName = None,
    as_of: AsOf = None,
    home: Home = None,
) -> None:
    """Answer a question, with a quotation for every sentence.

    Exit status: 0 when the documents answer, 3 when they do not, 1 for an error, 2 for a wrong option.
    With --json, 0 whenever an answer is printed: its "status" tells the rest.
    """
    import rag

    question = _question(words)
    settings = rag.Settings.load(home=home, model=model)
    filters = rag.Filters(publisher=publisher, kind=kind, since=since, until=until, document=document)
    with open_console(stderr=True).status("Reading the documents…"):
        answer = rag.ask(question, filters=filters, settings=settings, as_of=as_of)
    if as_json:
        print(json.dumps(answer.to_json(), indent=2))
        return
    from ui.shell.answer import show_answer

    show_answer(open_console(), answer)
    if answer.status == "no_evidence":
        raise typer.Exit(ExitCode.NOT_IN_DOCUMENTS)


@app.command()
def documents(
    as_json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
    home: Home = None,
) -> None:
    """List the documents, what each says about itself, and whether it is ready."""
    import rag
    from rag.answers import document_json
    from rag.sources import pending
    from ui.shell.documents import show_documents

    settings = rag.Settings.load(home=home)
    found, waiting = rag.documents(settings), pending(settings)
    if as_json:
        left = {key: each.left for key, each in waiting.items()}
        print(json.dumps([{**document_json(each), "pending": left.get(each.id, 0)} for each in found], indent=2))
        return
    show_documents(open_console(), found, waiting)


@app.command()
def chat(
    port: Annotated[
        int | None, typer.Option("--port", metavar="NUMBER", help="Its port. [env: ATTACHE_PORT; default: 7860]")
    ] = None,
    host: Annotated[
        str | None,
        typer.Option(
            "--host",
            metavar="ADDRESS",
            help="Listen there; beyond this machine it asks for a password. [env: ATTACHE_HOST; default: 127.0.0.1]",
        ),
    ] = None,
    home: Home = None,
    model: Model = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    ingest_first: Annotated[
        list[Path] | None, typer.Option("--ingest", metavar="PATH", help="Ingest this first; may be repeated.")
    ] = None,
) -> None:
    """Open the chat, for this machine only unless --host says otherwise; Ctrl-C ends it.

    Beyond this machine a password is needed: ATTACHE_PASSWORD, or what you type when asked.
    """
    from rag.settings import Settings
    from ui.shell.password import with_password

    settings = with_password(Settings.load(home=home, host=host, port=port, model=model))
    if ingest_first:
        _ingest(ingest_first, settings)
    from ui.server.serving import serve

    serve(settings, open_browser=open_browser)


def _ingest(paths: list[Path], settings: "Settings", mirror: bool = False, rebuild: bool = False) -> "IngestReport":
    import rag
    from ui.shell.ingest import listening, show_report

    with listening(open_console(stderr=True)) as listener:
        report = rag.ingest(paths, settings=settings, mirror=mirror, rebuild=rebuild, progress=listener)
    show_report(report)
    return report


def _question(words: list[str]) -> str:
    text = sys.stdin.read(_LONGEST_INPUT) if words == ["-"] else " ".join(words)
    return text.strip().encode("utf-8", "replace").decode("utf-8")


app.command("eval")(eval_command)
app.command("feedback")(feedback_command)
app.add_typer(train_app, name="train")


def main() -> None:
    """Run the program; an error of ours is one message on stderr and exit status 1."""
    forgive_encodings()
    try:
        app(prog_name="attache")  # however it was started
    except SystemExit:  # every ordinary end; the next line would load what `--help` does not need
        raise
    except _errors_of_ours() as error:
        write_error(str(error))
        sys.exit(ExitCode.FAILED)
    finally:
        flush_output()


def _errors_of_ours() -> tuple[type[Exception], ...]:
    from evals.errors import EvalError
    from rag.errors import AnswerError
    from vectorstore.errors import StoreError

    return AnswerError, StoreError, EvalError
