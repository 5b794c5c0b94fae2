"""Adding documents while others ask: one thread reads what is handed in, and makes vectors when nothing waits.

A document can be asked about as soon as its text is stored; its vectors follow in small batches. The index is locked
only while something is written, and what a killed program leaves behind is taken up by the next one that starts.
"""

import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import numpy as np

from vectorstore.adding.arrivals import Arrival, Arrivals, ArrivalState
from vectorstore.adding.ingest import Ingest, Prepared, prepare
from vectorstore.adding.uploads import discard_uploads, forget_attempts, keep_upload, kept_uploads, note_attempt
from vectorstore.describing.description import describe
from vectorstore.documents import Chunk, LoadedFile
from vectorstore.errors import BrokenDocument, DocumentError, IndexLocked, IndexMissing, StoreError, UnreadableFile
from vectorstore.files.folders import location_of
from vectorstore.index.chunking import chunk_document, embedded_text
from vectorstore.index.embedding import Vectors
from vectorstore.index.library import Library, open_library
from vectorstore.index.location import Location
from vectorstore.index.writing import Writer, open_writer
from vectorstore.remarks import Remark

_STORED_TOGETHER = 32
_EMBEDDED_TOGETHER = 4  # a question waits for at most these, under a second
_ANSWERING = 2.0  # seconds after its search that a question may still need the embedder
_LONGEST_WAIT = 6.0
_BREATH = 0.01  # seconds in which a question that waits gets hold of the embedder
_PAUSE = 1.0  # seconds until a locked index is tried again
_SETTLING = 2.0  # seconds that the rest of the program has for its own start
_LONG_PAUSE = 30.0  # seconds until an embedder or store that failed is
_BUSY = Remark("Another program is adding documents; this one follows as soon as it has finished.")
_KNOWN = Remark("These very contents are in the library already.")
_T = TypeVar("_T")


