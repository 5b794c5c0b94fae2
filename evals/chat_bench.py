"""The web chat under load: `python -m evals.chat_bench`. Starts the real chat and prints each figure with its bound.

Absolute times differ from machine to machine; those of many readers are held against one reader's of the same run.
"""

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import httpx

from evals.bench import Figure, show
from evals.casefiles import read_all
from evals.chat_client import Asked, ChatClient
from evals.chat_process import ChatProcess, chat_process
from evals.corpora import corpus_folder, gold_files
from evals.errors import ChatFailed
from rag import Settings, ask, ingest

_OPENINGS = 5
_ROUNDS = 3
_PAUSE = 10.0  # seconds
_PROGRESS, _EXTRA, _USABLE = 0.1, 0.15, 2.0  # seconds
_P95, _GROWTH = 5.0, 1.05  # times


@dataclass(frozen=True)
class Load:
    """How much is asked: of one reader, of how many at once, and in all while memory is watched."""

    questions: int = 40
    people: int = 20
    memory: int = 500


def main() -> int:
    """Print every figure; exit status 1 when one misses its bound."""
    parser = argparse.ArgumentParser(prog="python -m evals.chat_bench", description=__doc__)
    for name, default in vars(Load()).items():
        parser.add_argument(f"--{name}", type=int, default=default, metavar="N")
    load = Load(**vars(parser.parse_args()))
    figures = []
    for figure in measure(load):
        show(figure)
        figures.append(figure)
    return 0 if all(figure.met for figure in figures) else 1


def measure(load: Load) -> Iterator[Figure]:
    """Each figure as soon as it is known, of a chat over the example documents. Raises ChatFailed."""
    questions = [case.question for case in read_all(gold_files("seeds")) if not case.history][: load.questions]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder))
        ingest([corpus_folder("seeds")], settings=settings)
        with chat_process(settings.home) as chat:
            for question in questions:  # warm: what is measured below is the chat, not first readings
                _one(chat.url, question), ask(question, settings=settings)
            yield from _page(chat)
            alone = [_one(chat.url, question) for question in questions]
            yield _first_progress(alone)
            yield _beside_ask(chat, questions, settings)
            yield _many(chat, questions, alone, load.people)
            yield _pausing(chat, questions, alone, load.people)
            yield from _memory(chat, questions, load.memory)


