"""A question of a public data set, with the documents it is asked of and how its answers are scored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from evals.cases import Turn
from evals.corpora import Corpus
from evals.errors import DataUnreadable
from evals.measures import Score
from evals.reply import Reply
from evals.rows import Row
from vectorstore.dates import PartialDate

Record = Mapping[str, Any]
SMALL = "-small-pool"


@dataclass(frozen=True)
class Given:
    """A document that comes with the data."""

    id: str
    text: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True)
class Task:
    """One question. `documents` are its own; empty where the track pools documents for all questions, and `pooled` then
    holds the ids of those in the pool that it was made from.

    `record` is what the data said, for the measures. Tasks of one `group` are drawn into a sample together.
    """

    id: str
    question: str
    record: Record
    documents: tuple[Given, ...] = ()
    history: tuple[Turn, ...] = ()
    answerable: bool = True
    kind: str = ""
    language: str = "en"
    group: str = ""
    pooled: tuple[str, ...] = ()

    @property
    def answers(self) -> list[list[str]]:
        """Groups of aliases; every group must be met."""
        return [list(group) for group in self.record.get("answers") or [] if group]

    @property
    def as_of(self) -> date | None:
        """The day the question was asked, where the record names one as `date`: 2022-06-16 or 2022/06/16."""
        try:
            stated = PartialDate.parse(str(self.record.get("date") or "").replace("/", "-"))
        except ValueError:
            return None
        return stated.earliest if stated.day else None

    @property
    def expected(self) -> str:
        """The gold answer in words."""
        spans = [str(span["content"]) for span in self.record.get("references") or ()]
        return "; ".join([" or ".join(group) for group in self.answers] + spans) or "The documents do not say."


@dataclass(frozen=True)
class Setting:
    """What a measure may look at beside the reply: the corpus as indexed, and the files its documents are in."""

    corpus: Corpus
    file_of: Mapping[str, str] = field(default_factory=dict)

    def files(self, ids: Sequence[str]) -> list[str]:
        """The names under which documents were indexed, a copy under the name of its first."""
        return list(dict.fromkeys(self.corpus.same(self.file_of[one]) for one in ids if one in self.file_of))


def unchanged(rows: list[Row]) -> list[Row]:
    return rows


Scorer = Callable[[Task, Reply, Setting], dict[str, Score]]


@dataclass(frozen=True)
class Track:
    """A data set ready to run.

    `headline` names its measure, `pool` holds the documents that all questions share, and `finish` adds what can only
    be scored once all questions are asked.
    """

    name: str
    tasks: tuple[Task, ...]
    score: Scorer
    headline: str
    pool: tuple[Given, ...] = ()
    finish: Callable[[list[Row]], list[Row]] = unchanged

    def of_kinds(self, kinds: Sequence[str]) -> "Track":
        """Only the questions of these kinds; all where none is named. Raises DataUnreadable for a kind it lacks."""
        known = sorted({task.kind for task in self.tasks if task.kind})
        for kind in kinds:
            if kind not in known:
                raise DataUnreadable(f"{self.name} has no kind {kind!r}. Known: {', '.join(known) or 'none'}.")
        return replace(self, tasks=tuple(task for task in self.tasks if not kinds or task.kind in kinds))

    def with_small_pool(self, tasks: Sequence[Task]) -> "Track":
        """Only those documents pooled that these tasks were made from, under a name that says so.

        Quicker to index and easier to search than the whole pool, so that figures from one do not stand for the other.
        """
        wanted = {one for task in tasks for one in task.pooled}
        pool = tuple(document for document in self.pool if document.id in wanted)
        return replace(self, name=self.name + SMALL, pool=pool) if pool else self


def given_documents(record: Record) -> tuple[Given, ...]:
    """The documents of a record in the shape `{id, title, text, url}`, the last two where there are any."""
    return tuple(
        Given(str(d["id"]), str(d["text"]), str(d.get("title") or ""), str(d.get("url") or ""))
        for d in record.get("documents") or ()
    )


def pooled(tasks: Sequence[Task]) -> tuple[Given, ...]:
    """Every document of the tasks once, by id."""
    return tuple({document.id: document for task in tasks for document in task.documents}.values())


def without_documents(task: Task) -> Task:
    """The task asked of the pool in place of its own documents."""
    return replace(task, documents=(), pooled=tuple(document.id for document in task.documents))


def given_task(record: Record) -> Task:
    """A record asked about the documents that come with it."""
    return Task(
        id=str(record["id"]),
        question=str(record["question"]),
        record=record,
        documents=given_documents(record),
        answerable=bool(record["answerable"]),
        kind="answerable" if record["answerable"] else "unanswerable",
    )
