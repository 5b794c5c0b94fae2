"""How soon a dropped PDF of 200 pages can be asked about, in a real browser: `python -m tests.upload_times`."""

import os
import random
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from rag import Settings, ingest
from tests.chat_browser import FLAGS, PATIENCE, chromium
from tests.chat_server import ROOT, running_chat
from tests.files import write_pdf

_ROUNDS = 5
_PAGES, _LINES, _WORDS = 200, 40, 11  # some 500 words a page, as a report has
_VOCABULARY = (
    *("harbour", "council", "ferry", "quay", "water", "board", "report", "budget", "engineer", "pump", "station"),
    *("measured", "annual", "meeting", "members", "agreed", "that", "repairs", "would", "begin", "next", "spring"),
    *("while", "the", "committee", "heard", "how", "costs", "had", "risen", "and", "who", "was", "to", "pay", "for"),
)


def write_report(folder: Path, number: int) -> Path:
    """A report unlike the others, one of whose sentences stands nowhere else."""
    chance = random.Random(number)

    def line() -> str:
        return " ".join(chance.choices(_VOCABULARY, k=_WORDS)).capitalize() + "."

    pages = [[line() for _ in range(_LINES)] for _ in range(_PAGES)]
    pages[_PAGES // 2][3] = f"The Zandvliet{number} sluice was opened by Marga Oosterhuis{number} in 2019."
    return write_pdf(folder, f"report-{number}.pdf", pages)


def main() -> None:
    """Prints seconds from the drop until the document can be asked about, and until its answer is on the page."""
    askable, answered = [], []
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        home = Path(scratch) / "home"
        ingest([ROOT / "seeds"], settings=Settings(home=home))
        with running_chat("0", str(home)) as chat:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            for number in range(_ROUNDS):
                page = browser.new_page()
                page.goto(chat.url)
                expect(page.locator("#library .card").first).to_be_visible(timeout=PATIENCE)
                soon, shown = _drop(page, write_report(Path(scratch), number), number)
                askable.append(soon)
                answered.append(shown)
                page.close()
            browser.close()
    print(f"load {os.getloadavg()[0]:.1f}, n={_ROUNDS}; seconds from the drop")
    for name, taken in (("can be asked about", askable), ("its answer is on the page", answered)):
        print(f"{name}: median {statistics.median(taken):.1f}, worst {max(taken):.1f}")


def _drop(page: Page, path: Path, number: int) -> tuple[float, float]:
    page.fill("#question textarea", f"Who opened the Zandvliet{number} sluice?")
    begun = time.perf_counter()
    page.set_input_files("#add-documents input[type=file]", path)
    entry = page.locator(".arrival", has_text=path.name)
    expect(entry.locator(".arrival-state")).to_contain_text("can be asked", timeout=4 * PATIENCE)
    soon = time.perf_counter() - begun
    page.press("#question textarea", "Enter")
    expect(page.locator(".turn .answer")).to_contain_text(f"Oosterhuis{number}", timeout=4 * PATIENCE)
    return soon, time.perf_counter() - begun


if __name__ == "__main__":
    main()
