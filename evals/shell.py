"""`attache eval`: score a system on gold questions or public data, compare, and stop a loss."""

import typer

from evals import shell_options as options
from evals.errors import EvalError

FAILED, UNUSABLE = 1, 2


def eval_command(
    corpus: options.CorpusNames = None,
    cases: options.CaseFiles = None,
    system: options.SystemName = "attache",
    against: options.AgainstName = None,
    kind: options.Kinds = None,
    floor: options.Floors = None,
    data: options.DataFile = None,
    limit: options.Limit = None,
    held_out: options.HeldOut = False,
    seed: options.Seed = 0,
    small_pool: options.SmallPool = False,
    json: options.JsonOut = None,
    report: options.ReportOut = None,
    junit: options.JunitOut = None,
    markdown: options.MarkdownOut = None,
    export: options.ExportFolder = None,
    out: options.OutFolder = None,
    home: options.HomeFolder = None,
    model: options.ModelName = None,
    price: options.ModelPrice = None,
    fresh: options.Fresh = False,
    gate: options.Gate = False,
    update_baseline: options.UpdateBaseline = False,
) -> None:
    """Score a system on gold questions: figures by kind of question, each with n and a 95 % interval.

    Exit status: 0, or 1 below a floor or on a loss beyond chance, or 2 when the run could not be made.
    """
    from evals.outputs import Outputs
    from evals.session import Request, hold

    outputs = Outputs(json, report, junit, markdown, export)
    request = Request(
        corpora=tuple(corpus or ["all"]),
        cases=tuple(cases or ()),
        system=system,
        against=against,
        kinds=tuple(kind or ()),
        floors=tuple(floor or ()),
        data=data,
        limit=limit,
        held_out=held_out,
        seed=seed,
        small_pool=small_pool,
        out=out,
        home=home,
        model=model,
        price=price,
        fresh=fresh,
        gate=gate,
        update_baseline=update_baseline,
    )
    try:
        passed = hold(request, outputs)
    except EvalError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(UNUSABLE) from error
    if not passed:
        raise typer.Exit(FAILED)


app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
app.command("eval")(eval_command)
