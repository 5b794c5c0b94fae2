"""One evaluation: corpora, questions, one system or two, rows kept, figures drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from evals.casefiles import read_all
from evals.cases import Case
from evals.checking import check_cases
from evals.comparing import Paired, compare
from evals.corpora import Corpus, gold_files, label_of, open_corpus, shipped
from evals.errors import CorpusUnknown
from evals.fingerprints import file_digest, identity
from evals.ledger import Ledger
from evals.measures import VERSION
from evals.rows import Row
from evals.running import run_cases, slices
from evals.scoring import LOWER_IS_BETTER
from evals.summary import Slice, measures_of, summarize
from evals.systems import open_system
from rag.settings import Settings

Progress = Callable[[str, int, int], None]
"""Told after each question: what is being run, how many questions are done, of how many."""


@dataclass(frozen=True)
class Evaluation:
    """A finished run. `against` holds the rows of the other system, `paired` what differs from it.

    `headline` is the measure by which a question counts as right or wrong.
    """

    system: str
    rows: tuple[Row, ...]
    slices: tuple[Slice, ...]
    corpora: tuple[Corpus, ...] = ()
    against: tuple[Row, ...] = ()
    paired: tuple[Paired, ...] = ()
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    seconds: float = 0.0
    settings_digest: str = ""
    measures: int = VERSION
    kept: tuple[Path, ...] = ()
    headline: str = "correct"

    def overall(self, measure: str) -> float | None:
        """The mean of a measure over all questions to which it applies."""
        values = [value for row in self.rows if (value := row.value(measure)) is not None]
        return sum(values) / len(values) if values else None


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
    boards = [_board(name, asked, settings) for name, asked in questions.items() if asked]
    rows, kept = _run(system, boards, folder, fresh, progress)
    others, more = _run(against, boards, folder, fresh, progress) if against else ([], [])
    return finished(system, rows, others, started, settings, [*kept, *more], [board.corpus for board in boards])


def run_data(
    file: Path,
    *,
    system: str = "attache",
    against: str | None = None,
    limit: int | None = None,
    seed: int = 0,
    settings: Settings | None = None,
    out: Path | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
) -> Evaluation:
    """Put the questions of a public data file to a system and score them with the measures of its format.

    A `limit` draws a sample by `seed`. Rows stay under `out`: the same program asks no question of the file twice.
    Raises EvalError before the first question.
    """
    from evals.data.adapters import read_track
    from evals.data.asking import Board, ask_tasks, sample

    started, settings = datetime.now(UTC), settings or Settings.load()
    folder = (out or settings.home / "evals") / "data-rows"
    track = read_track(file)
    tasks = sample(track.tasks, limit, seed)
    sets: list[list[Row]] = []
    kept = []
    for name in filter(None, (system, against)):
        digest = identity(name, settings.digest, file_digest(file))
        ledger = Ledger(folder / f"{track.name}-{name}-{digest}.jsonl", digest, fresh)
        tell = (lambda done, total, label=f"{name} on {track.name}": progress(label, done, total)) if progress else None
        board = Board(track, name, settings)
        sets.append(track.finish(ask_tasks(board, tasks, ledger, tell)))
        board.close()
        ledger.close()
        kept.append(ledger.path)
    run = finished(system, sets[0], sets[1] if against else [], started, settings, kept)
    return replace(run, headline=track.headline)


def finished(
    system: str,
    rows: Sequence[Row],
    others: Sequence[Row],
    started: datetime,
    settings: Settings,
    kept: Sequence[Path],
    corpora: Sequence[Corpus] = (),
) -> Evaluation:
    """The rows of a run with their figures."""
    return Evaluation(
        system=system,
        rows=tuple(rows),
        slices=tuple(summarize(rows)),
        corpora=tuple(corpora),
        against=tuple(others),
        paired=tuple(pair_rows(others, rows)) if others else (),
        started=started,
        seconds=(datetime.now(UTC) - started).total_seconds(),
        settings_digest=settings.digest,
        kept=tuple(kept),
    )


def pair_rows(before: Sequence[Row], after: Sequence[Row]) -> list[Paired]:
    """Every measure in every slice of `after`, paired by question with `before`."""
    earlier = {row.key: row for row in before}
    pairs = []
    for name, part in slices(after):
        own = [row for row in part if row.key in earlier]
        for measure in measures_of(own):
            then = {r.key: v for r in own if (v := earlier[r.key].value(measure)) is not None}
            now = {r.key: v for r in own if (v := r.value(measure)) is not None}
            pairs.append(compare(name, measure, then, now, measure in LOWER_IS_BETTER))
    return [pair for pair in pairs if pair]


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


def _board(name: str, cases: list[Case], settings: Settings) -> _Board:
    corpus, own = open_corpus(name, settings)
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
        tell = (lambda done, total, label=label: progress(label, done, total)) if progress else None
        rows += run_cases(system, board.cases, board.corpus, ledger, tell)
        kept.append(ledger.finish(folder / "runs", f"{name}-{board.corpus.name}"))
    return rows, kept
