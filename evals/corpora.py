"""Corpora: a folder of documents, its texts as loaded, and the index the systems search."""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from evals.errors import CorpusUnknown
from evals.fingerprints import indexing_digest
from rag.settings import Settings
from vectorstore.adding.reports import Progress
from vectorstore.documents import Document, Span

_ROOT = Path(__file__).resolve().parent
_OWN = (
    "airport", "bank", "batteries", "brewery", "club", "coalition", "district", "film", "flood", "handbook", "harbour",
    "hospital", "house", "museum", "orchard", "outbreak", "patent", "republic", "software", "stoves", "trial", "wells",
)  # fmt: skip  # written for the evals
_SHIPPED = {"seeds": _ROOT.parent / "seeds", **{name: _ROOT / "corpora" / name for name in _OWN}}
_GOLD = _ROOT / "gold"

Indexing = Callable[[int, int], None]
"""Told while an index is made: how much is done, of how much."""


@dataclass(frozen=True)
class Source:
    """A document as it was loaded: the text that offsets count, and the spans that are page furniture."""

    name: str
    id: str
    text: str
    furniture: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Corpus:
    """A folder of documents; `sources` maps a path inside the folder to what was loaded from it."""

    name: str
    folder: Path
    sources: Mapping[str, Source]

    @cached_property
    def names_by_id(self) -> dict[str, str]:
        return {source.id: name for name, source in reversed(list(self.sources.items()))}

    def name_of(self, document: Document) -> str:
        """A document's path inside the folder; of two files with one content, the first."""
        return self.names_by_id.get(document.id) or relative_name(document.path, self.folder)

    def same(self, name: str) -> str:
        """The name that stands for a document and its exact copies."""
        source = self.sources.get(name)
        return self.names_by_id.get(source.id, name) if source else name


def relative_name(path: str, folder: Path) -> str:
    """`path` inside `folder`, or its last part where it lies elsewhere."""
    try:
        return Path(path).resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return Path(path).name


def shipped() -> tuple[str, ...]:
    """The corpora that come with the program."""
    return tuple(_SHIPPED)


def corpus_folder(name: str) -> Path:
    """The folder of a shipped corpus, or of the user's own. Raises CorpusUnknown."""
    folder = _SHIPPED.get(name) or Path(name)
    if not folder.is_dir():
        raise CorpusUnknown(
            f"There is no corpus {name!r}. Use one of {', '.join(_SHIPPED)}, `all`, or a folder with documents."
        )
    return folder


def gold_files(name: str) -> list[Path]:
    """The gold questions that come with a corpus. Raises CorpusUnknown where there are none."""
    files = sorted((_GOLD / name).glob("*.yaml")) if name in _SHIPPED else []
    if not files:
        raise CorpusUnknown(f"No gold questions come with the corpus {name!r}. Name yours with --cases FILE.")
    return files


def label_of(name: str) -> str:
    """What a corpus is called in rows: its name, or its folder's. Raises CorpusUnknown."""
    return name if name in _SHIPPED else corpus_folder(name).resolve().name


def open_corpus(name: str, settings: Settings, indexing: Indexing | None = None) -> tuple[Corpus, Settings]:
    """A corpus and the settings under which its index is searched; indexes what is new or changed, and nothing else.

    Raises CorpusUnknown, or a StoreError where the folder cannot be taken.
    """
    folder = corpus_folder(name)
    ours = name in _SHIPPED
    slug = name if ours else hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return open_folder(label_of(name), folder, settings, slug, indexing)


def open_folder(
    label: str, folder: Path, settings: Settings, slug: str, indexing: Indexing | None = None
) -> tuple[Corpus, Settings]:
    """As `open_corpus`, for any folder; `slug` names its index under the settings' home. Raises StoreError."""
    from rag import ingest
    from vectorstore.index.library import open_library

    own = replace(settings, home=_index_home(settings, slug))
    ingest([folder], settings=own, mirror=True, progress=_telling(indexing) if indexing else None)
    library = open_library(own.location)
    documents = [library.document(described.id) for described in library.documents()]
    return Corpus(label, folder, _sources(documents, folder)), own


def _telling(indexing: Indexing) -> Callable[[Progress], None]:
    """Documents done, or chunks where there is one document only."""

    def tell(state: Progress) -> None:
        if state.total > 1:
            indexing(state.done + (0 < state.chunk == state.chunks), state.total)
        elif state.chunks:
            indexing(state.chunk, state.chunks)

    return tell


def _index_home(settings: Settings, slug: str) -> Path:
    """A home of its own for each way of indexing; the homes that other versions of the program left are removed."""
    homes = settings.home / "evals" / "indexes"
    made_by = hashlib.sha256(f"{indexing_digest()}{settings.embedder}".encode()).hexdigest()[:8]
    for old in homes.glob(f"{slug}@*"):
        if old.name != f"{slug}@{made_by}":
            shutil.rmtree(old)
    return homes / f"{slug}@{made_by}"


def _sources(documents: Iterable[Document], folder: Path) -> dict[str, Source]:
    """Every file that was indexed, copies of another file included."""
    by_id = {document.id: document for document in documents}
    sources = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        document = by_id.get(hashlib.sha256(file.read_bytes()).hexdigest())
        if document:
            name = file.relative_to(folder).as_posix()
            sources[name] = Source(name, document.id, document.text, document.furniture)
    return sources
