"""With a model named: what it writes is checked before it is shown, and whatever goes wrong ends in an answer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rag import Answer, Settings, Status, ask, ingest, stream
from rag.events import AnswerReady, Notice, Restarted, SentenceVerified
from rag.usage import Usage
from tests.model_server import (
    Behaviour,
    ModelServer,
    cuts,
    errs_in_stream,
    fails,
    hangs_up,
    html,
    says,
    slow,
    stalls,
)  # fmt: skip

FACT = "The dredger Osprey removed 4,200 tonnes of mud from the east basin in March 2023."
LIE = "The dredger Osprey removed 9,900 tonnes of mud from the east basin in March 2023."


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    (folder / "dredging.txt").write_text(f"{FACT}\nThe work was paid for by the port fund.\n")
    made = tmp_path_factory.mktemp("home")
    ingest([folder], settings=Settings(home=made))
    return made


@pytest.fixture
def asked(home: Path) -> Callable[..., tuple[Answer, ModelServer]]:
    def ask_model(
        *script: Behaviour, question: str = "How much mud did the Osprey remove?"
    ) -> tuple[Answer, ModelServer]:
        with ModelServer(*script) as server:
            settings = Settings(home=home, model="tiny", base_url=server.url, timeout=1.0, retries=0)
            return ask(question, settings=settings), server

    return ask_model


def test_a_supported_sentence_is_shown_with_the_verbatim_quotation(
    asked: Callable[..., tuple[Answer, ModelServer]],
) -> None:
    answer, server = asked(says("The Osprey removed 4,200 tonnes of mud from the east basin in March 2023 [1]."))
    assert (answer.status, answer.answerer) == (Status.ANSWERED, "openai:tiny")
    assert answer.citations[0].quote == FACT
    assert FACT in server.requests[0].prompt


def test_a_lie_is_withheld_and_counted_and_the_truth_beside_it_stands(
    asked: Callable[..., tuple[Answer, ModelServer]],
) -> None:
    answer, _ = asked(says(f"{LIE} [1] The work was paid for by the port fund [1]."))
    assert "9,900" not in answer.text
    assert "port fund" in answer.text
    assert (answer.status, answer.withheld) == (Status.PARTIAL, 1)


def test_when_nothing_the_model_wrote_is_supported_the_documents_answer(
    asked: Callable[..., tuple[Answer, ModelServer]],
) -> None:
    answer, _ = asked(says(f"{LIE} [1]"))
    assert (answer.status, answer.answerer, answer.withheld) == (Status.ANSWERED, "extractive", 1)
    assert "4,200" in answer.text
    assert any("do not support" in notice for notice in answer.notices)


@pytest.mark.parametrize(
    "fault",
    [
        fails(429), fails(401), fails(500), slow(5), html(), hangs_up(),
        stalls("The Osprey "), cuts(f"{FACT} [1] And "), errs_in_stream(f"{FACT} [1] And "),
    ],
    ids=["429", "401", "500", "slow", "html", "hangs up", "stalls", "cut", "error inside"],
)  # fmt: skip
def test_every_fault_ends_in_the_extractive_answer_with_a_notice(
    asked: Callable[..., tuple[Answer, ModelServer]], fault: Behaviour
) -> None:
    answer, _ = asked(fault)
    assert (answer.status, answer.answerer) == (Status.ANSWERED, "extractive")
    assert "4,200" in answer.text
    assert any("tiny" in notice or "127.0.0.1" in notice for notice in answer.notices)


def test_a_refused_connection_ends_in_the_extractive_answer(home: Path) -> None:
    settings = Settings(home=home, model="tiny", base_url="http://127.0.0.1:9/v1", timeout=1.0, retries=0)
    answer = ask("How much mud did the Osprey remove?", settings=settings)
    assert answer.answerer == "extractive"
    assert answer.notices


def test_a_stream_that_breaks_takes_back_what_it_showed(home: Path) -> None:
    with ModelServer(cuts(f"{FACT} [1] The work was paid for by the port fund [1]. And then ")) as server:
        settings = Settings(home=home, model="tiny", base_url=server.url, timeout=1.0, retries=0)
        events = list(stream("How much mud did the Osprey remove?", settings=settings))
    kinds = [type(event) for event in events]
    assert kinds.index(SentenceVerified) < kinds.index(Restarted) < kinds.index(Notice)
    assert isinstance(events[-1], AnswerReady)
    assert events[-1].answer.answerer == "extractive"


def test_the_model_saying_the_documents_do_not_hold_it_is_no_evidence(
    asked: Callable[..., tuple[Answer, ModelServer]],
) -> None:
    from rag.writing.prompts import SENTINEL

    answer, _ = asked(says(SENTINEL))
    assert (answer.status, answer.citations, answer.notices) == (Status.NO_EVIDENCE, (), ())


def test_a_key_alone_sends_nothing_anywhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ModelServer() as server:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-anything")
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        answer = ask("How much mud did the Osprey remove?", settings=Settings.load(home=home))
        assert answer.answerer == "extractive"
        assert list(server.requests) == []


@pytest.mark.parametrize(
    ("behaviour", "answerer"),
    [
        (says(f"{FACT} [1]", usage=(11, 7)), "openai:tiny"),
        (says(f"{LIE} [1]", usage=(11, 7)), "extractive"),
        (says(f"{FACT} [1]", finish="content_filter", usage=(11, 7)), "extractive"),
    ],
    ids=["shown", "withheld", "refused"],
)
def test_the_answer_counts_the_tokens_also_of_what_could_not_be_used(
    asked: Callable[..., tuple[Answer, ModelServer]], behaviour: Behaviour, answerer: str
) -> None:
    answer, _ = asked(behaviour)
    assert (answer.answerer, answer.usage) == (answerer, Usage(11, 7))
    assert answer.to_json()["usage"] == {"input_tokens": 11, "output_tokens": 7}


def test_without_a_model_or_a_count_no_tokens_are_told(
    asked: Callable[..., tuple[Answer, ModelServer]], home: Path
) -> None:
    alone = ask("How much mud did the Osprey remove?", settings=Settings(home=home))
    for answer in (alone, asked(says(f"{FACT} [1]"))[0], asked(fails(500))[0]):
        assert answer.usage is None
        assert answer.to_json()["usage"] is None
