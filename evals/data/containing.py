"""Questions with short gold answers and documents of their own: news quizzes, and posts held at a time."""

from collections.abc import Sequence
from pathlib import Path

from evals.data.task import Record, Setting, Task, Track, given_task
from evals.measures import Score, answers, knowing
from evals.reply import Reply


def recognizes(name: str, record: Record) -> bool:
    return all(field in record for field in ("question", "answers", "answerable", "documents"))


def read(records: Sequence[Record], path: Path) -> Track:
    return Track(path.name.split(".")[0], tuple(map(given_task, records)), score, "contains@60")


def score(task: Task, reply: Reply, setting: Setting) -> dict[str, Score]:
    """contains@60 over all questions (a refusal is wrong), the share answered, and contains@60 among those answered."""
    held = answers.contains(reply.text, task.answers) if task.answerable else Score.absent("there is no answer")
    missed = Score(0.0, "refused") if task.answerable else held
    return {
        "contains@60": missed if reply.refused else held,
        "answered": Score.of(not reply.refused, reply.status),
        "contains@60 of answered": Score.absent("refused") if reply.refused else held,
        "refused rightly": knowing.refused_rightly(reply.refused, task.answerable),
    }
