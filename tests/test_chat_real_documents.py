"""Kept conversations over a real index in a real browser: documents that change, thumbs that become gold questions."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from evals.casefiles import read_cases
from evals.checking import check_cases
from evals.corpora import open_corpus
from rag import Settings, ingest
from tests.chat_browser import PATIENCE, Reader, picture
from tests.chat_server import ROOT, Running, running_chat

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE)
PASSWORD = "correct horse battery"
PIER = "Sandhaven, 10 March 2025. The pier at Sandhaven is 312 metres long. It opened in 1899.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pier")
    (made / "pier.txt").write_text(PIER, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Path:
    made = tmp_path_factory.mktemp("home")
    ingest([folder], settings=Settings(home=made))
    return made


@pytest.fixture(scope="module")
def chat(home: Path) -> Iterator[Running]:
    """With a password, as one that is open to other machines has."""
    with running_chat("0", str(home), ATTACHE_PASSWORD=PASSWORD) as running:
        yield running


def attache(*words: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-c", "from ui.shell.commands import main; main()", *words]
    return subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=200)


def test_thumbs_become_a_gold_question_and_a_changed_document_is_told(
    browser: Browser, chat: Running, home: Path, folder: Path, tmp_path: Path
) -> None:
    reader = Reader(browser, chat.url, PASSWORD)
    page = reader.page
    reader.ask("How long is the pier at Sandhaven?", 1)
    expect(page.locator(".sentence").first).to_contain_text("312 metres")
    page.get_by_role("button", name="Right", exact=True).click()
    expect(page.get_by_label("Note on your judgement")).to_be_visible()

    file = tmp_path / "mine.yaml"
    ended = attache("feedback", str(file), "--corpus", str(folder), "--home", str(home))
    assert ended.stdout.startswith("1 gold questions written"), ended.stderr
    [case] = read_cases(file)
    assert case.question == "How long is the pier at Sandhaven?"
    assert "312 metres" in case.evidence[0].quote
    check_cases([case], open_corpus(str(folder), Settings(home=tmp_path / "check"))[0])

    (folder / "pier.txt").write_text(PIER.replace("312", "318"), encoding="utf-8")
    assert attache("ingest", str(folder), "--home", str(home)).returncode == 0
    page.reload()
    page.locator(".sentence .chip").first.click()
    expect(page.locator("#source mark")).to_contain_text("312 metres")
    expect(page.locator("#source .notice")).to_contain_text("has changed or been removed since it was quoted")
    picture(page, "changed-document")
    reader.context.close()
