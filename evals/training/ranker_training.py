"""The ranker's weights fitted to what the program itself finds: `attache train ranker`."""

import json
import os
import tomllib
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
    confidence_teaches,
    first_is_right,
    fit_confidence,
    fit_order,
    order_teaches,
)
from evals.training.ranker_sources import Source, data_source, gold_source
from evals.training.ranker_standing import RankerStanding, ranker_standing
from evals.writing import write_text
from rag.features import Features
from rag.reader import MODEL
from rag.settings import Settings

RANKER = "ranker.toml"
_HEAD = (
    "# Written by `attache train ranker`: the weights of [close.*] were fitted to what [made] names; [afar.*],",
    "# for sentences that the reader has not read, was set by hand and stays as it was.",
)


@dataclass(frozen=True)
class RankerRequest:
    """What was asked for. `limit`: only so many questions of each source, drawn by `seed`."""

    data: tuple[Path, ...]
    out: Path
    gold: tuple[str, ...] = ()
    seed: int = 0
    limit: int | None = None


@dataclass(frozen=True)
class Fitted:
    """The weights of both fits."""

    order: Features
    confidence: Features


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
    found = [ranker_standing(one.name, one.questions, fitted.order, fitted.confidence) for one in sources]
    _replace(request.out / RANKER, ranker_toml(fitted, sources, found, request))
    return found


def fitted_to(questions: Sequence[RankedQuestion]) -> Fitted:
    """Both fits, to those questions that are not held out. Raises DataUnreadable where there is too little for them."""
    if not any(map(order_teaches, questions)):
        raise DataUnreadable(
            "In no question that is not held out are there sentences that answer beside others that do not. Name more "
            "--data, or a larger --limit."
        )
    order = fit_order(questions)
    taught = [question for question in questions if confidence_teaches(question, order)]
    if len({first_is_right(question, order) for question in taught}) < 2:
        raise DataUnreadable(
            "The questions do not show both what answers and what does not. Name --data of news, or with questions "
            "that the documents do not answer, or --gold seeds, or a larger --limit."
        )
    return Fitted(order, fit_confidence(questions, order))


def ranker_toml(
    fitted: Fitted, sources: Sequence[Source], standings: Sequence[RankerStanding], request: RankerRequest
) -> str:
    """The weights as `rag.scoring` reads them, and under `[made]` what they were made from and how they do."""
    lines = list(_HEAD)
    for name, weights in tomllib.loads((MODEL / RANKER).read_text(encoding="utf-8"))["afar"].items():
        lines += table(f"[afar.{name}]", weights)
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
        "order_fitted_to": sum(map(order_teaches, questions)),
        "confidence_fitted_to": sum(confidence_teaches(question, fitted.order) for question in questions),
        "held_out": sum(question.held_out for question in questions),
    }


def _figures(standing: RankerStanding) -> dict[str, Value]:
    values = figures(standing.order)
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
