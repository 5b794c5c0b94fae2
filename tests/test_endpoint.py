"""Calling a model over HTTP: what arrives, and what each way of failing is told as."""

import logging
import socket
import sys
import time
from collections.abc import Iterator, Sequence

import pytest

from rag.errors import ModelFailed, ModelGarbled, ModelRefused, ModelUnreachable
from rag.settings import Settings
from rag.usage import Usage
from rag.writing.endpoint import Ended, stream_text
from tests.model_server import (
    Behaviour,
    ModelServer,
    cuts,
    errs_in_stream,
    fails,
    hangs_up,
    html,
    ignores_stream,
    refuses_options,
    says,
    sends,
    slow,
    stalls,
)

KEY = "sk-secret-0123456789"
HELLO = [{"role": "user", "content": "Hello?"}]
COUNTED = {"stream_options": {"include_usage": True}}
PIECE = '{"choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":null}]}'


def settings(url: str, **changes: object) -> Settings:
    return Settings(**({"model": "tiny", "base_url": url, "api_key": KEY, "timeout": 5.0, "retries": 0} | changes))  # type: ignore[arg-type]


def ask(server: ModelServer, **changes: object) -> str:
    return "".join(stream_text(HELLO, settings(server.url, **changes)))


def failure(*script: Behaviour, **changes: object) -> ModelFailed:
    with ModelServer(*script) as server, pytest.raises(ModelFailed) as caught:
        ask(server, **changes)
    return caught.value


def test_text_arrives_in_the_pieces_it_was_sent_in() -> None:
    with ModelServer(says("One two three.", piece=4)) as server:
        assert list(stream_text(HELLO, settings(server.url))) == ["One ", "two ", "thre", "e."]


def test_the_first_piece_is_yielded_before_the_last_is_written() -> None:
    with ModelServer(stalls("Early", seconds=20)) as server:
        begun = time.monotonic()
        assert next(stream_text(HELLO, settings(server.url))) == "Early"
        assert time.monotonic() - begun < 4


def ended(behaviour: Behaviour) -> Ended:
    told: list[Ended] = []

    def read(url: str) -> Iterator[str]:
        told.append((yield from stream_text(HELLO, settings(url))))

    with ModelServer(behaviour) as server:
        assert list(read(server.url))
    return told[0]


def test_the_result_tells_a_model_that_ended_from_one_that_hit_its_length_limit() -> None:
    assert ended(says("Done.")).complete
    assert not ended(says("Not do", finish="length")).complete


@pytest.mark.parametrize(
    "behaviour",
    [
        says("Done.", usage=(11, 7)),
        ignores_stream("Done.", usage=(11, 7)),
        sends(f'data: {PIECE}\n\ndata: {{"choices":[],"usage":{{"prompt_tokens":11,"completion_tokens":7}}}}\n\n'
              'data: {"choices":[],"usage":null}\n\ndata: [DONE]\n\n'),
        sends(f'data: {PIECE[:-1]},"usage":{{"prompt_tokens":11,"completion_tokens":1}}}}\n\n'
              'data: {"choices":[{"delta":{},"finish_reason":"stop"}],"usage":'
              '{"prompt_tokens":11,"completion_tokens":7}}\n\n'),
    ],
    ids=["last event", "one body", "null afterwards", "running count"],
)  # fmt: skip
def test_the_tokens_an_endpoint_counted_are_told_at_the_end(behaviour: Behaviour) -> None:
    assert ended(behaviour) == Ended(True, Usage(11, 7))


