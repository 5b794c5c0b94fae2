"""Where the ranker's questions come from: public data over their own documents, gold questions over their corpus."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass

from evals.casefiles import read_all
from evals.cases import Case
from evals.checking import check_cases
from evals.corpora import Corpus, gold_files, label_of, open_corpus
from evals.data.task import Record, Task, given_documents
from evals.errors import DataUnreadable
from evals.evaluation import Progress, telling
from evals.locating import find_plain
from evals.training import labels
from evals.training.formats import question_of
from evals.training.group_files import GroupFile, drawn
from evals.training.lesson_source import lesson_questions
from evals.training.ranked_questions import Asked, RankedQuestion, ranked_question
from evals.training.written_lessons import LESSONS
from rag.evidence.candidates import Candidate
from rag.search.retrieval import GIVEN_PASSAGES
from rag.settings import Settings
from vectorstore.adding.given import GivenDocuments
from vectorstore.adding.given_pages import read_given
from vectorstore.errors import NoDocuments
from vectorstore.index.embedding import open_embedder
from vectorstore.index.library import open_library

GOLD = "gold"


@dataclass(frozen=True)
class Source:
    """Questions of one file or corpus, and what to note about where they came from."""

    name: str
    about: dict[str, str]
    questions: tuple[RankedQuestion, ...]


def data_source(file: GroupFile, settings: Settings, progress: Progress | None = None) -> Source:
    """A public file's questions, each over its own documents; those of lessons over all of theirs.

    Raises DataUnreadable, and StoreError.
    """
    about = {"file": file.path.name, "format": file.format.name, "sha256": file.digest}
    if file.format.name == LESSONS:
        return Source(file.track, about, tuple(lesson_questions(file, settings, progress)))
    tell = telling(progress, f"ranking {file.track}")
    questions = []
    for done, (task, asked) in enumerate(_read(file), 1):
        questions.append(_over_own_documents(file, task, asked, settings))
        if tell:
            tell(done, len(file.records))
    return Source(file.track, about, tuple(one for one in questions if one))


def gold_source(
    name: str, settings: Settings, limit: int | None = None, seed: int = 0, progress: Progress | None = None
) -> Source:
    """The gold questions that come with a corpus, or `limit` of them drawn by `seed`, asked of its index.

    Raises EvalError and StoreError.
    """
    label, files = label_of(name), gold_files(name)
    corpus, own = open_corpus(name, settings, telling(progress, f"indexing {label}"))
    cases = read_all(files, label)
    check_cases(cases, corpus)
    library, source, tell = open_library(own.location), f"{GOLD} {label}", telling(progress, f"ranking {GOLD} {label}")
    questions, chosen = [], drawn(cases, lambda case: case.id, limit, seed)
    for done, case in enumerate(chosen, 1):
        asked = _of_case(case, corpus)
        questions.append(ranked_question(library, asked, source, GOLD, own.passages, own.history_turns))
        if tell:
            tell(done, len(chosen))
    return Source(source, {"corpus": label}, tuple(questions))


def _read(file: GroupFile) -> Iterator[tuple[Task, Asked]]:
    for record in file.records:
        try:
            task, right = _task(record), labels.label_of(file.format.name, record)
            asked = Asked(task.question, file.format.key(record), task.answerable, _by_text(right), (), task.as_of)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise DataUnreadable(
                f"{file.path}: a record lacks what the format {file.format.name!r} needs ({error!r}). Mend the file."
            ) from error
        yield task, asked


def _task(record: Record) -> Task:
    answerable = bool(record.get("answerable", True))
    return Task(str(record["id"]), question_of(record), record, given_documents(record), answerable=answerable)


def _by_text(right: labels.Label) -> Callable[[Candidate], bool]:
    return lambda candidate: right(candidate.text)


def _over_own_documents(file: GroupFile, task: Task, asked: Asked, settings: Settings) -> RankedQuestion | None:
    try:
        pages = read_given({"text": d.text, "title": d.title, "url": d.url} for d in task.documents)
    except NoDocuments:
        return None  # a page that could not be fetched: there is nothing to put in order
    with closing(GivenDocuments(pages.documents, open_embedder(settings.location))) as library:
        return ranked_question(library, asked, file.track, file.format.name, GIVEN_PASSAGES, settings.history_turns)


def _of_case(case: Case, corpus: Corpus) -> Asked:
    quotes = [(corpus.same(evidence.document), evidence.quote) for evidence in case.evidence]

    def right(candidate: Candidate) -> bool:
        name = corpus.name_of(candidate.document)
        return any(_one_in_other(quote, candidate.text) for document, quote in quotes if document == name)

    history = tuple((turn.question, turn.answer) for turn in case.history)
    return Asked(case.question, case.id, case.answerable, right, history)


def _one_in_other(quote: str, sentence: str) -> bool:
    return find_plain(quote, sentence) is not None or find_plain(sentence, quote) is not None
