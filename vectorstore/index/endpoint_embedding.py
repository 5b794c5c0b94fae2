"""Text to vectors by any OpenAI-compatible embeddings endpoint. The only file of this package that knows the SDK."""

import importlib
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from vectorstore.errors import EmbedderFailed
from vectorstore.index.embedding import Vectors
from vectorstore.remarks import Remark

if TYPE_CHECKING:
    import openai

_DEFAULT_URL = "https://api.openai.com/v1"
_NO_KEY = "none"  # the SDK insists on a key; servers without accounts ignore it
_MOST_TEXTS = 64
_MOST_CHARACTERS = 100_000
_LONGEST_TEXT = 8_000  # endpoints refuse texts over some 8,000 tokens; a chunk is far shorter
_TIMEOUT = 60.0
_RETRIES = 3
_HEADERS_SENT = {
    "host", "accept", "connection", "user-agent", "content-type", "content-length", "authorization",
    "accept-encoding", "x-stainless-raw-response",  # the SDK reads its own mark back from the request
}  # fmt: skip


class EndpointEmbedder:
    """An embedding model at an address; None for the address means OpenAI's own. Nothing is sent before it is used.

    Raises EmbedderFailed when the address or the key cannot be meant.
    """

    def __init__(
        self, model: str, base_url: str | None, api_key: str | None, timeout: float = _TIMEOUT, retries: int = _RETRIES
    ) -> None:
        self._model = model
        self._url = base_url or _DEFAULT_URL
        self._host = _host(self._url)
        self._key = (api_key or _NO_KEY).strip() or _NO_KEY
        self._timeout = timeout
        self._retries = retries
        self._made: openai.OpenAI | None = None
        self._dimension = 0
        self._guard = threading.Lock()
        if not self._key.isascii() or not self._key.isprintable() or " " in self._key:
            raise EmbedderFailed(
                "The key for {host} holds characters that no key has. Copy OPENAI_API_KEY again.", host=self._host
            )

    @property
    def fingerprint(self) -> str:
        return f"openai:{self._model}@{self._host}"

    @property
    def dimension(self) -> int:
        """Floats in a vector; the first use asks the endpoint for one. Raises EmbedderFailed."""
        if not self._dimension:
            self._embed(["dimension"])
        return self._dimension

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimension), in as many requests as bounds on their size ask for."""
        found = [self._embed(batch) for batch in _batches(texts)]
        return np.concatenate(found) if found else np.zeros((0, self.dimension), dtype=np.float32)

    def embed_query(self, text: str) -> Vectors:
        """The unit vector of a question, shape (dimension,)."""
        vector: Vectors = self._embed([_sendable(text)])[0]
        return vector

    def _embed(self, texts: Sequence[str]) -> Vectors:
        with self._translated():
            reply = self._client().embeddings.with_raw_response.create(
                model=self._model, input=list(texts), encoding_format="float"
            )
            body = reply.http_response.json()
        return self._checked(body, len(texts))

    def _checked(self, body: Any, count: int) -> Vectors:
        """The vectors of a reply, in the order of the texts and of unit length."""
        try:
            rows = sorted(body["data"], key=lambda row: int(row["index"]))
            vectors: Vectors = np.array([row["embedding"] for row in rows], dtype=np.float32)
        except (TypeError, KeyError, ValueError):
            raise self._failed(_GARBLED, _ADDRESS) from None
        if len(rows) != count or [row["index"] for row in rows] != list(range(count)):
            sent = Remark("sent {vectors} vectors for {texts} texts", vectors=len(rows), texts=count)
            raise self._failed(sent, _ANOTHER)
        if vectors.ndim != 2 or not vectors.shape[1]:
            raise self._failed(Remark("sent vectors without numbers"), _ANOTHER)
        return self._unit(vectors)

    def _unit(self, vectors: Vectors) -> Vectors:
        lengths = np.linalg.norm(vectors.astype(np.float64), axis=1, keepdims=True)
        if not np.isfinite(lengths).all() or not lengths.all():
            what = Remark("sent a vector that has no direction (NaN, infinite or all zero)")
            raise self._failed(what, Remark("Use another model."))
        with self._guard:
            self._dimension = self._dimension or vectors.shape[1]
        if vectors.shape[1] != self._dimension:
            change = Remark(
                "changed from {before} to {now} numbers a vector", before=self._dimension, now=vectors.shape[1]
            )
            raise self._failed(change, Remark("Make the index again with one model."))
        unit: Vectors = (vectors / lengths).astype(np.float32)
        return unit

    def _client(self) -> "openai.OpenAI":
        import openai

        def keep_to_ours(request: Any) -> None:
            """The SDK reads organisation, project and further headers from the environment; none was asked for."""
            for name in [name for name in request.headers if name.lower() not in _HEADERS_SENT]:
                del request.headers[name]
            request.headers["Authorization"] = f"Bearer {self._key}"

        with self._guard:
            if self._made is None:
                # A redirect would carry the documents to a host that nobody named.
                http = openai.DefaultHttpxClient(
                    timeout=self._timeout, follow_redirects=False, event_hooks={"request": [keep_to_ours]}
                )
                self._made = openai.OpenAI(
                    api_key=self._key,
                    base_url=self._url,
                    timeout=self._timeout,
                    max_retries=self._retries,
                    http_client=http,
                )
            return self._made

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turn the vendor's failures into ours; `from None`, since theirs can repeat headers that hold the key."""
        import openai

        transport = importlib.import_module(openai.DefaultHttpxClient.__mro__[1].__module__.partition(".")[0])
        try:
            yield
        except openai.APITimeoutError:
            silent = Remark("was silent for {seconds:g} seconds", seconds=self._timeout)
            raise self._failed(silent, Remark("Try again later.")) from None
        except (openai.APIConnectionError, transport.TransportError):
            step = Remark("Start its server, or check OPENAI_BASE_URL.")
            raise self._failed(Remark("does not answer"), step) from None
        except openai.APIStatusError as error:
            raise self._refused(error.status_code) from None
        except (openai.OpenAIError, transport.HTTPError, transport.InvalidURL, ValueError, RecursionError):
            raise self._failed(_GARBLED, _ADDRESS) from None

    def _refused(self, status: int) -> EmbedderFailed:
        if status in (401, 403):
            what = Remark("refused the key (HTTP {status})", status=status)
            return self._failed(what, Remark("Set OPENAI_API_KEY to a key for {host}.", host=self._host))
        if status == 404:
            step = Remark("Check ATTACHE_EMBEDDER. {address}", address=_ADDRESS)
            return self._failed(Remark("is not known there (HTTP 404)"), step)
        if status == 429 or status >= 500:
            what = Remark("takes no requests now (HTTP {status})", status=status)
            return self._failed(what, Remark("Try again later, or check your quota there."))
        what = Remark("did not accept the texts (HTTP {status})", status=status)
        return self._failed(what, Remark("Check ATTACHE_EMBEDDER and OPENAI_BASE_URL."))

    def _failed(self, what: Remark, next_step: Remark) -> EmbedderFailed:
        return EmbedderFailed(
            "The embedding model {model} at {host} {what}. {next_step}",
            model=self._model,
            host=self._host,
            what=what,
            next_step=next_step,
        )


_ADDRESS = Remark("Check that OPENAI_BASE_URL is the address of an OpenAI-compatible API; most end in /v1.")
_ANOTHER = Remark("Use another endpoint.")
_GARBLED = Remark("sent something that is not the embeddings protocol")


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """The texts in order, in runs of bounded count and length."""
    batch: list[str] = []
    length = 0
    for text in map(_sendable, texts):
        if batch and (len(batch) == _MOST_TEXTS or length + len(text) > _MOST_CHARACTERS):
            yield batch
            batch, length = [], 0
        batch.append(text)
        length += len(text)
    if batch:
        yield batch


def _sendable(text: str) -> str:
    """Lone surrogates cannot be sent, and endpoints refuse a text that is empty or very long."""
    return text[:_LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8").replace("\0", " ") or " "


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EmbedderFailed(
            "The embedder's address is no web address. Set OPENAI_BASE_URL to one like http://host/v1."
        )
    return f"{parts.hostname}:{port}" if port else parts.hostname
