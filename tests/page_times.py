"""How long the page takes in a real browser, over the seeds: `python -m tests.page_times [HOME]`."""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, expect

from rag import Settings, ingest
from tests.chat_browser import PATIENCE, launched
from tests.chat_server import ROOT, running_chat

QUESTIONS = (
    "How long did the January 2025 meeting last?",
    "Where did Motegi and Rubio meet in October 2025?",
    "Who won the Nobel prize?",
    "What happened in Washington on 21 January 2025?",
    "When did Iwaya and Rubio meet?",
)
_ROUNDS = 4  # the first is not counted: it fills the reader's memory of sentences
_WATCH = """() => {
  window.times = {};
  const note = (name, selector) => {
    if (!times[name] && times.asked && document.querySelector(`.turn:last-of-type ${selector}`))
      times[name] = performance.now() - times.asked;
  };
  document.addEventListener("keydown", () => (times.asked ??= performance.now()), { once: true, capture: true });
  new MutationObserver(() => {
    note("progress", ".progress");
    note("complete", ".statusline");
  }).observe(document.body, { childList: true, subtree: true });
}"""


def main(made: str | None = None) -> None:
    """Prints medians in milliseconds; `made` is the home of an index that is there already."""
    with tempfile.TemporaryDirectory() as empty, launched() as browser:
        home = made or empty
        if not made:
            ingest([ROOT / "seeds"], settings=Settings(home=Path(home)))
        with running_chat("0", home) as chat:
            usable = [_open(browser.new_context().new_page(), chat.url) for _ in range(_ROUNDS)]
            page = browser.new_page()
            taken = [_ask(page, chat.url, question) for _ in range(_ROUNDS) for question in QUESTIONS]
    counted = taken[len(QUESTIONS) :]
    _say("page usable, nothing cached", usable)
    _say("first visible progress", [progress for progress, _ in counted])
    _say("answer complete, beyond ask's own time", [beyond for _, beyond in counted])


def _open(page: Page, url: str) -> float:
    begun = time.perf_counter()
    page.goto(url)
    expect(page.locator("#question textarea")).to_be_editable(timeout=PATIENCE)
    expect(page.locator("#library .documents li").first).to_be_visible(timeout=PATIENCE)
    return (time.perf_counter() - begun) * 1000


def _ask(page: Page, url: str, question: str) -> tuple[float, float]:
    _open(page, url)
    page.fill("#question textarea", question)
    page.evaluate(_WATCH)
    page.press("#question textarea", "Enter")
    page.wait_for_function("window.times.complete", timeout=PATIENCE)
    times = page.evaluate("window.times")
    own = float(page.locator("[data-seconds]").last.get_attribute("data-seconds") or 0) * 1000
    return times.get("progress", times["complete"]), times["complete"] - own


def _say(what: str, values: list[float]) -> None:
    print(f"{what}: median {statistics.median(values):.0f} ms, worst {max(values):.0f} ms, n={len(values)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