@pytest.mark.parametrize(
    "usage",
    [
        "null", "7", "[]", "{}", '"many"', '{"prompt_tokens":11}', '{"prompt_tokens":"11","completion_tokens":7}',
        '{"prompt_tokens":11,"completion_tokens":-7}', '{"prompt_tokens":true,"completion_tokens":7}',
        '{"prompt_tokens":NaN,"completion_tokens":7}', '{"prompt_tokens":11.5,"completion_tokens":7}',
        '{"prompt_tokens":1' + "0" * 400 + ',"completion_tokens":7}',
    ],
)  # fmt: skip
def test_a_count_that_is_none_is_unknown_and_spoils_no_answer(usage: str) -> None:
    stream = f'data: {PIECE}\n\ndata: {{"choices":[],"usage":{usage}}}\n\ndata: [DONE]\n\n'
    assert ended(sends(stream)) == Ended(True, None)
    body = f'{{"choices":[{{"message":{{"content":"Hi"}}}}],"usage":{usage}}}'
    assert ended(sends(body, "application/json")) == Ended(True, None)


def test_no_count_at_all_is_unknown() -> None:
    assert ended(says("Done.")) == Ended(True, None)


@pytest.mark.parametrize("status", [400, 422])
def test_an_endpoint_that_refuses_to_count_is_asked_once_more_without(status: int) -> None:
    with ModelServer(otherwise=refuses_options(says("Done."), status)) as server:
        assert ask(server) == "Done."
    assert ["stream_options" in request.body for request in server.requests] == [True, False]


def test_an_endpoint_that_refuses_both_requests_is_not_asked_a_third_time() -> None:
    refusal = fails(400, message="stream_options is not the only thing wrong")
    with ModelServer(otherwise=refusal) as server, pytest.raises(ModelRefused, match="HTTP 400: stream_options"):
        ask(server, retries=3)
    assert len(server.requests) == 2


def test_any_other_bad_request_is_asked_once() -> None:
    with ModelServer(otherwise=fails(400, message="context too long")) as server, pytest.raises(ModelRefused):
        ask(server, retries=3)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "behaviour",
    [says("Half", finish="content_filter", usage=(11, 7)), says("", usage=(11, 7))],
    ids=["content filter", "empty"],
)
def test_a_failed_call_tells_what_was_counted_all_the_same(behaviour: Behaviour) -> None:
    assert failure(behaviour).usage == Usage(11, 7)
    assert failure(fails(500)).usage is None


def test_only_the_settings_reach_the_endpoint_not_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY", "OPENAI_API_KEY"):
        monkeypatch.setenv(name, "from-the-environment")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Team: from-the-environment\nAuthorization: from-the-environment")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    with ModelServer() as server:
        ask(server)
        ask(server, api_key=None)
    with_key, without = server.requests
    assert with_key.path == "/v1/chat/completions"
    assert with_key.headers["authorization"] == f"Bearer {KEY}"
    assert without.headers["authorization"] == "Bearer none"
    assert "from-the-environment" not in str(with_key.headers) + str(without.headers)
    assert with_key.body == {"model": "tiny", "messages": HELLO, "stream": True} | COUNTED


def test_lone_surrogates_in_a_question_do_not_stop_the_call() -> None:
    with ModelServer() as server:
        assert list(stream_text([{"role": "user", "content": "a\ud800b"}], settings(server.url)))
    assert server.requests[0].body["messages"][0]["content"] == "a?b"


