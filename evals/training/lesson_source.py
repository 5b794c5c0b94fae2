"""Written lessons as the ranker meets a user's folder: all their documents in one index, every question asked of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from evals.corpora import Corpus, open_folder
from evals.data.task import Record
from evals.evaluation import Progress, telling
from evals.training.folds import is_held_out
from evals.training.group_files import GroupFile
from evals.training.labels import label_of
from evals.training.ranked_questions import Asked, RankedQuestion, ranked_question
from evals.training.written_lessons import LESSONS
from rag.evidence.candidates import Candidate
from rag.settings import Settings
from vectorstore.index.library import open_library

_SLUG = "lessons"
_SECOND = "again"  # told apart from the reader's folds
_PARAGRAPH = 4  # sentences


def lesson_questions(file: GroupFile, settings: Settings, progress: Progress | None = None) -> Iterator[RankedQuestion]:
    """The questions of those lessons that the reader has not learned from, asked of an index of their documents.

    A quarter of them, by a hash of its own, is held out from the ranker too. Raises StoreError.
    """
    folder, records = settings.home / "evals" / _SLUG, [one for one in file.records if is_held_out(str(one["set"]))]
    _lay_out(records, folder)
    corpus, own = open_folder(_SLUG, folder, settings, _SLUG, telling(progress, "indexing lessons"))
    library, tell = open_library(own.location), telling(progress, "ranking lessons")
    for done, record in enumerate(records, 1):
        key = f"{record['set']} {_SECOND}"
        asked = Asked(str(record["question"]), key, bool(record["answerable"]), _Named(record, corpus))
        yield ranked_question(library, asked, file.track, file.format.name, own.passages, own.history_turns)
        if tell:
            tell(done, len(records))


class _Named:
    """Says of a candidate whether it is one of a record's sentences, in that record's documents."""

    def __init__(self, record: Record, corpus: Corpus) -> None:
        self._holds = label_of(LESSONS, record)
        self._files = {_name(record, str(document["id"])) for document in record["documents"]}
        self._corpus = corpus

    def __call__(self, candidate: Candidate) -> bool:
        return self._corpus.name_of(candidate.document) in self._files and self._holds(candidate.text)


def _lay_out(records: Sequence[Record], folder: Path) -> None:
    """The documents of all sets as files, what they state about themselves in front."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        _name(record, str(document["id"])): _text(document) for record in records for document in record["documents"]
    }
    for old in folder.glob("*.txt"):
        if old.name not in texts:
            old.unlink()
    for name, text in texts.items():
        file = folder / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


def _name(record: Record, key: str) -> str:
    return f"{str(record['set']).replace(':', '-')}-{key}.txt"


def _text(document: Record) -> str:
    stated = {field: document[field] for field in ("title", "publisher", "published") if document[field]}
    lines = [str(line) for line in document["lines"]]
    paragraphs = [" ".join(lines[at : at + _PARAGRAPH]) for at in range(0, len(lines), _PARAGRAPH)]
    return f"---\n{yaml.safe_dump(stated, allow_unicode=True)}---\n" + "\n\n".join(paragraphs) + "\n"
