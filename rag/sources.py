"""The documents behind the answers: putting them in, listing them, reading one."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rag.reading.reader import ENGLISH, open_multilingual_reader, open_reader
from rag.settings import Settings
from vectorstore.adding.reports import IngestReport, Progress
from vectorstore.documents import Document
from vectorstore.errors import IndexMissing
from vectorstore.index.library import open_library
from vectorstore.index.lookups import Pending


def ingest(
    paths: Sequence[Path | str],
    *,
    settings: Settings | None = None,
    mirror: bool = False,
    rebuild: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> IngestReport:
    """Bring the index up to date with files and folders; with `mirror`, forget what disappeared from the folders.

    A file that cannot be taken is in the report's `failed`, the others are unaffected; what disappeared and was not
    forgotten is in `gone`. Raises StoreError.
    """
    from vectorstore.adding.ingest import ingest_paths

    location = (settings or Settings.load()).location
    return ingest_paths(location, [Path(path) for path in paths], mirror=mirror, rebuild=rebuild, listener=progress)


def ingest_text(name: str, text: str, *, settings: Settings | None = None) -> IngestReport:
    """Bring a text into the index under a name. Raises StoreError."""
    from vectorstore.adding.ingest import ingest_text as take

    return take((settings or Settings.load()).location, name, text)


def warm(settings: Settings) -> None:
    """Load what the first question would wait for: embedder, index, vector store, reader. Raises StoreError.

    The reader of other languages too where there are documents in one; else a first question in one waits for it.
    """
    open_reader()
    library = open_library(settings.location)
    if set(library.languages().values()) - {None, ENGLISH}:
        open_multilingual_reader()
    library.vectors.query(library.embedder.embed_query("warm"), 1)


def documents(settings: Settings | None = None) -> tuple[Document, ...]:
    """Every document's description in order of path, the text left empty. Raises IndexMissing without an index."""
    return open_library((settings or Settings.load()).location).documents()


def pending(settings: Settings | None = None) -> Mapping[str, Pending]:
    """The documents, by id, whose vectors are still being made: meanwhile they answer by their text.

    Raises IndexMissing without an index.
    """
    return open_library((settings or Settings.load()).location).pending()


def generation(settings: Settings | None = None) -> int:
    """A number that is raised whenever documents are added, removed or have all their vectors; 0 without an index.

    Raises StoreError where there is one that cannot be read.
    """
    try:
        return open_library((settings or Settings.load()).location).refresh()
    except IndexMissing:
        return 0


def document(document_id: str, settings: Settings | None = None) -> Document:
    """One document with its text. Raises IndexMissing when it is not there."""
    return open_library((settings or Settings.load()).location).document(document_id)
