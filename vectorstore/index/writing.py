"""An index opened for writing, by one process at a time; opening it heals what a killed writer left."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from vectorstore.documents import Chunk, Document
from vectorstore.index.catalog import Catalog
from vectorstore.index.chunking import embedded_text
from vectorstore.index.embedding import Embedder, Vectors, open_embedder
from vectorstore.index.location import Location
from vectorstore.index.locking import writer_lock
from vectorstore.index.vectors import VectorStore

_BATCH = 32
Report = Callable[[int, int], None]


class Writer:
    """Stores documents whole: their text first, then their vectors. Made by `open_writer`."""

    def __init__(self, catalog: Catalog, vectors: VectorStore, embedder: Embedder) -> None:
        self.catalog = catalog
        self._vectors = vectors
        self._embedder = embedder

    def heal(self) -> None:
        """Delete vectors nobody owns, and note those that are gone, to be made again."""
        self.sweep()
        pending = {chunk.id for chunk in self.catalog.pending()}
        missing = self._vectors.missing([key for key in self.catalog.all_chunk_ids() if key not in pending])
        if missing:
            self.catalog.note_pending(missing)

    def sweep(self) -> None:
        strays = self.catalog.strays()
        if strays:
            self._vectors.delete(strays)
            self.catalog.forget_strays(strays)

    def publish(self, location: str, stamp: str, document: Document, chunks: Sequence[Chunk]) -> list[str]:
        """Make a document visible and findable by full text; its vectors are left to `embed`.

        The locations that are to be read again are returned: what they hold bore the name of this one.
        """
        stale = self.catalog.publish(location, stamp, document, chunks)
        self.sweep()
        return stale

    def embed(self, document_id: str, report: Report) -> int:
        """Make a document's pending vectors; their number. `report` is told chunks done and in all."""
        document, chunks = self.catalog.document(document_id), self.catalog.pending(document_id)
        if document is None:
            return 0
        for at in range(0, len(chunks), _BATCH):
            batch = chunks[at : at + _BATCH]
            self.keep(batch, self._embedder.embed_passages([embedded_text(document, chunk) for chunk in batch]))
            report(at + len(batch), len(chunks))
        return len(chunks)

    def keep(self, chunks: Sequence[Chunk], vectors: Vectors) -> None:
        """Store vectors of chunks; those of documents removed since are dropped."""
        wanted = self.catalog.still_pending([chunk.id for chunk in chunks])
        places = [place for place, chunk in enumerate(chunks) if chunk.id in wanted]
        if places:
            ids = [chunks[place].id for place in places]
            self._vectors.upsert(ids, vectors[places], [chunks[place].document_id for place in places])
            self.catalog.settle(ids)

    def remove(self, location: str) -> list[str]:
        """Forget a location; its document goes where no other location holds it. The locations to be read again."""
        stale = self.catalog.remove(location)
        self.sweep()
        return stale

    def remove_document(self, document_id: str) -> None:
        """Forget a document, wherever it lies."""
        self.catalog.remove_document(document_id)
        self.sweep()


@contextmanager
def open_writer(location: Location, rebuild: bool = False, *, check: bool = True) -> Iterator[Writer]:
    """Hold an index for writing; with `check`, every vector is looked for first, which takes longer the more there are.

    Raises IndexLocked, IndexForeign, StorageFailed, VectorServerDown, EmbedderFailed.
    """
    with writer_lock(location.lock):
        embedder = open_embedder(location)
        if rebuild:
            _discard(location)
        catalog = Catalog(location.catalog, embedder.fingerprint)
        try:
            vectors = VectorStore(location, catalog.collection, embedder.fingerprint)
            vectors.reopen()  # another process may have written since this one last looked
            vectors.create()
            writer = Writer(catalog, vectors, embedder)
            if check:
                writer.heal()
            else:
                writer.sweep()
            yield writer
        finally:
            catalog.close()


def _discard(location: Location) -> None:
    VectorStore(location, "", "").reopen()
    for suffix in ("", "-wal", "-shm"):
        location.catalog.with_name(location.catalog.name + suffix).unlink(missing_ok=True)
    if location.chroma_url is None:
        shutil.rmtree(location.vectors, ignore_errors=True)
