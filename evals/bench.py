"""Timings that the README quotes, as ratios within one run: `python -m evals.bench`.

Absolute times differ from machine to machine and from minute to minute; each figure here is compared with the parts it
is made of, timed in turn with it.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evals.casefiles import read_all
from evals.corpora import gold_files
from rag import Settings, ask, ingest
from rag.reading.reader import open_multilingual_reader, open_reader
from vectorstore.index.chunking import chunk_document, embedded_text
from vectorstore.index.embedding import open_embedder
from vectorstore.index.library import open_library

_ROUNDS = 3
_FORBIDDEN = ("gradio", "llama_index", "openai")


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured, the value in words, and the bound it is held to, met or not."""

    name: str
    value: str
    bound: str
    met: bool


def main() -> int:
    """Print every figure as soon as it is known; exit status 1 when one misses its bound."""
    argparse.ArgumentParser(prog="python -m evals.bench", description=__doc__).parse_args()
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home")
        for measured in (_ingest_throughput, _second_ingest, _warm_ask):
            figures.append(measured(settings))
            show(figures[-1])
    figures.append(_imports())
    show(figures[-1])
    return 0 if all(figure.met for figure in figures) else 1


def show(figure: Figure) -> None:
    """One line of the table."""
    print(f"{'ok  ' if figure.met else 'MISS'}  {figure.name:<34} {figure.value:<64} {figure.bound}", flush=True)


def _ingest_throughput(settings: Settings) -> Figure:
    warm_up = Settings(home=settings.home.with_name("warm-up"))
    ingest([_seeds()], settings=warm_up)
    library = open_library(warm_up.location)
    whole = [library.document(card.id) for card in library.documents()]
    texts = [embedded_text(document, chunk) for document in whole for chunk in chunk_document(document)]
    embedder = open_embedder(settings.location)
    ratios = []
    for round_ in range(_ROUNDS):
        alone = _seconds(lambda: embedder.embed_passages(texts))
        home = settings if round_ == 0 else Settings(home=settings.home.with_name(f"round-{round_}"))
        ratios.append(alone / _seconds(lambda: ingest([_seeds()], settings=home)))  # noqa: B023 - called at once
    ratio = statistics.median(ratios)
    value = f"{ratio:.2f} of the embedder alone on the same {len(texts)} texts"
    return Figure("ingest throughput", value, "at least 0.85", ratio >= 0.85)


def _second_ingest(settings: Settings) -> Figure:
    report = ingest([_seeds()], settings=settings)
    value = f"{report.embedded} chunks embedded, {len(report.unchanged)} files unchanged, {report.seconds:.2f} s"
    return Figure("ingest of an unchanged folder", value, "no chunk embedded", report.embedded == 0)


def _warm_ask(settings: Settings) -> Figure:
    questions = [case.question for case in read_all(gold_files("seeds")) if not case.history]
    for question in questions:
        ask(question, settings=settings)
    library = open_library(settings.location)
    whole, parts = [], []
    for question in questions:
        started = time.perf_counter()
        library.vectors.query(library.embedder.embed_query(question), 10)
        parts.append(time.perf_counter() - started)
        for reader in (open_reader(), open_multilingual_reader()):
            reader.forget()
        whole.append(_seconds(lambda: ask(question, settings=settings)))  # noqa: B023 - called at once
    ratio = statistics.median(whole) / statistics.median(parts)
    value = (
        f"{ratio:.2f} x (embedding + Chroma), {statistics.median(whole) * 1000:.0f} ms against "
        f"{statistics.median(parts) * 1000:.0f} ms, n={len(questions)}"
    )
    return Figure("warm ask, extractive, median", value, "at most 2.5", ratio <= 2.5)


def _imports() -> Figure:
    code = f"import sys; from rag import ask; print([m for m in {_FORBIDDEN!r} if m in sys.modules])"
    started = time.perf_counter()
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    value = f"{found} loaded, {time.perf_counter() - started:.2f} s"
    return Figure("from rag import ask", value, "[] loaded", found == "[]")


def _seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def _seeds() -> Path:
    return Path(__file__).resolve().parent.parent / "seeds"


if __name__ == "__main__":
    sys.exit(main())
