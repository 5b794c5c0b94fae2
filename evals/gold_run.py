"""Gold questions put to one system or two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from evals.casefiles import read_all
from evals.cases import Case
from evals.checking import check_cases
from evals.corpora import Corpus, gold_files, label_of, open_corpus, shipped
from evals.errors import CorpusUnknown
from evals.evaluation import Evaluation, Progress, finished, telling
from evals.fingerprints import identity
from evals.ledger import Ledger
from evals.rows import Row
from evals.running import run_cases
from evals.systems import open_system
from rag.settings import Settings


def run_eval(
    corpora: Sequence[str] = ("all",),
    *,
    cases: Sequence[Path] = (),
    system: str = "attache",
    against: str | None = None,
    kinds: Sequence[str] = (),
    settings: Settings | None = None,
    out: Path | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
) -> Evaluation:
    """Put gold questions to a system, and to the one it is held `against`, and score what comes back.

    `corpora` are names of shipped corpora, `all`, or folders; `cases` are YAML files of gold questions, in place of
    those that come with a corpus. Rows are kept under `out` (default: `evals` in the settings' home).
    Raises EvalError before the first question, or StoreError where a corpus cannot be indexed.
    """
    started, settings = datetime.now(UTC), settings or Settings.load()
    folder = out or settings.home / "evals"
    questions = {name: _questions(name, cases, kinds) for name in _names(corpora, cases)}
    if not any(questions.values()):
        raise CorpusUnknown(f"No gold question is of kind {', '.join(kinds)}. Leave --kind out to see which there are.")
    boards = [_board(name, asked, settings, progress) for name, asked in questions.items() if asked]
    rows, kept = _run(system, boards, folder, fresh, progress)
    others, more = _run(against, boards, folder, fresh, progress) if against else ([], [])
    return finished(system, rows, others, started, settings, [*kept, *more], [board.corpus for board in boards])


@dataclass(frozen=True)
class _Board:
    """A corpus, its index and the questions put to it."""

    corpus: Corpus
    settings: Settings
    cases: list[Case]


def _names(corpora: Sequence[str], cases: Sequence[Path]) -> list[str]:
    names = [name for given in corpora for name in (shipped() if given == "all" else (given,))]
    if cases and len(names) > 1:
        raise CorpusUnknown("Questions in a file are about one corpus. Name it with --corpus NAME or --corpus FOLDER.")
    return list(dict.fromkeys(names))


def _questions(name: str, files: Sequence[Path], kinds: Sequence[str]) -> list[Case]:
    label = label_of(name)
    cases = read_all(list(files) or gold_files(name), label)
    return [case for case in cases if not kinds or case.kind in kinds]


def _board(name: str, cases: list[Case], settings: Settings, progress: Progress | None) -> _Board:
    corpus, own = open_corpus(name, settings, telling(progress, f"indexing {label_of(name)}"))
    check_cases(cases, corpus)
    return _Board(corpus, own, cases)


def _run(
    name: str, boards: Sequence[_Board], folder: Path, fresh: bool, progress: Progress | None
) -> tuple[list[Row], list[Path]]:
    rows: list[Row] = []
    kept = []
    for board in boards:
        system = open_system(name, board.settings, board.corpus.name_of)
        label = f"{name} on {board.corpus.name}"
        digest = identity(name, board.settings.digest, repr(board.cases), repr(sorted(board.corpus.names_by_id)))
        ledger = Ledger(folder / "unfinished" / f"{digest}.jsonl", digest, fresh)
        rows += run_cases(system, board.cases, board.corpus, ledger, telling(progress, label))
        kept.append(ledger.finish(folder / "runs", f"{name}-{board.corpus.name}"))
    return rows, kept
