"""One paragraph holds the answer; the paragraphs are pooled (XQuAD).

A file in another language is asked of the English paragraphs, which its English sibling (`…_en` beside it) holds under
the same ids, and is scored on the English answers.
"""

from collections.abc import Sequence
from pathlib import Path

from evals.data.records import read_records, sibling
from evals.data.task import Record, Setting, Task, Track, given_documents, pooled, without_documents
from evals.measures import Score, answers, retrieval
from evals.reply import Reply


def recognizes(name: str, record: Record) -> bool:
    return "start" in record and len(record.get("documents") or ()) == 1


def read(records: Sequence[Record], path: Path) -> Track:
    name = path.name.split(".")[0]
    stem, _, language = name.rpartition("_")
    english = records
    if language != "en" and stem:
        english = read_records(sibling(path, f"{stem}_en"))
    originals = {str(record["id"]): record for record in english}
    tasks = [
        _task(record, originals[str(record["id"])], language or "en")
        for record in records
        if str(record["id"]) in originals
    ]
    pool = pooled([_task(record, record, "en") for record in english])
    return Track(name, tuple(map(without_documents, tasks)), score, "Success@1", pool)


def _task(record: Record, original: Record, language: str) -> Task:
    return Task(
        id=str(record["id"]),
        question=str(record["question"]),
        record=original,
        documents=given_documents(original),
        language=language,
    )


def score(task: Task, reply: Reply, setting: Setting) -> dict[str, Score]:
    """First-hit rate, reciprocal rank of the paragraph, and contains@60."""
    relevant = setting.files([str(document["id"]) for document in task.record["documents"]])
    ranked = retrieval.first_seen([passage.document for passage in reply.passages])
    held = Score(0.0, "refused") if reply.refused else answers.contains(reply.text, task.answers)
    return {
        "Success@1": retrieval.success(ranked, relevant, 1),
        "RR": retrieval.reciprocal_rank(ranked, relevant),
        "contains@60": held,
    }
