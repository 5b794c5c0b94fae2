"""A loopback server that speaks OpenAI's chat-completions and embeddings protocols, with a script of behaviours.

    with ModelServer(says("Hello. [1]"), fails(429, retry_after=0)) as server:
        Settings(model="m", base_url=server.url)
        server.requests  # what arrived, in order

Behaviours are used up one a request; when none is left, `otherwise` answers (by default: "Hello." and real vectors).
"""

import hashlib
import json
import math
import re
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

DIMENSION = 64


@dataclass(frozen=True)
class Received:
    """One request: its path, its headers in lower case, its JSON body."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any] = field(repr=False)

    @property
    def prompt(self) -> str:
        """All messages of a chat request, one after the other."""
        return "\n".join(message["content"] for message in self.body.get("messages", []))


class Reply:
    """What a behaviour writes with: headers, then parts, each sent at once."""

    def __init__(self, handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        self._handler = handler
        self._closing = closing

    def start(self, status: int, kind: str, headers: dict[str, str] | None = None) -> None:
        self._handler.send_response(status)
        for name, value in {"Content-Type": kind, "Connection": "close", **(headers or {})}.items():
            self._handler.send_header(name, value)
        self._handler.end_headers()

    def write(self, text: str | bytes) -> None:
        self._handler.wfile.write(text if isinstance(text, bytes) else text.encode())
        self._handler.wfile.flush()

    def whole(self, status: int, kind: str, body: str, headers: dict[str, str] | None = None) -> None:
        data = body.encode()
        self.start(status, kind, {"Content-Length": str(len(data)), **(headers or {})})
        self.write(data)

    def wait(self, seconds: float) -> None:
        """Sleep, but no longer than the server lives."""
        self._closing.wait(seconds)


Behaviour = Callable[[Received, Reply], None]


def says(
    text: str, *, piece: int = 7, finish: str | None = "stop", done: bool = True, usage: tuple[int, int] | None = None
) -> Behaviour:
    """Stream `text`, `piece` characters at a time; as one JSON body where the request does not stream.

    `usage`, tokens read and written, is told as the protocol has it: in an event of its own, to those who ask for it.
    """

    def behave(request: Received, reply: Reply) -> None:
        if not request.body.get("stream"):
            reply.whole(200, "application/json", _completion(text, finish, usage))
            return
        _begin(text, piece)(request, reply)
        reply.write(_event({}, finish) if finish else "")
        if usage and (request.body.get("stream_options") or {}).get("include_usage"):
            reply.write(f"data: {json.dumps({'choices': [], 'usage': _usage(usage)})}\n\n")
        reply.write("data: [DONE]\n\n" if done else "")

    return behave


def answers_with(write: Callable[[Received], str]) -> Behaviour:
    """Stream what `write` makes of the request."""
    return lambda request, reply: says(write(request))(request, reply)


def fails(status: int, *, retry_after: str | int | None = None, message: str = "no", code: str = "fault") -> Behaviour:
    """Refuse with an HTTP status and OpenAI's error body."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    body = json.dumps({"error": {"message": message, "type": code, "code": code}})
    return lambda request, reply: reply.whole(status, "application/json", body, headers)


def slow(seconds: float, then: Behaviour | None = None) -> Behaviour:
    """Send nothing for some seconds."""

    def behave(request: Received, reply: Reply) -> None:
        reply.wait(seconds)
        (then or says("Late."))(request, reply)

    return behave


def stalls(text: str, seconds: float = 30) -> Behaviour:
    """Stream `text`, then fall silent with the connection open."""

    def behave(request: Received, reply: Reply) -> None:
        _begin(text)(request, reply)
        reply.wait(seconds)

    return behave


def cuts(text: str) -> Behaviour:
    """Stream `text`, then close without finish_reason or [DONE]."""
    return _begin(text)


def errs_in_stream(text: str, message: str = "overloaded") -> Behaviour:
    """Stream `text`, then an error object inside the stream."""

    def behave(request: Received, reply: Reply) -> None:
        _begin(text)(request, reply)
        reply.write("data: " + json.dumps({"error": {"message": message, "code": 500}}) + "\n\n")

    return behave


