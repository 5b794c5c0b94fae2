"""Which files on their way a page is told of: those it has handed in, and what an earlier program left undone."""

from pathlib import Path

import pytest

from rag.settings import Settings
from tests.chat_corpus import documents
from tests.files import write_txt
from ui.offline import gr
from ui.page.library_panel import LibraryPanel
from vectorstore.adding.intake import Intake

REQUEST = gr.Request(cookies={})
NONE: frozenset[int] = frozenset()


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    """One that has not begun to read."""
    return Intake(Settings(home=tmp_path / "home").location)


@pytest.fixture
def panel(intake: Intake, tmp_path: Path) -> LibraryPanel:
    return LibraryPanel(Settings(home=tmp_path / "home"), documents, intake)


def test_a_page_is_told_of_its_own_files_alone(panel: LibraryPanel, tmp_path: Path) -> None:
    _, mine, shown, timer = panel.added([str(write_txt(tmp_path, "mine.txt", "Mine."))], NONE, REQUEST)
    _, theirs, *_ = panel.added([str(write_txt(tmp_path, "theirs.txt", "Theirs."))], NONE, REQUEST)
    assert "mine.txt" in shown
    assert timer.active
    assert "theirs.txt" not in panel.arriving(mine, REQUEST)[0]
    assert "theirs.txt" in panel.arriving(theirs, REQUEST)[0]
    fresh, timer = panel.arriving(NONE, REQUEST)
    assert "arrival-name" not in fresh
    assert not timer.active


def test_what_the_page_turned_away_is_told_there_and_put_away_there(panel: LibraryPanel) -> None:
    mine, shown, _ = panel.refused(NONE, REQUEST, gr.EventData(None, {"names": ["tool.exe", 7]}))
    assert "tool.exe" in shown
    [number] = mine
    away = gr.EventData(None, {"number": number})
    panel.dismissed(NONE, REQUEST, away)  # another page cannot
    assert "tool.exe" in panel.arriving(mine, REQUEST)[0]
    assert "tool.exe" not in panel.dismissed(mine, REQUEST, away)[0]


def test_what_an_earlier_program_left_is_told_to_all(panel: LibraryPanel, intake: Intake, tmp_path: Path) -> None:
    intake.add(write_txt(tmp_path, "left.txt", "Left."), "left.txt")
    later = Intake(Settings(home=tmp_path / "home").location)
    later.start()
    later.close()
    page = LibraryPanel(panel.settings, documents, later)
    assert "left.txt" in page.arriving(NONE, REQUEST)[0]
