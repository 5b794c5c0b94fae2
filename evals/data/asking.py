"""Putting the questions of a public data set to a system, each over its own documents or over the pool."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from evals.corpora import Corpus, Indexing, Source, open_folder
from evals.data.task import Given, Setting, Task, Track
from evals.errors import ExportFailed
from evals.ledger import Ledger
from evals.measures import Score
from evals.reply import Reply
from evals.rows import Row
from evals.running import Progress, attempt
from evals.scoring import LOWER_IS_BETTER
from evals.systems import System, open_over, open_system, takes_documents
from rag.settings import Settings
from vectorstore.adding.given_pages import read_given
from vectorstore.errors import NoDocuments
from vectorstore.index.library import close_library
from vectorstore.index.location import Location


class Board:
    """A track, the system that answers it, and where its documents are indexed.

    Indexes are kept by the content of their documents, so that questions over the same documents share one and a second
    run embeds nothing. A system that takes documents with the question needs none where a question brings its own.
    """

    def __init__(self, track: Track, system: str, settings: Settings, indexing: Indexing | None = None) -> None:
        self.track = track
        self._system = system
        self._settings = settings
        self._indexing = indexing
        self._opened: tuple[str, Setting, System] | None = None
        self._location: Location | None = None

    def row(self, task: Task) -> Row:
        """One question asked and scored; whatever fails becomes a failed row."""
        held: list[Setting] = []
        reply, error = attempt(lambda: self._reply(task, held))
        scores = self._scores(task, reply or Reply("", "failed"), held)
        if reply is None:
            scores = {measure: Score(_worst(measure, score), error) for measure, score in scores.items()}
        return Row(
            id=task.id,
            corpus=self.track.name,
            system=self._system,
            kind=task.kind or "all",
            language=task.language,
            question=task.question,
            answerable=task.answerable,
            expected=task.expected,
            reply=reply,
            scores=scores,
            history=task.history,
            error=error,
        )

    def _scores(self, task: Task, reply: Reply, held: Sequence[Setting]) -> dict[str, Score]:
        setting = held[0] if held else Setting(Corpus(self.track.name, Path(), {}), _file_names(task.documents))
        return self.track.score(task, reply, setting)

    def _reply(self, task: Task, held: list[Setting]) -> Reply:
        try:
            given = task.documents and takes_documents(self._system)
            setting, system = self._given(task) if given else self._open(task.documents or self.track.pool)
        except NoDocuments:
            return Reply("", "no_evidence", notices=("None of the documents holds any text.",))
        held.append(setting)
        return system.reply(task.question, task.history)

    def _given(self, task: Task) -> tuple[Setting, System]:
        """A question over its own documents, asked without an index."""
        names = _file_names(task.documents)
        texts = [{"path": names[d.id], "text": d.text, "title": _shown(d.title), "url": d.url} for d in task.documents]
        documents = read_given(texts).documents
        sources = {d.path: Source(d.path, d.id, d.text, d.furniture) for d in documents}
        corpus = Corpus(self.track.name, Path(), sources)
        return Setting(corpus, names), open_over(self._system, self._settings, corpus.name_of, documents, task.as_of)

    def _open(self, documents: Sequence[Given]) -> tuple[Setting, System]:
        if not documents:
            raise NoDocuments("The question comes without documents. Name a data file that holds some.")
        slug = pool_digest(documents)
        if self._opened is None or self._opened[0] != slug:
            self.close()
            folder = _written(documents, self._settings.home / "evals" / "data" / slug)
            corpus, own = open_folder(self.track.name, folder, self._settings, slug, self._indexing)
            setting = Setting(corpus, _file_names(documents))
            self._opened = slug, setting, open_system(self._system, own, corpus.name_of)
            self._location = own.location
        return self._opened[1:]

    def close(self) -> None:
        """Let go of the index that is open: there may be one for each question."""
        if self._location is not None:
            close_library(self._location)
            self._location = self._opened = None


def ask_tasks(board: Board, tasks: Sequence[Task], ledger: Ledger, progress: Progress | None = None) -> list[Row]:
    """One row a task, in order; rows the ledger holds are not asked again."""
    rows = []
    for done, task in enumerate(tasks, 1):
        row = ledger.get(f"{board.track.name}/{task.id}")
        if row is None:
            row = board.row(task)
            ledger.add(row)
        rows.append(row)
        if progress:
            progress(done, len(tasks))
    return rows


def sample(tasks: Sequence[Task], limit: int | None, seed: int) -> list[Task]:
    """`limit` records' tasks, drawn by a hash of seed and id: a larger limit keeps what a smaller one drew."""
    groups = {task.group or task.id for task in tasks}
    drawn = sorted(groups, key=lambda group: hashlib.sha256(f"{seed}:{group}".encode()).digest())
    kept = set(drawn[:limit])
    return [task for task in tasks if (task.group or task.id) in kept]


def _worst(measure: str, score: Score) -> float | None:
    if score.value is None or measure in LOWER_IS_BETTER:
        return None
    return 0.0


def pool_digest(documents: Sequence[Given]) -> str:
    """Changes with any word or title of the documents."""
    parts = [f"{document.id}\0{document.title}\0{document.text}" for document in documents]
    return hashlib.sha256("\1".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def _file_names(documents: Sequence[Given]) -> dict[str, str]:
    """The file each document is written to, by its id."""
    return {document.id: f"{number:05}.txt" for number, document in enumerate(documents, 1)}


def _written(documents: Sequence[Given], folder: Path) -> Path:
    """The documents as files of a folder, their titles beside them; what is already there is left."""
    names = _file_names(documents)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for document in documents:
            file = folder / names[document.id]
            if not file.exists():
                file.write_text(document.text, encoding="utf-8", errors="replace")
        tables = [_table(names[d.id], d.title) for d in documents if d.title.strip()]
        (folder / "attache.toml").write_text("\n".join(tables), encoding="utf-8")
    except OSError as error:
        raise ExportFailed(f"The documents could not be written to {folder} ({error}). Free some space.") from error
    return folder


def _table(name: str, title: str) -> str:
    quoted = _shown(title).replace("\\", "\\\\").replace('"', '\\"')
    return f'["{name}"]\ntitle = "{quoted}"\n'


def _shown(title: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in title).split())[:300]
