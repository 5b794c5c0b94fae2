"""Files in, visible documents out: incremental, atomic for each document, safe to kill."""

import hashlib
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vectorstore.adding.reports import FailedFile, IngestReport, Progress
from vectorstore.adding.uploads import kept_uploads
from vectorstore.describing.description import describe
from vectorstore.describing.overrides import Overrides, read_overrides
from vectorstore.documents import Chunk, Document
from vectorstore.errors import DocumentError, UnreadableFile
from vectorstore.files.folders import FoundFile, find_files, location_of, showable
from vectorstore.files.loading import check_size, load_file, load_text
from vectorstore.index.catalog import STALE
from vectorstore.index.chunking import chunk_document
from vectorstore.index.location import Location
from vectorstore.index.writing import Writer, open_writer

PIPELINE = "13"  # raise it when loading, describing or chunking change what is stored, so that files are read again
Listener = Callable[[Progress], None]


@dataclass(frozen=True)
class Prepared:
    """A document that was read, and where from; nothing of it is in the index yet."""

    location: str
    stamp: str
    document: Document
    chunks: tuple[Chunk, ...]


def prepare(path: Path, shown_as: str) -> Prepared:
    """Read a file that nothing is stated about but what it says itself. Raises DocumentError."""
    location, stamp = _storable(location_of(path), shown_as), _stamp(path, {})
    return _prepared(location, stamp, describe(load_file(path, shown_as)))


class Ingest:
    """One run over a set of files: what it did, kept as lists until `report`."""

    def __init__(self, writer: Writer, listener: Listener | None) -> None:
        self._writer = writer
        self._listener = listener
        self._stamps = writer.catalog.stamps()
        self._started = time.monotonic()
        self._lists: dict[str, list[str]] = {
            key: [] for key in ("added", "updated", "unchanged", "removed", "gone", "duplicates")
        }
        self._failed: list[FailedFile] = []
        self._embedded = 0

    def take_file(self, found: FoundFile, overrides: Overrides, done: int, total: int) -> None:
        """Bring one file's document up to date, or note why it could not be taken."""
        self._tell(Progress(done, total, found.shown_as))
        declared = overrides.for_file(found.path)
        try:
            location = _storable(location_of(found.path), found.shown_as)
            stamp = _stamp(found.path, declared)
            if self._stamps.get(location) == stamp:
                self._lists["unchanged"].append(found.shown_as)
                return
            prepared = _prepared(location, stamp, describe(load_file(found.path, found.shown_as), declared))
        except DocumentError as error:
            self._failed.append(FailedFile(found.shown_as, str(error)))
            return
        self._take(prepared, done, total)

    def take_text(self, name: str, text: str) -> None:
        """Bring a text given by the caller up to date under a name."""
        location = _storable(f"text:{name}", name)
        document = describe(load_text(name, text))
        prepared = _prepared(location, f"{PIPELINE}:{document.id}", document)
        if self._stamps.get(prepared.location) == prepared.stamp:
            self._lists["unchanged"].append(name)
        else:
            self._take(prepared, 0, 1)

    def take_again(self, files: Sequence[FoundFile], overrides: Mapping[Path, Overrides]) -> None:
        """Describe anew, each under its own name, the contents that bore the name of a file gone or changed since."""
        stale = {location for location, stamp in self._stamps.items() if stamp == STALE}
        for index, found in enumerate(files if stale else ()):
            if location_of(found.path) in stale:
                self._forget_outcome(found.shown_as)
                self.take_file(found, overrides[found.path.parent], index, len(files))

    def note_gone(
        self, folders: Sequence[Path], present: Sequence[FoundFile], spared: Sequence[Path] = (), *, forget: bool
    ) -> None:
        """Note what was ingested from these folders and is not there any more; forget it only where that is asked.

        A folder among `present` is one that could not be listed: what lies in it is kept, as in the folders `spared`.
        """
        kept = {location_of(found.path) for found in present}
        closed = [location_of(found.path) for found in present if os.path.isdir(found.path)]
        closed += map(location_of, spared)
        roots = [location_of(folder) for folder in folders]
        for location in sorted(set(self._stamps) - kept):
            place = Path(location)
            if any(map(place.is_relative_to, roots)) and not any(map(place.is_relative_to, closed)):
                if not forget:
                    self._lists["gone"].append(location)
                    continue
                stale = self._writer.remove(location)
                self._stamps |= dict.fromkeys(stale, STALE)
                del self._stamps[location]
                self._lists["removed"].append(location)

    def finish(self) -> None:
        """Make the vectors that an earlier run left pending."""
        for document_id in dict.fromkeys(chunk.document_id for chunk in self._writer.catalog.pending()):
            document = self._writer.catalog.document(document_id)
            path = document.path if document else ""

            def tell(chunk: int, chunks: int, path: str = path) -> None:
                self._tell(Progress(0, 1, path, chunk, chunks))

            self._embedded += self._writer.embed(document_id, tell)

    def report(self, skipped: Sequence[str] = ()) -> IngestReport:
        lists = {key: tuple(paths) for key, paths in self._lists.items()}
        seconds = time.monotonic() - self._started
        return IngestReport(
            **lists, failed=tuple(self._failed), skipped=tuple(skipped), embedded=self._embedded, seconds=seconds
        )

    def publish(self, prepared: Prepared) -> bool:
        """Make a document findable by its text, its vectors still to come; False where it is in the index already."""
        location, stamp, document = prepared.location, prepared.stamp, prepared.document
        known = location in self._stamps
        fresh = not self._held_elsewhere(location, document.id)
        if fresh:
            stale = self._writer.publish(location, stamp, document, prepared.chunks)
        else:
            stale = self._writer.catalog.link(location, stamp, document.id)
        self._stamps |= {**dict.fromkeys(stale, STALE), location: stamp}
        self._lists[("updated" if known else "added") if fresh else "duplicates"].append(document.path)
        return fresh

    def _take(self, prepared: Prepared, done: int, total: int) -> None:
        document = prepared.document
        if self.publish(prepared):
            self._embedded += self._writer.embed(
                document.id, lambda chunk, chunks: self._tell(Progress(done, total, document.path, chunk, chunks))
            )

    def _held_elsewhere(self, location: str, document_id: str) -> bool:
        if self._stamps.get(location, "").endswith(document_id):
            return False
        return any(s.endswith(document_id) for place, s in self._stamps.items() if place != location)

    def _forget_outcome(self, shown_as: str) -> None:
        self._lists = {key: [path for path in paths if path != shown_as] for key, paths in self._lists.items()}
        self._failed = [failed for failed in self._failed if failed.path != shown_as]

    def _tell(self, progress: Progress) -> None:
        if self._listener is not None:
            self._listener(progress)


