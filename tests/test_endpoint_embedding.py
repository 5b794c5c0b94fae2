"""Vectors from an endpoint: shape, order, length, bounds, and what each fault is told as."""

import math
import socket
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.model_server import DIMENSION, Behaviour, ModelServer, embeds, fails, hangs_up, html, sends, slow
from vectorstore.errors import EmbedderFailed
from vectorstore.index.embedding import open_embedder
from vectorstore.index.endpoint_embedding import EndpointEmbedder
from vectorstore.index.location import Location

KEY = "sk-secret-0123456789"


def embedder(url: str, retries: int = 0, timeout: float = 5.0) -> EndpointEmbedder:
    return EndpointEmbedder("mini", url, KEY, timeout=timeout, retries=retries)


def test_a_location_that_names_an_endpoint_opens_it() -> None:
    with ModelServer() as server:
        opened = open_embedder(Location(Path("."), embedder="openai:mini", base_url=server.url, api_key=KEY))
        assert opened.embed_query("harbour").shape == (DIMENSION,)
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


def test_vectors_have_unit_length_and_texts_with_common_words_are_near() -> None:
    with ModelServer() as server:
        near, far = embedder(server.url).embed_passages(["the harbour opened in May", "cats sleep a lot"])
        question = embedder(server.url).embed_query("when was the harbour opened")
    assert near.dtype == np.float32
    assert [float(np.linalg.norm(v)) for v in (near, far, question)] == pytest.approx([1, 1, 1], abs=1e-5)
    assert question @ near > question @ far + 0.3


def test_the_dimension_costs_one_request_at_first_use() -> None:
    with ModelServer() as server:
        made = embedder(server.url)
        assert server.requests == []
        assert (made.dimension, made.dimension) == (DIMENSION, DIMENSION)
        assert len(server.requests) == 1


def test_no_texts_make_no_vectors() -> None:
    with ModelServer() as server:
        assert embedder(server.url).embed_passages([]).shape == (0, DIMENSION)


def test_many_texts_go_in_bounded_requests_and_come_back_in_order() -> None:
    texts = [f"word{n}" for n in range(150)]
    with ModelServer() as server:
        vectors = embedder(server.url).embed_passages(texts)
        last = embedder(server.url).embed_query("word149")
    assert [len(request.body["input"]) for request in server.requests] == [64, 64, 22, 1]
    assert vectors.shape == (150, DIMENSION)
    assert vectors[149] == pytest.approx(last)


def test_long_texts_are_cut_and_share_no_request_beyond_the_character_bound() -> None:
    with ModelServer() as server:
        embedder(server.url).embed_passages(["a" * 50_000] * 30)
    sizes = [sum(map(len, request.body["input"])) for request in server.requests]
    assert sizes == [96_000, 96_000, 48_000]  # 12, 12 and 6 texts of 8,000 characters


def test_rows_out_of_order_are_put_in_order() -> None:
    body = '{"data":[{"index":1,"embedding":[0,2]},{"index":0,"embedding":[5,0]}]}'
    with ModelServer(sends(body, "application/json")) as server:
        assert embedder(server.url).embed_passages(["a", "b"]).tolist() == [[1, 0], [0, 1]]


def test_texts_that_cannot_be_sent_as_they_are_still_get_vectors() -> None:
    with ModelServer(otherwise=embeds(lambda vectors: [[1.0]] * len(vectors))) as server:
        assert embedder(server.url).embed_passages(["", "\ud800", "a\0b"]).shape == (3, 1)
    assert server.requests[0].body["input"] == [" ", "?", "a b"]


def test_the_fingerprint_tells_models_and_hosts_apart_and_holds_no_secret() -> None:
    prints = {
        EndpointEmbedder(model, url, KEY).fingerprint
        for model in ("mini", "maxi")
        for url in ("http://user:hunter2@one.example/v1", "http://two.example:8080/v1", None)
    }
    assert len(prints) == 6
    assert not any("hunter2" in text or KEY in text for text in prints)


def nan(vectors: list[list[float]]) -> list[list[float]]:
    return [[math.nan] * DIMENSION for _ in vectors]


def zeros(vectors: list[list[float]]) -> list[list[float]]:
    return [[0.0] * DIMENSION for _ in vectors]


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        (embeds(lambda vectors: vectors[:1]), "1 vectors for 2 texts"),
        (embeds(lambda vectors: vectors * 2), "4 vectors for 2 texts"),
        (embeds(lambda vectors: [vectors[0], vectors[1][:3]]), "not the embeddings protocol"),
        (embeds(lambda vectors: [[] for _ in vectors]), "without numbers"),
        (embeds(lambda vectors: ["AAAA" for _ in vectors]), "not the embeddings protocol"),
        (embeds(nan), "no direction"),
        (embeds(zeros), "no direction"),
        (sends('{"data": null}', "application/json"), "not the embeddings protocol"),
        (sends('{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}', "application/json"), "2 vectors"),
        (sends("[" * 50_000, "application/json"), "not the embeddings protocol"),
        (html(), "not the embeddings protocol"),
        (fails(401), "OPENAI_API_KEY"),
        (fails(404), "ATTACHE_EMBEDDER"),
        (fails(400), "did not accept the texts"),
        (fails(429), "quota"),
        (fails(500), "HTTP 500"),
        (sends("", status=307, Location="http://127.0.0.1:9/v1"), "HTTP 307"),
        (hangs_up(), "does not answer"),
    ],
)
def test_each_fault_is_told_with_model_host_and_next_step(behaviour: Behaviour, words: str) -> None:
    with ModelServer(behaviour) as server, pytest.raises(EmbedderFailed) as caught:
        embedder(server.url).embed_passages(["one", "two"])
    assert words in str(caught.value)
    assert "mini at 127.0.0.1:" in str(caught.value)
    assert KEY not in str(caught.value)


def test_a_model_that_changes_its_dimension_is_refused() -> None:
    def ones(length: int) -> Behaviour:
        return embeds(lambda vectors: [[1.0] * length for _ in vectors])

    with ModelServer(ones(20), ones(10)) as server:
        made = embedder(server.url)
        made.embed_query("one")
        with pytest.raises(EmbedderFailed, match="changed from 20 to 10"):
            made.embed_query("one")


def test_a_passing_fault_is_tried_again() -> None:
    with ModelServer(fails(429, retry_after="0.05"), embeds()) as server:
        assert embedder(server.url, retries=1).embed_query("one").shape == (DIMENSION,)
    assert len(server.requests) == 2


def test_silence_ends_at_the_timeout() -> None:
    with ModelServer(slow(10)) as server, pytest.raises(EmbedderFailed, match=r"silent for 0\.2 seconds"):
        embedder(server.url, timeout=0.2).embed_query("one")


def test_a_closed_port_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
    with pytest.raises(EmbedderFailed, match="does not answer"):
        embedder(url).embed_query("one")


@pytest.mark.parametrize(
    "make", [lambda: EndpointEmbedder("m", "nowhere", KEY), lambda: EndpointEmbedder("m", None, "ключ")]
)
def test_an_address_or_key_that_cannot_be_meant_is_refused_at_once(make: Callable[[], object]) -> None:
    with pytest.raises(EmbedderFailed, match="OPENAI_"):
        make()


def test_the_environment_adds_nothing_to_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "from-the-environment")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "Authorization: from-the-environment")
    with ModelServer() as server:
        embedder(server.url).embed_query("one")
    assert "from-the-environment" not in str(server.requests[0].headers)