@pytest.mark.parametrize(
    ("script", "kind", "words"),
    [
        ([fails(401)], ModelRefused, ["refused the key", "OPENAI_API_KEY"]),
        ([fails(403)], ModelRefused, ["refused the key", "OPENAI_API_KEY"]),
        ([fails(404)], ModelRefused, ["no model tiny", "ATTACHE_MODEL"]),
        ([fails(400, message="context too long")], ModelRefused, ["HTTP 400: context too long"]),
        ([fails(429)], ModelRefused, ["HTTP 429", "quota"]),
        ([fails(500)], ModelUnreachable, ["HTTP 500", "without a model"]),
        ([sends("", status=307, Location="http://127.0.0.1:9/v1")], ModelRefused, ["points elsewhere"]),
        ([html()], ModelGarbled, ["a web page", "OPENAI_BASE_URL"]),
        ([sends("gibberish")], ModelGarbled, ["not the API's protocol"]),
        ([sends("data: {broken\n\n")], ModelGarbled, ["not the API's protocol"]),
        ([sends("[" * 50_000)], ModelGarbled, ["not the API's protocol"]),
        ([sends('{"answer": "Hi"}', "application/json")], ModelGarbled, ["not the API's protocol"]),
        ([sends('data: {"choices": [1]}\n\n')], ModelGarbled, ["not the API's protocol"]),
        ([sends('{"choices":[{"message":{"content":7}}]}', "application/json")], ModelGarbled, ["not the API's"]),
        ([sends('{"error":{"message":"no such model"}}', "application/json")], ModelGarbled, ["no such model"]),
        ([sends("")], ModelGarbled, ["broke off"]),
        ([says("")], ModelGarbled, ["empty answer"]),
        ([says("  \n")], ModelGarbled, ["empty answer"]),
        ([cuts("Half an ans")], ModelGarbled, ["broke off"]),
        ([errs_in_stream("Half", "overloaded")], ModelGarbled, ["reported an error", "overloaded"]),
        ([says("Half", finish="content_filter")], ModelRefused, ["content filter"]),
        ([says("word " * 10_000, piece=5000)], ModelGarbled, ["40,000 characters"]),
        ([hangs_up()], ModelUnreachable, ["broke the connection"]),
    ],
)
def test_each_fault_has_its_kind_and_says_what_to_do(
    script: Sequence[Behaviour], kind: type[ModelFailed], words: Sequence[str]
) -> None:
    error = failure(*script)
    assert type(error) is kind
    for word in [*words, "127.0.0.1"]:
        assert word in str(error)
    assert str(error).endswith(".")
    assert KEY not in str(error)


@pytest.mark.parametrize("behaviour", [slow(10), stalls("Half an ans", 10)])
def test_silence_before_or_inside_the_answer_ends_at_the_timeout(behaviour: Behaviour) -> None:
    begun = time.monotonic()
    error = failure(behaviour, timeout=0.3, retries=2)
    assert type(error) is ModelUnreachable
    assert "silent for 0.3 seconds" in str(error)
    assert time.monotonic() - begun < 3


def test_a_trickle_that_never_pauses_ends_too() -> None:
    def trickle(request: object, reply: object) -> None:
        reply.start(200, "text/event-stream")  # type: ignore[attr-defined]
        for _ in range(500):
            reply.write(": still here\n\n")  # type: ignore[attr-defined]
            reply.wait(0.02)  # type: ignore[attr-defined]

    error = failure(trickle, timeout=0.3)
    assert "still writing after 3 seconds" in str(error)


def test_an_answer_without_line_ends_is_bounded() -> None:
    def flood(request: object, reply: object) -> None:
        reply.start(200, "text/event-stream")  # type: ignore[attr-defined]
        for _ in range(40):
            reply.write(b"x" * 1024 * 1024)  # type: ignore[attr-defined]

    assert "more than 32 MiB" in str(failure(flood))


@pytest.mark.parametrize("first", [fails(429, retry_after=0), fails(503, retry_after="0.1"), hangs_up()])
def test_a_passing_fault_is_tried_again(first: Behaviour) -> None:
    with ModelServer(first, says("Now.")) as server:
        assert ask(server, retries=1) == "Now."
    assert len(server.requests) == 2


def test_retry_after_is_waited_for() -> None:
    with ModelServer(fails(429, retry_after="0.4"), says("Now.")) as server:
        begun = time.monotonic()
        ask(server, retries=1)
    assert time.monotonic() - begun >= 0.4