class Intake:
    """The documents on their way into one index. `start` begins the work, `close` ends it after the step in hand."""

    def __init__(self, location: Location) -> None:
        self._location = location
        self._arrivals = Arrivals()
        self._jobs: queue.Queue[tuple[int, Path] | None] = queue.Queue()
        self._left: list[Path] = []
        self._put_off: deque[tuple[int, Path]] = deque()
        self._due = 0.0  # when what was left or put off is tried again
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="intake", daemon=True)
        self.trouble: str = ""
        """Why vectors cannot be made at the moment, with the next step; empty where they can."""

    def start(self) -> None:
        """Begin, with what an earlier program left unread."""
        self._left = kept_uploads(self._location.uploads)
        self._thread.start()

    def close(self) -> None:
        self._closing.set()
        self._jobs.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=5.0)

    def add(self, given: Path, name: str) -> int:
        """Take a file that was handed in as `name`; its number among the arrivals, where it stands why it is refused,
        if it is."""
        try:
            kept = keep_upload(self._location.uploads, given, name)
        except StoreError as error:
            given.unlink(missing_ok=True)
            return self.refuse(name, error.message)
        number = self._arrivals.begin(kept.name)
        self._jobs.put((number, kept))
        return number

    def refuse(self, name: str, reason: str) -> int:
        """Note a file that is not taken, and why; its number among the arrivals."""
        return self._arrivals.begin(name, ArrivalState.FAILED, reason)

    def dismiss(self, number: int) -> None:
        """Forget an arrival that failed or is ready."""
        self._arrivals.dismiss(number)

    def arrivals(self) -> tuple[Arrival, ...]:
        """Every file added since the program started, newest last."""
        with suppress(StoreError):  # they are told whatever state the index is in
            self._arrivals.settle(set(open_library(self._location).pending()))
        return self._arrivals.all()

    def remove(self, document_id: str) -> None:
        """Forget a document, and delete its file if it was added here. Raises StoreError, within two seconds."""
        with open_writer(self._location, check=False) as writer:
            discard_uploads(self._location.uploads, writer.catalog.locations(document_id))
            writer.remove_document(document_id)

    def _run(self) -> None:
        self._resume()
        pause: float | None = _SETTLING
        warm = False
        while not self._closing.is_set():
            try:
                job = self._jobs.get(timeout=pause)
            except queue.Empty:
                warm = warm or _warmed()
                pause = _sooner(self._retry(), self._embed())
                continue
            if job is not None:
                self._take(*job)
            pause = 0.0

    def _retry(self) -> float | None:
        """Take up a file that trouble with the store kept waiting; the seconds until the next is due, None: none is."""
        if self._put_off and time.monotonic() >= self._due:
            self._take(*self._put_off.popleft())
        if self._left and time.monotonic() >= self._due:
            self._resume()
        return max(0.0, self._due - time.monotonic()) if self._put_off or self._left else None

    def _resume(self) -> None:
        """Queue the files kept that the index does not know: the program was ended before it read them."""
        try:
            known = open_library(self._location).locations()
        except IndexMissing:
            known = set()
        except StoreError as error:
            self.trouble = error.message
            self._due = time.monotonic() + _LONG_PAUSE
            return
        left, self._left = self._left, []
        for path in left:
            if location_of(path) not in known:
                self._jobs.put((self._arrivals.begin(path.name, left=True), path))

    def _take(self, number: int, path: Path) -> None:
        self._arrivals.change(number, state=ArrivalState.READING, note="")
        try:
            prepared = self._read(path)
            fresh = self._written(lambda writer: Ingest(writer, None).publish(prepared), number)
        except UnreadableFile as error:  # the disk's fault: it may be readable at the next start
            self._fail(number, error.message)
        except DocumentError as error:
            self._refuse(number, path, error.message)
        except StoreError as error:
            self._wait(number, path, error.message)
        except Exception:
            logging.getLogger(__name__).exception("storing %r", path.name)
            self._fail(number, _unstored(path.name))
        else:
            self._taken(number, prepared, fresh)

    def _read(self, path: Path) -> Prepared:
        """What a kept file holds. Whatever trouble comes after it is not the file's."""
        try:
            note_attempt(path)
            return prepare(path, path.name)
        except StoreError:
            raise
        except Exception as error:  # one hostile file must not end the thread that reads all the others
            logging.getLogger(__name__).exception("reading %r", path.name)
            raise BrokenDocument(
                "{name}: reading it failed through a defect of the program. "
                "Report it, and convert the file to another kind.",
                name=path.name,
            ) from error
        finally:
            forget_attempts(path)

    def _taken(self, number: int, prepared: Prepared, fresh: bool) -> None:
        note = "" if fresh else _KNOWN
        document = prepared.document.id
        self._arrivals.change(number, state=ArrivalState.EMBEDDING, document_id=document, note=note)
        self._due = 0.0  # the store is well: what was put off need not wait

    def _wait(self, number: int, path: Path, reason: str) -> None:
        """Keep a file that is well until the store is; this program tries it again, or the next."""
        self._put_off.append((number, path))
        self._due = time.monotonic() + _LONG_PAUSE
        self._arrivals.change(number, state=ArrivalState.WAITING, note=reason)

    def _refuse(self, number: int, path: Path, reason: str) -> None:
        """Delete a kept file that cannot be read as it is."""
        if self._closing.is_set():
            return  # it stays, so that the next program says why
        with suppress(OSError):
            path.unlink(missing_ok=True)
        self._fail(number, reason)

    def _fail(self, number: int, reason: str) -> None:
        self._arrivals.change(number, state=ArrivalState.FAILED, note=reason)

    def _embed(self) -> float | None:
        """Make a few of the vectors that are missing; the seconds until there is more to do, None: when files come."""
        try:
            library = open_library(self._location)
            chunks = library.next_pending(_STORED_TOGETHER)
            if not chunks:
                self.trouble = ""
                return None
            done, vectors = self._made(chunks)
            if done:
                self._written(lambda writer: writer.keep(done, vectors))
            self.trouble = ""
            return 0.0
        except IndexMissing:
            return None
        except StoreError as error:
            self.trouble = error.message
            return _LONG_PAUSE

    def _made(self, chunks: list[Chunk]) -> tuple[list[Chunk], Vectors]:
        """Vectors of the chunks, or of the first of them where files have come meanwhile."""
        library = open_library(self._location)
        made: list[Vectors] = []
        for at in range(0, len(chunks), _EMBEDDED_TOGETHER):
            if self._closing.is_set() or not self._jobs.empty():
                break
            few = chunks[at : at + _EMBEDDED_TOGETHER]
            texts = [embedded_text(library.document(chunk.document_id), chunk) for chunk in few]
            self._give_way(library)
            made.append(library.embedder.embed_passages(texts))
            self._closing.wait(_BREATH)
        vectors = np.concatenate(made) if made else np.empty((0, library.embedder.dimension), np.float32)
        return chunks[: len(vectors)], vectors

    def _give_way(self, library: Library) -> None:
        """Wait while a question is being answered, which needs the embedder many times; but not for ever."""
        until = time.monotonic() + _LONGEST_WAIT
        while time.monotonic() < min(until, library.searched + _ANSWERING) and not self._closing.wait(_BREATH):
            pass

    def _written(self, action: Callable[[Writer], _T], number: int | None = None) -> _T:
        """Do something to the index, once no other program is writing to it."""
        while True:
            try:
                with open_writer(self._location, check=False) as writer:
                    if number is not None:
                        self._arrivals.change(number, note="")
                    return action(writer)
            except IndexLocked:
                if number is not None:
                    self._arrivals.change(number, note=_BUSY)
                if self._closing.wait(_PAUSE):
                    raise


def _unstored(name: str) -> Remark:
    return Remark(
        "{name}: storing it failed through a defect of the program. Report it; the next start tries it again.",
        name=name,
    )


def _sooner(one: float | None, other: float | None) -> float | None:
    return min((pause for pause in (one, other) if pause is not None), default=None)


def _warmed() -> bool:
    """Load what reading the first file would wait for, the splitter and the detector of languages; True."""
    text = "A sentence that is read to load what reading needs."
    chunk_document(describe(LoadedFile("warm.txt", "txt", text, "")))
    return True
