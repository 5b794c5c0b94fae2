"""The ranker's weights fitted to what the program itself finds: `attache train ranker`."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from evals.errors import DataUnreadable, ExportFailed
from evals.evaluation import Progress
from evals.training.card import Value, figures, interval, table
from evals.training.group_files import read_group_file
from evals.training.ranked_questions import RankedQuestion
from evals.training.ranker_fitting import (
    Fitted,
    confidence_teaches,
    first_is_right,
    fit_confidence,
    fit_order,
    order_teaches,
)
from evals.training.ranker_sources import Source, data_source, gold_source
from evals.training.ranker_standing import RankerStanding, ranker_standing
from evals.writing import write_text
from rag.settings import Settings

RANKER = "ranker.toml"
_HEAD = (
    "# Written by `attache train ranker`: the weights were fitted to what [made] names; those of [afar.order] choose",
    "# the sentences that the reader reads, those of [close.*] rate what was read.",
)


@dataclass(frozen=True)
class RankerRequest:
    """What was asked for. `limit`: only so many questions of each source, drawn by `seed`."""

    data: tuple[Path, ...]
    out: Path
    gold: tuple[str, ...] = ()
    seed: int = 0
    limit: int | None = None


def train_ranker(
    request: RankerRequest, settings: Settings | None = None, progress: Progress | None = None
) -> list[RankerStanding]:
    """Fit the weights, write `ranker.toml` to `out`, and say how they do on what is held out.

    Raises EvalError, and StoreError where a corpus cannot be indexed; then nothing is written.
    """
    settings = settings or Settings.load()
    files = [read_group_file(path, request.limit, request.seed) for path in request.data]
    sources = [data_source(file, settings, progress) for file in files]
    sources += [gold_source(name, settings, request.limit, request.seed, progress) for name in request.gold]
    fitted = fitted_to([question for source in sources for question in source.questions])
    found = [ranker_standing(one.name, one.questions, fitted) for one in sources]
    _replace(request.out / RANKER, ranker_toml(fitted, sources, found, request))
    return found


def fitted_to(questions: Sequence[RankedQuestion]) -> Fitted:
    """The fits, to those questions that are not held out. Raises DataUnreadable where there is too little for them."""
    if not any(order_teaches(question, question.read) for question in questions):
        raise DataUnreadable(
            "In no question that is not held out are there sentences that answer beside others that do not. Name more "
            "--data, or a larger --limit."
        )
    order = fit_order(questions)
    taught = [question for question in questions if confidence_teaches(question, order)]
    if len({first_is_right(question.read, order) for question in taught}) < 2:
        raise DataUnreadable(
            "The questions do not show both what answers and what does not. Name --data of news, or with questions "
            "that the documents do not answer, or --gold seeds, or a larger --limit."
        )
    return Fitted(fit_order(questions, unread=True), order, fit_confidence(questions, order))


def ranker_toml(
    fitted: Fitted, sources: Sequence[Source], standings: Sequence[RankerStanding], request: RankerRequest
) -> str:
    """The weights as `rag.judging.scoring` reads them, and under `[made]` what they were made from and how they do."""
    lines = list(_HEAD)
    lines += table("[afar.order]", fitted.unread)
    lines += table("[close.order]", fitted.order) + table("[close.confidence]", fitted.confidence)
    made: dict[str, Value] = {"date": datetime.now(UTC).date(), "seed": request.seed}
    lines += table("[made]", made | ({"limit": request.limit} if request.limit else {}))
    for source in sources:
        lines += table("[[made.source]]", _counts(source, fitted))
    for standing in standings:
        if standing.order.first.n:
            lines += table(f"[made.held_out.{json.dumps(standing.order.track)}]", _figures(standing))
    return "\n".join(lines) + "\n"


def _counts(source: Source, fitted: Fitted) -> dict[str, Value]:
    questions = source.questions
    return {
        **source.about,
        "n": len(questions),
        "order_fitted_to": sum(order_teaches(question, question.read) for question in questions),
        "confidence_fitted_to": sum(confidence_teaches(question, fitted.order) for question in questions),
        "held_out": sum(question.held_out for question in questions),
    }


def _figures(standing: RankerStanding) -> dict[str, Value]:
    values = figures(standing.order)
    values |= {"chosen": round(standing.chosen.value or 0.0, 4), "chosen_95": interval(standing.chosen)}
    if standing.refusing and standing.refusing.value is not None:
        values |= {
            "refusing_n": standing.refusing.n,
            "refusing": round(standing.refusing.value, 4),
            "refusing_95": interval(standing.refusing),
        }
    return values


def _replace(file: Path, text: str) -> None:
    """Write a file so that it is there whole or as it was. Raises ExportFailed."""
    fresh = file.with_name(f"{file.name}.new")
    write_text(fresh, text)
    try:
        os.replace(fresh, file)
    except OSError as error:
        raise ExportFailed(f"{file} could not be written ({error}). Name another --out.") from error
