"""Exact spans in long texts (Chroma's chunking evaluation); the texts lie beside the file in `NAME_corpora/`."""

from collections.abc import Sequence
from pathlib import Path

from evals.data.task import Given, Record, Setting, Task, Track
from evals.errors import DataUnreadable
from evals.locating import find_plain
from evals.measures import Score, overlap
from evals.reply import Place, Reply

_CHUNKS = 5


def recognizes(name: str, record: Record) -> bool:
    return "references" in record and "corpus" in record


def read(records: Sequence[Record], path: Path) -> Track:
    name = path.name.split(".")[0]
    folder = path.with_name(f"{name}_corpora")
    wanted = sorted({str(record["corpus"]) for record in records})
    return Track(
        name, tuple(map(_task, records)), score, "character recall", tuple(_text(folder, one) for one in wanted)
    )


def _text(folder: Path, name: str) -> Given:
    try:
        return Given(name, (folder / f"{name}.md").read_text(encoding="utf-8"), name)
    except (OSError, UnicodeDecodeError) as error:
        raise DataUnreadable(f"The text {name!r} is not in {folder} ({error}). Put {name}.md there.") from error


def _task(record: Record) -> Task:
    text = str(record["corpus"])
    return Task(id=str(record["id"]), question=str(record["question"]), record=record, kind=text, pooled=(text,))


def score(task: Task, reply: Reply, setting: Setting) -> dict[str, Score]:
    """Character recall and IoU over the first five chunks."""
    name = setting.files([task.record["corpus"]])
    text = setting.corpus.sources[name[0]].text if name else ""
    references = [_place(name[0], reference, text) for reference in task.record["references"]] if name else []
    chunks = reply.passages[:_CHUNKS]
    return {
        "character recall": overlap.character_recall(chunks, references),
        "character IoU": overlap.character_iou(chunks, references),
    }


def _place(name: str, reference: Record, text: str) -> Place:
    """A reference in the text as indexed: at its own offsets where they still hold, else where its words stand."""
    start, end, content = int(reference["start_index"]), int(reference["end_index"]), str(reference["content"])
    if text[start:end] != content:
        start, end = find_plain(content, text) or (0, 0)
    return Place(name, start, end, text[start:end])