def ignores_stream(text: str, usage: tuple[int, int] | None = None) -> Behaviour:
    """Answer in one JSON body although a stream was asked for."""
    return lambda request, reply: reply.whole(200, "application/json", _completion(text, "stop", usage))


def refuses_options(then: Behaviour, status: int = 400) -> Behaviour:
    """Refuse a request with `stream_options`, by name; answer one without."""
    refusal = fails(status, message="Unrecognized request argument supplied: stream_options")
    return lambda request, reply: (refusal if "stream_options" in request.body else then)(request, reply)


def sends(body: str, kind: str = "text/event-stream", status: int = 200, **headers: str) -> Behaviour:
    """Send a body as it is."""
    return lambda request, reply: reply.whole(status, kind, body, headers)


def html() -> Behaviour:
    return sends("<!DOCTYPE html><html><body>Welcome to the proxy</body></html>", "text/html")


def hangs_up() -> Behaviour:
    """Close the connection without an answer."""
    return lambda request, reply: None


def embeds(change: Callable[[list[list[float]]], Any] = lambda vectors: vectors) -> Behaviour:
    """Vectors of the request's texts, changed before they are sent."""

    def behave(request: Received, reply: Reply) -> None:
        given = request.body["input"]
        vectors = change([word_vector(text) for text in ([given] if isinstance(given, str) else given)])
        data = [{"object": "embedding", "index": i, "embedding": vector} for i, vector in enumerate(vectors)]
        body = {"object": "list", "model": request.body["model"], "data": data}
        reply.whole(200, "application/json", json.dumps(body))

    return behave


def word_vector(text: str) -> list[float]:
    """Counts of hashed words, so that texts with words in common are near; three times the unit length on purpose."""
    vector = [0.0] * DIMENSION
    for word in re.findall(r"\w+", text.casefold()):
        vector[int.from_bytes(hashlib.sha256(word.encode()).digest()[:4]) % DIMENSION] += 1.0
    length = math.sqrt(sum(value * value for value in vector)) or 1.0
    return [3.0 * value / length for value in vector]


class ModelServer:
    """The server; `url` is its base address. Use as a context manager."""

    def __init__(self, *script: Behaviour, otherwise: Behaviour | None = None) -> None:
        self.script: deque[Behaviour] = deque(script)
        self.otherwise = otherwise
        self.requests: list[Received] = []
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> "ModelServer":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                request = Received(self.path, {k.lower(): v for k, v in self.headers.items()}, body)
                server.requests.append(request)
                try:
                    server._next(request)(request, Reply(self, server._closing))
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True  # the client gave up, as some tests want it to

            def log_message(self, format: str, *args: Any) -> None:
                """Keep the test's output clean."""

        return Handler

    def _next(self, request: Received) -> Behaviour:
        if self.script:
            return self.script.popleft()
        if self.otherwise:
            return self.otherwise
        known: dict[str, Behaviour] = {"/v1/chat/completions": says("Hello."), "/v1/embeddings": embeds()}
        return known.get(request.path, fails(404, message="unknown path"))


def _begin(text: str, piece: int = 7) -> Behaviour:
    def behave(request: Received, reply: Reply) -> None:
        reply.start(200, "text/event-stream; charset=utf-8")
        reply.write(_event({"role": "assistant", "content": ""}))
        for start in range(0, len(text), piece):
            reply.write(_event({"content": text[start : start + piece]}))

    return behave


def _event(delta: dict[str, str], finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return f"data: {json.dumps({'id': 'x', 'object': 'chat.completion.chunk', 'choices': [choice]})}\n\n"


def _completion(text: str, finish: str | None, usage: tuple[int, int] | None = None) -> str:
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    counted = {"usage": _usage(usage)} if usage else {}
    return json.dumps({"id": "x", "object": "chat.completion", "choices": [choice], **counted})


def _usage(usage: tuple[int, int]) -> dict[str, int]:
    read, written = usage
    return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}


def passages_of(request: Received) -> Sequence[str]:
    """The passages in a prompt, so that a scripted model can quote or twist them."""
    return re.findall(r"<<<\n(.*?)\n>>>", request.prompt, re.S)
