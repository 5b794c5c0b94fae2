"""The reading side: search, documents, always as fresh as the last finished ingest."""

import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vectorstore.documents import Chunk
from vectorstore.errors import IndexMissing
from vectorstore.index.embedding import Embedder, Vectors, open_embedder
from vectorstore.index.location import Location
from vectorstore.index.lookups import Lookups
from vectorstore.index.schema import open_for_reading, translated
from vectorstore.index.unembedded import MOST, Unembedded

if TYPE_CHECKING:
    from vectorstore.index.vectors import VectorStore

_ENOUGH = 8


class Library(Lookups):
    """An index opened for reading; safe to use from several threads.

    Raises IndexMissing, IndexForeign, StorageFailed, VectorServerDown or EmbedderFailed.
    """

    def __init__(self, location: Location) -> None:
        self.location = location
        if not location.catalog.exists():
            open_for_reading(location.catalog)
        self.embedder: Embedder = open_embedder(location)
        super().__init__(open_for_reading(location.catalog, self.embedder.fingerprint), location.catalog)
        self._identity = _identity(location.catalog)
        self._generation = -1
        self.searched = float("-inf")
        """When it was last searched, by the monotonic clock: what is done in the background gives way to questions."""
        self._unembedded = Unembedded(self.embedder, self.document)
        self._store: VectorStore | None = None
        self.refresh()

    def refresh(self) -> int:
        """Notice what other processes have written since; the generation number that is now read."""
        with self._lock, translated(self.location.catalog):
            if _identity(self.location.catalog) != self._identity:
                raise IndexMissing("The index in {home} was replaced. Open it again.", home=self.location.home)
            row = self._connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
            if int(row[0]) != self._generation:
                self._forget()
                if self._store is not None and self._generation >= 0:
                    self._store.reopen()
                self._generation = int(row[0])
        return self._generation

    def dense(
        self,
        vector: Vectors,
        limit: int,
        documents: Sequence[str] | None = None,
        near: Sequence[tuple[Chunk, float]] = (),
    ) -> list[tuple[Chunk, float]]:
        """The nearest visible chunks with their cosine similarity, nearest first.

        Of those that have no vector yet at most eight are embedded on the fly: what full text found, or, where it found
        too little that can be trusted, the openings of their documents as well.
        """
        self.searched = time.monotonic()
        wanted = limit if documents is None else limit * 2
        found = self.vectors.query(vector, max(1, wanted), documents)
        chunks = {chunk.id: chunk for chunk in self._chunks([key for key, _ in found])}
        allowed = None if documents is None else set(documents)
        hits = [(chunks[key], similarity) for key, similarity in found if key in chunks]
        hits = [hit for hit in hits if allowed is None or hit[0].document_id in allowed]
        late = self._unembedded.similar(vector, self._pending_near(near, allowed))
        known = {chunk.id for chunk, _ in late}
        both = [*late, *(hit for hit in hits if hit[0].id not in known)]
        return sorted(both, key=lambda hit: -hit[1])[:limit] if late else hits[:limit]

    def _pending_near(self, near: Sequence[tuple[Chunk, float]], allowed: set[str] | None) -> list[Chunk]:
        waiting = self.pending_chunks([chunk.id for chunk, _ in near])
        found = [chunk for chunk, _ in near if chunk.id in waiting]
        if sum(trust >= 1.0 for _, trust in near) >= _ENOUGH:
            return found
        openings = self.pending_openings(MOST if allowed is None else -1)
        known = {chunk.id for chunk in found}
        mine = [c for c in openings if c.id not in known and (allowed is None or c.document_id in allowed)]
        return [*found, *mine]

    @property
    def vectors(self) -> "VectorStore":
        with self._lock:
            if self._store is None:
                from vectorstore.index.vectors import VectorStore

                name = str(self._rows("SELECT value FROM meta WHERE key = 'collection'", ())[0][0])
                self._store = VectorStore(self.location, name, self.embedder.fingerprint)
            return self._store

    def close(self) -> None:
        with self._lock:
            super().close()
            if self._store is not None:
                self._store.reopen()


def _identity(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except FileNotFoundError:
        raise IndexMissing("The index in {home} is gone. Run `attache ingest PATH` again.", home=path.parent) from None
    return status.st_dev, status.st_ino


_open: dict[Location, Library] = {}
_open_guard = threading.Lock()


def open_library(location: Location) -> Library:
    """The index at a location, opened once a process and refreshed on each call."""
    with _open_guard:
        library = _open.get(location)
        if library is not None:
            try:
                library.refresh()
                return library
            except IndexMissing:
                library.close()
                del _open[location]
        _open[location] = Library(location)
        return _open[location]


def close_library(location: Location) -> None:
    """Let go of the index at a location: files and memory; it is opened again when it is next asked for."""
    with _open_guard:
        library = _open.pop(location, None)
    if library is not None:
        library.close()
