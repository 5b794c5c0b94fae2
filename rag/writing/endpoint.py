"""Calling a model: any endpoint that speaks OpenAI's chat completions. The only file of this package with the SDK."""

import importlib
import socket
import ssl
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from rag.errors import ModelFailed, ModelGarbled
from rag.settings import Settings
from rag.usage import Usage
from rag.writing.reply import Finished, read_reply
from rag.writing.served_model import LONGEST_WAIT, Again, ServedModel

if TYPE_CHECKING:
    import openai

_TIMEOUTS_A_CALL = 10
_HEADERS_SENT = {
    "host", "accept", "connection", "user-agent", "content-type", "content-length", "authorization",
    "x-stainless-raw-response",  # the SDK reads its own mark back from the request
}  # fmt: skip


@dataclass(frozen=True)
class Ended:
    """How a model's answer ended: by itself or at a length limit, and the tokens it took; None where unknown."""

    complete: bool
    usage: Usage | None = None


def stream_text(messages: Sequence[Mapping[str, str]], settings: Settings) -> Generator[str, None, Ended]:
    """Yield the model's answer as it is written; returns how it ended.

    A silence of `settings.timeout` seconds ends the call. Refused connections, 429 and 5xx are tried again
    `settings.retries` times while nothing has been yielded; a time-out is not. Raises ModelFailed's kinds, at any time,
    with the tokens that the endpoint counted all the same.
    """
    served = ServedModel.of(settings)
    attempt = 0
    usage: Usage | None = None
    while True:
        written = False
        try:
            for event in _once(served, messages, settings.timeout):
                if isinstance(event, Finished):
                    return Ended(event.reason != "length", usage)
                if isinstance(event, Usage):
                    usage = event
                    continue
                written = True
                yield event
        except ModelFailed as failure:
            failure.usage = usage
            raise
        except Again as again:
            wait = again.delay(attempt)
            if written:
                again.failure = ModelGarbled("{who} broke off before the end of its answer. Ask again.", who=served.who)
            if written or attempt >= settings.retries or wait > min(LONGEST_WAIT, settings.timeout):
                again.failure.usage = usage
                raise again.failure from None
            time.sleep(wait)
        attempt += 1


def _once(
    served: ServedModel, messages: Sequence[Mapping[str, str]], timeout: float
) -> Iterator[str | Usage | Finished]:
    import openai

    transport = _transport()
    try:
        with _client(served, timeout) as client, _response(client, served, messages) as response:
            yield from read_reply(_until(response.iter_bytes(), served, timeout), served.who)
    except ModelGarbled as error:
        raise ModelGarbled(error.message.told(served.hide)) from None
    # `from None` throughout: the vendor's exception can repeat headers, or a body that holds the key.
    except openai.APIStatusError as error:
        said = error.body.get("message") if isinstance(error.body, dict) else ""
        raise served.status(error.status_code, error.response.headers.get("retry-after"), str(said or "")) from None
    except (openai.APIConnectionError, transport.TransportError) as error:
        raise _connection_failure(error, served, timeout) from None
    except (openai.OpenAIError, transport.HTTPError, transport.StreamError, transport.InvalidURL) as error:
        kind = type(error).__name__
        raise ModelGarbled(
            "{who} cannot be used ({kind}). Check OPENAI_BASE_URL and ATTACHE_MODEL.", who=served.who, kind=kind
        ) from None


@contextmanager
def _response(client: "openai.OpenAI", served: ServedModel, messages: Sequence[Mapping[str, str]]) -> Iterator[Any]:
    """The open reply; an endpoint that refuses to count tokens in a stream is asked once more without."""
    import openai

    create = client.chat.completions.with_streaming_response.create
    request: dict[str, Any] = {"model": served.name, "messages": [_sendable(m) for m in messages], "stream": True}
    with ExitStack() as opened:
        response = None
        try:
            response = opened.enter_context(create(**request, stream_options={"include_usage": True}))
        except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
            if "stream_options" not in str(error.body):
                raise
        if response is None:
            response = opened.enter_context(create(**request))
        yield response


def _transport() -> Any:
    """The HTTP library beneath the SDK, httpx or httpx2 by version; faults inside a stream surface as that one's."""
    import openai

    base = openai.DefaultHttpxClient.__mro__[1]
    return importlib.import_module(base.__module__.partition(".")[0])


@cache
def _certificates() -> ssl.SSLContext:
    """The certificates to trust; reading them takes longer than a call on loopback."""
    context: ssl.SSLContext = _transport().create_ssl_context()
    return context


def _client(served: ServedModel, timeout: float) -> "openai.OpenAI":
    import openai

    def keep_to_ours(request: Any) -> None:
        """The SDK reads organisation, project and further headers from the environment; none of them was asked for."""
        for name in [name for name in request.headers if name.lower() not in _HEADERS_SENT]:
            del request.headers[name]
        request.headers["Authorization"] = f"Bearer {served.key}"

    # A redirect would carry the documents to a host that nobody named.
    http = openai.DefaultHttpxClient(
        timeout=timeout, follow_redirects=False, verify=_certificates(), event_hooks={"request": [keep_to_ours]}
    )
    return openai.OpenAI(api_key=served.key, base_url=served.url, timeout=timeout, max_retries=0, http_client=http)


def _sendable(message: Mapping[str, str]) -> dict[str, str]:
    """Lone surrogates cannot be sent."""
    return {name: text.encode("utf-8", "replace").decode("utf-8") for name, text in message.items()}


def _until(chunks: Iterator[bytes], served: ServedModel, timeout: float) -> Iterator[bytes]:
    """The chunks of a call no longer than some time-outs: a trickle would put the time-out off for ever."""
    longest = _TIMEOUTS_A_CALL * timeout
    end = time.monotonic() + longest
    for chunk in chunks:
        if time.monotonic() > end:
            raise served.endless(longest)
        yield chunk


def _connection_failure(error: Exception, served: ServedModel, timeout: float) -> ModelFailed | Again:
    import openai

    transport, causes = _transport(), list(_causes(error))
    if isinstance(error, (openai.APITimeoutError, transport.TimeoutException)):
        return served.silent(timeout)
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return served.unknown_host()
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return served.untrusted()
    if any(isinstance(cause, transport.ConnectError) for cause in causes):
        return served.nobody_there()
    return served.connection_broken()


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