def _page(chat: ChatProcess) -> Iterator[Figure]:
    """From the address to a question field that takes a question and a list that shows the documents."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        print("left out: page usable (no Chromium on the PATH)", flush=True)
        return
    from playwright.sync_api import sync_playwright

    seconds = []
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(_OPENINGS):
            page = launched.new_context().new_page()  # nothing cached
            started = time.perf_counter()
            page.goto(chat.url, wait_until="commit")
            page.locator("#question textarea").wait_for(timeout=120_000)
            page.locator("#library .card").first.wait_for(timeout=120_000)
            seconds.append(time.perf_counter() - started)
            page.context.close()
        launched.close()
    usable = statistics.median(seconds)
    yield Figure("page usable, median", f"{usable:.2f} s, n={len(seconds)}", "under 2 s", usable < _USABLE)


def _first_progress(alone: Sequence[Asked]) -> Figure:
    first = statistics.median(asked.first for asked in alone)
    return Figure("first progress, median", f"{_ms(first)}, n={len(alone)}", "under 100 ms", first < _PROGRESS)


def _beside_ask(chat: ChatProcess, questions: Sequence[str], settings: Settings) -> Figure:
    """Taken in turns with `ask` itself on the same question, so that both meet the machine alike."""
    there, here = [], []
    for question in questions:
        there.append(_one(chat.url, question).whole)
        started = time.perf_counter()
        ask(question, settings=settings)
        here.append(time.perf_counter() - started)
    extra = statistics.median(chat - own for chat, own in zip(there, here, strict=True))
    value = f"{_ms(extra)} more than ask's {_ms(statistics.median(here))}, n={len(questions)}"
    return Figure("whole answer, median", value, "at most 150 ms more", extra <= _EXTRA)


def _many(chat: ChatProcess, questions: Sequence[str], alone: Sequence[Asked], people: int) -> Figure:
    """Everyone at the same moment, and once all are answered everyone again."""
    asked = list(islice(cycle(questions), people * _ROUNDS))
    with ThreadPoolExecutor(people) as pool, _readers(chat.url, people) as readers:
        done = []
        for start in range(0, len(asked), people):
            together = asked[start : start + people]
            done += list(pool.map(_tried, readers, together))
    return _held_against(f"{people} at the same moment", done, alone)


def _pausing(chat: ChatProcess, questions: Sequence[str], alone: Sequence[Asked], people: int) -> Figure:
    """Everyone reads for a while before asking again, as people do."""
    pauses = random.Random(0)

    def asking(reader: ChatClient, mine: Sequence[tuple[float, str]]) -> list[Asked | None]:
        done = []
        for pause, question in mine:
            time.sleep(pause)
            done.append(_tried(reader, question))
        return done

    plans = [
        [(pauses.uniform(0, 2 * _PAUSE), question) for question in islice(cycle(questions), start, start + _ROUNDS)]
        for start in range(people)
    ]
    with ThreadPoolExecutor(people) as pool, _readers(chat.url, people) as readers:
        done = [one for several in pool.map(asking, readers, plans) for one in several]
    return _held_against(f"{people} who pause {_PAUSE:.0f} s on average", done, alone)


def _held_against(name: str, done: Sequence[Asked | None], alone: Sequence[Asked]) -> Figure:
    seconds = [one.whole for one in done if one]
    p50, p95 = statistics.median(one.whole for one in alone), statistics.quantiles(seconds or [0, 0], n=20)[-1]
    errors = len(done) - len(seconds)
    value = f"{errors} errors, p95 {p95 / p50:.1f} x one reader's p50 ({_ms(p95)} against {_ms(p50)}), n={len(done)}"
    return Figure(name, value, f"no error, under {_P95:.0f} x", not errors and p95 / p50 < _P95)


def _tried(reader: ChatClient, question: str) -> Asked | None:
    reader.begin_anew()  # as one reader alone was asked: a follow-up takes other work
    try:
        return reader.ask(question)
    except (ChatFailed, httpx.HTTPError) as error:
        print(error, flush=True)
        return None


def _memory(chat: ChatProcess, questions: Sequence[str], most: int) -> Iterator[Figure]:
    """Resident memory of the chat: half the readers ask one question and leave, half go on in one conversation."""
    begun = after = chat.resident()
    if begun is None:
        print("left out: memory (/proc is Linux's)", flush=True)
        return
    settled = most // 5  # by then every cache has seen every question
    with _reader(chat.url) as staying:
        for number, question in enumerate(islice(cycle(questions), most), 1):
            staying.ask(question) if number % 2 else _one(chat.url, question)
            if number == settled:
                begun = chat.resident()
        after = chat.resident()
    if begun and after:
        value = f"{after / begun:.3f} x from question {settled} to {most} ({begun:.0f} to {after:.0f} MiB)"
        yield Figure("resident memory", value, f"at most {_GROWTH} x", after / begun <= _GROWTH)


def _one(url: str, question: str) -> Asked:
    """One question of a reader who has just come and leaves again."""
    with _reader(url) as reader:
        return reader.ask(question)


@contextmanager
def _reader(url: str) -> Iterator[ChatClient]:
    reader = ChatClient(url)
    try:
        yield reader
    finally:
        reader.close()


@contextmanager
def _readers(url: str, people: int) -> Iterator[list[ChatClient]]:
    """Readers whose pages are open already."""
    with ExitStack() as stack:
        yield [stack.enter_context(_reader(url)) for _ in range(people)]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
