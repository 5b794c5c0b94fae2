"""Chroma, embedded or as a server: the only file that knows it.

Vectors are always passed in: its default embedder would try to download a model. Calls are sliced: it takes at most
5,461 rows at once. The embedded store has one client a process, shared by its readers and its writer: it is used and
closed under one lock, and whoever finds it closed opens it again.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlsplit

import chromadb
import httpx
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError

from vectorstore.errors import IndexForeign, StorageFailed, VectorServerDown
from vectorstore.index.embedding import Vectors
from vectorstore.index.location import Location

_SLICE = 2000
_FINGERPRINT = "attache_embedder"
_MOST_DOCUMENTS_IN_A_FILTER = 200
_T = TypeVar("_T")
_embedded: dict[str, ClientAPI] = {}
_guard = threading.RLock()


class VectorStore:
    """The vectors of one index, by chunk id. `similarity` is the cosine, from -1 to 1.

    Raises VectorServerDown, StorageFailed or IndexForeign.
    """

    def __init__(self, location: Location, collection: str, fingerprint: str) -> None:
        self._location = location
        self._name = collection
        self._fingerprint = fingerprint
        self._collection: Collection | None = None
        self._made_with: ClientAPI | None = None

    def create(self) -> None:
        """Make the collection if it is not there; refuse one that another embedder made."""
        self._call(lambda: self._hold(self._client(), make=True))

    def upsert(self, ids: Sequence[str], vectors: Vectors, documents: Sequence[str]) -> None:
        for at in range(0, len(ids), _SLICE):
            part = slice(at, at + _SLICE)
            chosen = list(ids[part])
            self._call(
                lambda: self._opened().upsert(
                    ids=chosen,  # noqa: B023 - called at once
                    embeddings=vectors[part],  # noqa: B023
                    metadatas=[{"document": each} for each in documents[part]],  # noqa: B023
                )
            )

    def delete(self, ids: Sequence[str]) -> None:
        for at in range(0, len(ids), _SLICE):
            chosen = list(ids[at : at + _SLICE])
            self._call(lambda: self._opened().delete(ids=chosen))  # noqa: B023 - called at once

    def missing(self, ids: Sequence[str]) -> set[str]:
        """Which of the ids have no vector."""
        absent = set(ids)
        for at in range(0, len(ids), _SLICE):
            chosen = list(ids[at : at + _SLICE])
            absent -= set(self._call(lambda: self._opened().get(ids=chosen, include=[]))["ids"])  # noqa: B023
        return absent

    def query(self, vector: Vectors, limit: int, documents: Sequence[str] | None = None) -> list[tuple[str, float]]:
        """The nearest chunks as (chunk id, similarity), nearest first; `documents` restricts to those ids."""
        where: Any = None
        if documents is not None and len(documents) <= _MOST_DOCUMENTS_IN_A_FILTER:
            where = {"document": {"$in": list(documents)}} if documents else None
        found = self._call(
            lambda: self._opened().query(
                query_embeddings=vector[None, :], n_results=limit, where=where, include=["distances"]
            )
        )
        distances = found["distances"] or [[]]
        return [(key, 1.0 - float(distance)) for key, distance in zip(found["ids"][0], distances[0], strict=True)]

    def reopen(self) -> None:
        """Forget what is held in memory, so that another process's writes are seen."""
        self._collection = None
        if self._location.chroma_url is None:
            with _guard:
                client = _embedded.pop(str(self._location.vectors), None)
                if client is not None:
                    client.close()  # type: ignore[attr-defined]  # Client has it, ClientAPI does not say so

    def _opened(self) -> Collection:
        if self._location.chroma_url and self._collection is not None:
            return self._collection
        client = self._client()
        if self._collection is None or client is not self._made_with:
            return self._hold(client)
        return self._collection

    def _hold(self, client: ClientAPI, make: bool = False) -> Collection:
        if make:
            collection = client.get_or_create_collection(
                self._name,
                metadata={_FINGERPRINT: self._fingerprint},
                configuration={"hnsw": {"space": "cosine"}},
                embedding_function=None,
            )
        else:
            collection = client.get_collection(self._name, embedding_function=None)
        self._check_embedder(collection)
        self._collection, self._made_with = collection, client
        return collection

    def _check_embedder(self, collection: Collection) -> None:
        made_by = (collection.metadata or {}).get(_FINGERPRINT)
        if made_by != self._fingerprint:
            raise IndexForeign(
                "The collection {name} was made by embedder {found!r}, not {wanted!r}. "
                "Run `attache ingest --rebuild` to embed everything anew, or choose another ATTACHE_HOME.",
                name=self._name,
                found=made_by,
                wanted=self._fingerprint,
            )

    def _client(self) -> ClientAPI:
        if self._location.chroma_url:
            return _server_client(self._location.chroma_url)
        path = str(self._location.vectors)
        if path not in _embedded:
            _embedded[path] = chromadb.PersistentClient(path, settings=Settings(anonymized_telemetry=False))
        return _embedded[path]

    def _call(self, action: Callable[[], _T]) -> _T:
        try:
            if self._location.chroma_url:
                return action()
            with _guard:
                return action()
        except NotFoundError:
            raise IndexForeign(
                "The vectors of {home} are gone. Run `attache ingest` again to make them anew.",
                home=self._location.home,
            ) from None
        except (httpx.HTTPError, ConnectionError) as error:
            raise self._down(error) from error
        except ValueError as error:
            if self._location.chroma_url:
                raise self._down(error) from error
            raise
        except (ChromaError, OSError, RuntimeError) as error:
            raise StorageFailed(
                "The vector store in {folder} refused ({error}). "
                "Check free space and permissions, then run `attache ingest` again.",
                folder=self._location.vectors,
                error=error,
            ) from error

    def _down(self, error: Exception) -> VectorServerDown:
        return VectorServerDown(
            "The Chroma server at {address} does not answer ({error}). "
            "Start it, or unset ATTACHE_CHROMA_URL to use the embedded store.",
            address=self._location.chroma_url,
            error=error,
        )


def _server_client(url: str) -> ClientAPI:
    parts = urlsplit(url if "//" in url else f"http://{url}")
    return chromadb.HttpClient(
        host=parts.hostname or "localhost",
        port=parts.port or (443 if parts.scheme == "https" else 8000),
        ssl=parts.scheme == "https",
        settings=Settings(anonymized_telemetry=False),
    )