def ingest_paths(
    location: Location,
    paths: Sequence[Path],
    *,
    mirror: bool = False,
    rebuild: bool = False,
    listener: Listener | None = None,
) -> IngestReport:
    """Bring the index up to date with files and folders; with `mirror`, forget what disappeared from the folders.

    Without it, the report says what disappeared. A rebuild reads what was added in the chat as well. Raises
    NoDocuments, OverridesInvalid and whatever `open_writer` raises; a file that cannot be taken is reported, the others
    are unaffected.
    """
    if rebuild and kept_uploads(location.uploads):
        paths = [*paths, location.uploads]
    found = find_files(paths)
    overrides = {folder: read_overrides(folder) for folder in {file.path.parent for file in found.files}}
    with open_writer(location, rebuild) as writer:
        run = Ingest(writer, listener)
        for index, file in enumerate(found.files):
            run.take_file(file, overrides[file.path.parent], index, len(found.files))
        folders = [path for path in paths if os.path.isdir(path)]
        # what was added in the chat is nobody's folder, even where the index lies inside one
        run.note_gone(folders, found.files, [location.uploads], forget=mirror)
        run.take_again(found.files, overrides)
        run.finish()
        return run.report(found.skipped)


def ingest_text(location: Location, name: str, text: str) -> IngestReport:
    """Bring one text into the index under a name. Raises DocumentError and whatever `open_writer` raises."""
    with open_writer(location) as writer:
        run = Ingest(writer, None)
        run.take_text(name, text)
        run.finish()
        return run.report()


def _prepared(location: str, stamp: str, document: Document) -> Prepared:
    return Prepared(location, stamp, document, tuple(chunk_document(document)))


def _storable(location: str, name: str) -> str:
    """The location. Raises UnreadableFile for one that is no text, which the catalog cannot hold."""
    try:
        location.encode()
    except UnicodeEncodeError as error:
        raise UnreadableFile(
            "{name}: its name, or that of a folder it lies in, is not in UTF-8. Rename it and ingest again.",
            name=showable(name),
        ) from error
    return location


def _stamp(path: Path, declared: dict[str, str]) -> str:
    check_size(path)
    try:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFile(
            "{path} cannot be read ({reason}). Check its permissions.", path=path, reason=error.strerror
        ) from error
    extra = hashlib.sha256(repr(sorted(declared.items())).encode()).hexdigest()[:8]
    return f"{PIPELINE}:{extra}:{content}"
