"""Namesakes with several right answers, beside planted wrong ones (RAMDocs)."""

from collections.abc import Sequence
from pathlib import Path

from evals.data.task import Record, Setting, Task, Track, given_documents
from evals.measures import Score, disputed
from evals.reply import Reply


def recognizes(name: str, record: Record) -> bool:
    return "wrong_answers" in record


def read(records: Sequence[Record], path: Path) -> Track:
    """The labels `kind` and `states` of the documents are never read."""
    return Track(path.name.split(".")[0], tuple(map(_task, records)), score, "strict")


def _task(record: Record) -> Task:
    return Task(
        id=str(record["id"]),
        question=str(record["question"]),
        record={"answers": record["answers"], "wrong_answers": record["wrong_answers"]},
        documents=given_documents(record),
        kind="several answers" if len(record["answers"]) > 1 else "one answer",
    )


def score(task: Task, reply: Reply, setting: Setting) -> dict[str, Score]:
    """Strict, each half alone, and whether a dispute is named where right or wrong answers differ."""
    wrong = [str(one) for one in task.record["wrong_answers"]]
    text = "" if reply.refused else reply.text
    differing = len(task.answers) + len(set(wrong)) > 1
    named = Score.of(bool(reply.disputes), "names a dispute" if reply.disputes else "names no dispute")
    return {
        "strict": disputed.strict(text, task.answers, wrong),
        "all right": disputed.all_right(text, task.answers),
        "none wrong": disputed.none_wrong(text, wrong),
        "dispute named": named if differing else Score.absent("all documents agree"),
    }