@pytest.mark.parametrize("asked", ["3600", "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_a_long_retry_after_is_told_not_waited_for(asked: str) -> None:
    begun = time.monotonic()
    assert "HTTP 429" in str(failure(fails(429, retry_after=asked), retries=5))
    assert time.monotonic() - begun < 3


def test_tries_end_after_the_retries_set() -> None:
    with ModelServer(*[fails(500, retry_after=0)] * 5) as server, pytest.raises(ModelUnreachable):
        ask(server, retries=2)
    assert len(server.requests) == 3


def test_what_was_already_written_is_never_written_twice() -> None:
    with ModelServer(cuts("Half"), says("Again.")) as server, pytest.raises(ModelGarbled):
        ask(server, retries=3)
    assert len(server.requests) == 1


def test_a_server_that_ignores_streaming_is_read_whole() -> None:
    with ModelServer(ignores_stream("All at once.")) as server:
        assert ask(server) == "All at once."


@pytest.mark.parametrize(
    "body",
    [
        f"data:{PIECE}\r\n\r\ndata: [DONE]\r\n\r\n",
        f": keep-alive\n\nevent: message\nid: 1\ndata: {PIECE}\n\ndata: [DONE]",
        f'\n\ndata: {PIECE}\n\ndata: {{"choices":[{{"delta":{{}},"finish_reason":"stop"}}]}}\n\n',
        f'data: {PIECE}\n\ndata: {{"choices":[],"usage":{{"total_tokens":3}}}}\n\ndata: [DONE]\n\n',
        'data: {"choices":[{"delta":{"content":[{"type":"text","text":"Hi"}]}}]}\n\ndata: [DONE]\n\n',
    ],
)
def test_dialects_of_the_protocol_are_understood(body: str) -> None:
    with ModelServer(sends(body)) as server:
        assert ask(server) == "Hi"


def test_letters_split_between_packets_arrive_whole() -> None:
    event = f"data: {PIECE.replace('Hi', '会談')}\n\ndata: [DONE]\n\n".encode()

    def split(request: object, reply: object) -> None:
        reply.start(200, "text/event-stream")  # type: ignore[attr-defined]
        for byte in event:
            reply.write(bytes([byte]))  # type: ignore[attr-defined]

    with ModelServer(split) as server:
        assert ask(server) == "会談"


def test_a_closed_port_is_told_as_nothing_answering() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
    with pytest.raises(ModelUnreachable, match="Nothing answers for the model tiny") as caught:
        list(stream_text(HELLO, settings(url)))
    assert "Start the model server" in str(caught.value)


def test_an_unknown_host_is_named() -> None:
    with pytest.raises(ModelUnreachable, match=r"host nowhere\.invalid is not known"):
        list(stream_text(HELLO, settings("http://nowhere.invalid/v1")))


@pytest.mark.parametrize("url", ["nowhere", "ftp://host/v1", "http://", "http://host:port/v1", "http://[broken/v1"])
def test_an_address_that_is_none_is_told_before_any_call(url: str) -> None:
    with pytest.raises(ModelUnreachable, match="Set OPENAI_BASE_URL"):
        list(stream_text(HELLO, settings(url)))


@pytest.mark.parametrize("key", ["sk-ключ", "sk-one\nX-Header: two", "two words"])
def test_a_key_that_cannot_be_sent_is_told_without_showing_it(key: str) -> None:
    with pytest.raises(ModelRefused) as caught:
        list(stream_text(HELLO, settings("http://127.0.0.1:9/v1", api_key=key)))
    assert key not in str(caught.value)


@pytest.mark.parametrize("behaviour", [fails(400, message=f"bad {KEY}"), errs_in_stream("Half", f"key {KEY} is bad")])
def test_an_endpoint_that_repeats_the_key_does_not_get_it_shown_or_logged(
    behaviour: Behaviour, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    error = failure(behaviour)
    logging.getLogger("test").exception("it failed", exc_info=error)
    assert "bad" in str(error)
    assert KEY not in str(error) + caplog.text


def test_a_password_in_the_address_is_not_shown() -> None:
    with ModelServer(fails(500)) as server, pytest.raises(ModelUnreachable) as caught:
        ask(server, base_url=server.url.replace("http://", "http://user:hunter2@"))
    assert "hunter2" not in str(caught.value)


def test_the_sdk_is_not_imported_before_a_model_is_called() -> None:
    import subprocess

    code = "import rag.writing.endpoint, sys; sys.exit('openai' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
