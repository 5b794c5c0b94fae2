"""What every test starts from: no settings of the person who runs them, and one index of the example documents."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rag import Settings, ingest
from rag.settings import _ENVIRONMENT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.chat_browser import Reader
    from tests.chat_server import Running

for variable in _ENVIRONMENT.values():  # before any test module reads it
    os.environ.pop(variable, None)


@pytest.fixture(scope="session")
def seeds_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with `seeds/` ingested, made once; only for tests that read it."""
    home = tmp_path_factory.mktemp("seeds-home")
    ingest([Path(__file__).parent.parent / "seeds"], settings=Settings(home=home))
    return home


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A real browser for the tests of one file."""
    from tests.chat_browser import launched

    with launched() as it:
        yield it


@pytest.fixture
def reader(browser: "Browser", chat: "Running") -> "Iterator[Reader]":
    """Someone who has the chat open that the test's file runs, in a browser context of their own."""
    from tests.chat_browser import Reader

    someone = Reader(browser, chat.url)
    yield someone
    someone.context.close()


def heed_ctrl_c() -> None:
    """Before a child starts: Ctrl-C ends it, also where the tests run in the background and ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
