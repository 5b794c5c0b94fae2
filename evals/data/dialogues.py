"""The last turn of a dialogue, over all documents pooled (MTRAG)."""

from collections.abc import Sequence
from pathlib import Path

from evals.cases import Turn
from evals.data.task import Record, Setting, Task, Track, given_documents, pooled, without_documents
from evals.measures import Score, knowing, retrieval
from evals.reply import Reply

_REFUSE = "UNANSWERABLE"
_EITHER = {"PARTIAL", "UNDERSPECIFIED"}


def recognizes(name: str, record: Record) -> bool:
    return "answerability" in record and "history" in record


def read(records: Sequence[Record], path: Path) -> Track:
    tasks = [_task(record) for record in records]
    return Track(path.name.split(".")[0], tuple(map(without_documents, tasks)), score, "R@5", pooled(tasks))


def _task(record: Record) -> Task:
    states = [str(state) for state in record["answerability"]]
    return Task(
        id=str(record["id"]),
        question=str(record["question"]),
        record=record,
        documents=given_documents(record),
        history=tuple(turns(record["history"])),
        answerable=_REFUSE not in states,
        kind=(states[0] if states else "unstated").lower(),
    )


def turns(history: Sequence[Record]) -> list[Turn]:
    """Questions with the answers that followed; an answer without a question, or the reverse, keeps its place."""
    found: list[Turn] = []
    for message in history:
        if message["role"] == "user":
            found.append(Turn(str(message["text"]), ""))
        elif found and not found[-1].answer:
            found[-1] = Turn(found[-1].question, str(message["text"]))
    return found


def score(task: Task, reply: Reply, setting: Setting) -> dict[str, Score]:
    """R@5 and nDCG@5 of the documents the task used; refusing rightly where it is plainly answerable or not."""
    relevant = setting.files([str(document["id"]) for document in task.record["documents"]])
    ranked = retrieval.first_seen([passage.document for passage in reply.passages])
    clear = not _EITHER & set(task.record["answerability"])
    return {
        "R@5": retrieval.recall(ranked, relevant, 5),
        "nDCG@5": retrieval.ndcg(ranked, relevant, 5),
        "refused rightly": knowing.refused_rightly(reply.refused, task.answerable)
        if clear
        else Score.absent("neither answerable nor not"),
    }
