"""What every test starts from: no settings of the person who runs them, and one index of the example documents."""

import os
import signal
from pathlib import Path

import pytest

from rag import Settings, ingest
from rag.settings import _ENVIRONMENT

for variable in _ENVIRONMENT.values():  # before any test module reads it
    os.environ.pop(variable, None)


@pytest.fixture(scope="session")
def seeds_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with `seeds/` ingested, made once; only for tests that read it."""
    home = tmp_path_factory.mktemp("seeds-home")
    ingest([Path(__file__).parent.parent / "seeds"], settings=Settings(home=home))
    return home


def heed_ctrl_c() -> None:
    """Before a child starts: Ctrl-C ends it, also where the tests run in the background and ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
