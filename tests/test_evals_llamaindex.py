"""The stock citation engine as a baseline: its prompt, a model on loopback, and what becomes of its markers."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evals.corpora import Corpus, open_folder
from evals.reply import Place, Reply
from evals.systems import System, open_system
from evals.systems.llamaindex import cited_reply
from rag.settings import Settings
from tests.model_server import ModelServer, says

LAMP = "The lamp of Skerry lighthouse was lit in 1854. The tower is 42 metres high."
SOURCES = [Place("lamp.txt", 0, 46, LAMP[:46]), Place("boat.txt", 0, 4, "Boat")]


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Settings]:
    folder = tmp_path_factory.mktemp("stock")
    (folder / "coast").mkdir()
    (folder / "coast" / "lamp.txt").write_text(LAMP)
    return open_folder("coast", folder / "coast", Settings(home=folder / "home"), "coast")


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer(says("It was lit in 1854 [1]. It is 42 metres high [7].", usage=(11, 7))) as running:
        yield running


def test_the_stock_prompt_reaches_the_model_and_its_markers_become_citations(
    indexed: tuple[Corpus, Settings], server: ModelServer
) -> None:
    corpus, settings = indexed
    named = replace(settings, model="small", base_url=server.url, api_key="none")
    system: System = open_system("llamaindex-citation", named, corpus.name_of)
    reply = system.reply("When was the lamp lit?", ())
    assert "Source 1:\n" + LAMP in server.requests[0].prompt
    assert "Please provide an answer based solely on the provided sources" in server.requests[0].prompt
    assert reply.status == "answered"
    assert reply.usage == {"input_tokens": 11, "output_tokens": 7}
    assert [(one.document, one.number) for one in reply.citations] == [("lamp.txt", 1)]
    text = corpus.sources["lamp.txt"].text
    assert all(text[one.start : one.end] == one.text for one in reply.citations)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("It was lit in 1854 [1].", "answered"),
        ("It was lit in 1854.", "answered"),
        ("The sources do not mention who composed it.", "no_evidence"),
        ("None of the sources are helpful.", "no_evidence"),
        ("The sources do not mention it, but the lamp was lit in 1854 [1].", "answered"),
        ("", "no_evidence"),
    ],
)
def test_a_text_without_a_source_that_says_so_is_a_refusal(text: str, status: str) -> None:
    assert cited_reply(text, SOURCES, "stock").status == status


def test_markers_belong_to_their_sentence_and_to_a_source_that_exists() -> None:
    reply: Reply = cited_reply("Lit in 1854 [1][2]. Sold for [9] nothing. [0]", SOURCES, "stock")
    assert reply.sentences[0].citations == (1, 2)
    assert {number for said in reply.sentences for number in said.citations} == {1, 2}
    assert [one.document for one in reply.citations] == ["lamp.txt", "boat.txt"]


def test_the_engine_is_imported_by_no_other_file_of_the_package() -> None:
    evals = Path(__file__).parent.parent / "evals"
    naming = [
        file.name
        for file in evals.rglob("*.py")
        if "import llama_index" in (text := file.read_text()) or "from llama_index" in text
    ]
    assert naming == ["llamaindex.py"]
