"""Putting questions to a system. A question that makes it fail is a failed row; the run goes on."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from evals.cases import Case
from evals.corpora import Corpus
from evals.judges import default_judge
from evals.ledger import Ledger
from evals.measures import Score
from evals.reply import Reply
from evals.rows import Row
from evals.scoring import relevant_documents, score_case, score_failure
from evals.systems.system import System

Progress = Callable[[int, int], None]
"""Told after each question: how many are done, of how many."""


def run_cases(
    system: System, cases: Sequence[Case], corpus: Corpus, ledger: Ledger, progress: Progress | None = None
) -> list[Row]:
    """One row a case, in the order of the cases; rows the ledger holds are not asked again."""
    rows = []
    for done, case in enumerate(cases, 1):
        row = ledger.get(case.key)
        if row is None:
            row = run_case(system, case, corpus)
            ledger.add(row)
        rows.append(row)
        if progress:
            progress(done, len(cases))
    return rows


def run_case(system: System, case: Case, corpus: Corpus) -> Row:
    """One question put to a system and scored."""
    reply, error = attempt(lambda: system.reply(case.question, case.history))
    judge = default_judge()
    if reply is None:
        return _row(system, case, corpus, None, score_failure(case, error, corpus, judge), error)
    return _row(system, case, corpus, reply, score_case(case, reply, corpus, judge), "")


def attempt(ask: Callable[[], Reply]) -> tuple[Reply | None, str]:
    """What a system replied, timed where it did not time itself, or None and how it failed."""
    started = time.perf_counter()
    try:
        reply = ask()
    except Exception as error:  # noqa: BLE001 - whatever a system under test raises is its result, kept in the row
        return None, f"{type(error).__name__}: {error}"
    total = time.perf_counter() - started
    return replace(reply, seconds={"total": total, **reply.seconds}), ""


def _row(system: System, case: Case, corpus: Corpus, reply: Reply | None, scores: dict[str, Score], error: str) -> Row:
    return Row(
        id=case.id,
        corpus=case.corpus,
        system=system.name,
        kind=case.kind,
        language=case.language,
        question=case.question,
        answerable=case.answerable,
        expected=expectation(case),
        reply=reply,
        scores=scores,
        history=case.history,
        error=error,
        relevant=relevant_documents(case, corpus),
    )


def expectation(case: Case) -> str:
    """The gold answer in words, for a reader of the report."""
    if not case.answerable:
        return "The documents do not say."
    parts = [" or ".join(group) for group in case.accept]
    quotes = [f"“{e.quote}” ({e.document})" for e in case.evidence]
    return "; and ".join(parts) + ("  —  " + "; ".join(quotes) if quotes else "")


def slices(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each corpus, and of each kind and language in it, by the slice's name."""
    for corpus in sorted({row.corpus for row in rows}):
        own = [row for row in rows if row.corpus == corpus]
        yield corpus, own
        for kind in sorted({row.kind for row in own}):
            yield f"{corpus} / {kind}", [row for row in own if row.kind == kind]
        for language in sorted({row.language for row in own} - {"en"}):
            yield f"{corpus} / language {language}", [row for row in own if row.language == language]
