"""An index opened for writing, by one process at a time; opening it heals what a killed writer left."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from vectorstore.catalog import Catalog
from vectorstore.chunking import chunk_document, embedded_text
from vectorstore.documents import Chunk, Document
from vectorstore.embedding import Embedder, open_embedder
from vectorstore.location import Location
from vectorstore.locking import writer_lock
from vectorstore.vectors import VectorStore

_BATCH = 32


class Writer:
    """Stores documents whole or not at all. Made by `open_writer`."""

    def __init__(self, catalog: Catalog, vectors: VectorStore, embedder: Embedder) -> None:
        self.catalog = catalog
        self._vectors = vectors
        self._embedder = embedder

    def heal(self) -> None:
        """Delete vectors nobody owns, and withdraw documents whose vectors are gone."""
        self.sweep()
        missing = self._vectors.missing(self.catalog.all_chunk_ids())
        if missing:
            self.catalog.remove_documents_of(missing)
            self.sweep()

    def sweep(self) -> None:
        strays = self.catalog.strays()
        if strays:
            self._vectors.delete(strays)
            self.catalog.forget_strays(strays)

    def store(self, location: str, stamp: str, document: Document, report: Callable[[int, int], None]) -> int:
        """Embed and publish a document; the number of chunks embedded. `report` is told chunks done and in all."""
        chunks = chunk_document(document)
        present = self.catalog.chunk_ids(document.id)
        fresh = [chunk for chunk in chunks if chunk.id not in present]
        self.catalog.note_strays(chunk.id for chunk in fresh)
        for at in range(0, len(fresh), _BATCH):
            self._embed(document, fresh[at : at + _BATCH])
            report(min(at + _BATCH, len(fresh)), len(fresh))
        self.catalog.publish(location, stamp, document, chunks)
        self.sweep()
        return len(fresh)

    def remove(self, location: str) -> None:
        """Forget a location; its document goes where no other location holds it."""
        self.catalog.remove(location)
        self.sweep()

    def _embed(self, document: Document, chunks: Sequence[Chunk]) -> None:
        vectors = self._embedder.embed_passages([embedded_text(document, chunk) for chunk in chunks])
        self._vectors.upsert([chunk.id for chunk in chunks], vectors, document.id)


@contextmanager
def open_writer(location: Location, rebuild: bool = False) -> Iterator[Writer]:
    """Hold an index for writing; raises IndexLocked, IndexForeign, StorageFailed, VectorServerDown, EmbedderFailed."""
    with writer_lock(location.lock):
        embedder = open_embedder(location)
        if rebuild:
            _discard(location)
        catalog = Catalog(location.catalog, embedder.fingerprint)
        try:
            vectors = VectorStore(location, catalog.collection, embedder.fingerprint)
            vectors.create()
            writer = Writer(catalog, vectors, embedder)
            writer.heal()
            yield writer
        finally:
            catalog.close()


def _discard(location: Location) -> None:
    VectorStore(location, "", "").reopen()
    for suffix in ("", "-wal", "-shm"):
        location.catalog.with_name(location.catalog.name + suffix).unlink(missing_ok=True)
    if location.chroma_url is None:
        shutil.rmtree(location.vectors, ignore_errors=True)
