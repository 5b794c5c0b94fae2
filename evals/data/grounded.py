"""Answer from one passage or refuse, with the sentences people chose as evidence (CLAPNQ)."""

from collections.abc import Sequence
from pathlib import Path

from evals.data.task import Record, Setting, Task, Track, given_task
from evals.locating import find_plain
from evals.measures import Score, knowing, sentences
from evals.plaintext import without_markers
from evals.reply import Cited, Reply


def recognizes(name: str, record: Record) -> bool:
    return any("sentences" in document for document in record.get("documents") or ())


def read(records: Sequence[Record], path: Path) -> Track:
    return Track(path.name.split(".")[0], tuple(map(given_task, records)), score, "evidence F1")


def score(task: Task, reply: Reply, setting: Setting) -> dict[str, Score]:
    """Evidence-sentence F1 and ROUGE-L over the answerable questions (a refusal scores 0), and refusing rightly."""
    gold = task.record["evidence"] if task.answerable else []
    references = [one for group in task.answers for one in group] if task.answerable else []
    said = "" if reply.refused else without_markers(reply.text)
    return {
        "refused rightly": knowing.refused_rightly(reply.refused, task.answerable),
        "evidence F1": sentences.sentence_f1(_chosen(task, reply, setting), gold),
        "ROUGE-L": sentences.rouge_l(said, references),
    }


def _chosen(task: Task, reply: Reply, setting: Setting) -> list[str]:
    """The sentences of the passage that quotations cover by at least half."""
    if reply.refused:
        return []
    chosen = []
    for document in task.record["documents"]:
        name = setting.file_of[str(document["id"])]
        text = setting.corpus.sources[name].text if name in setting.corpus.sources else ""
        for sentence in document["sentences"]:
            start, end = find_plain(sentence, text) or (0, 0)
            if any(_covers(cited, setting.corpus.same(name), start, end) for cited in reply.citations):
                chosen.append(sentence)
    return chosen


def _covers(cited: Cited, name: str, start: int, end: int) -> bool:
    shared = min(cited.end, end) - max(cited.start, start)
    return cited.document == name and shared > 0 and 2 * shared >= end - start
