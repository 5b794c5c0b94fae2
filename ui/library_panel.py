"""The library in the page: the documents there are, which of them a question is put to, adding and removing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.errors import AnswerError
from rag.settings import Settings
from rag.sources import pending
from ui.descriptions import KINDS, event, spoken
from ui.offline import gr
from ui.templating import asset, render
from vectorstore.arrivals import Arrival, ArrivalState
from vectorstore.documents import Document
from vectorstore.errors import StoreError
from vectorstore.folders import FORMATS
from vectorstore.intake import Intake
from vectorstore.lookups import Pending
from vectorstore.uploads import MOST_BYTES, MOST_FILES, MOST_TOGETHER

NOTHING_YET = "There are no documents yet. Add some here, or run `attache ingest PATH` in a terminal."
_SECONDS = 0.5
_OPEN = (ArrivalState.WAITING, ArrivalState.READING, ArrivalState.EMBEDDING)
_STATES = {
    ArrivalState.WAITING: "waiting",
    ArrivalState.READING: "being read",
    ArrivalState.EMBEDDING: "can be asked about by its words; being embedded",
    ArrivalState.READY: "ready",
    ArrivalState.FAILED: "not added",
}
LeftOut = frozenset[str]


@dataclass(frozen=True)
class LibraryParts:
    """The parts of the page that belong to the library. `left_out` holds the ids of documents whose box is not ticked;
    `known` what the list last showed."""

    files: gr.File
    arrivals: gr.HTML
    listing: gr.HTML
    left_out: gr.State
    known: gr.State
    timer: gr.Timer


def build_library(adding: bool) -> LibraryParts:
    """The parts, where the page wants them; without `adding` documents can be looked at and chosen only."""
    with gr.Column(elem_id="adding", visible=adding):
        files = gr.File(
            file_count="multiple",
            file_types=list(FORMATS),
            label="Add documents",
            elem_id="add-documents",
            height=124,
            container=False,
        )
        arrivals = gr.HTML("", elem_id="arrivals", js_on_load=asset("arrivals.js"), apply_default_css=False)
    listing = gr.HTML("", elem_id="library", js_on_load=asset("library.js"), apply_default_css=False)
    return LibraryParts(files, arrivals, listing, gr.State(frozenset()), gr.State(()), gr.Timer(_SECONDS, active=False))


@dataclass(frozen=True)
class LibraryPanel:
    """Answers the library's events. `intake` is None where nothing can be added or removed."""

    settings: Settings
    documents: Callable[[Settings], Sequence[Document]]
    intake: Intake | None = None

    def all(self) -> tuple[tuple[Document, ...], str]:
        """Every document, and what to tell the reader when there is none."""
        try:
            found = tuple(self.documents(self.settings))
        except (StoreError, AnswerError) as error:
            return (), NOTHING_YET if self.intake else str(error)
        return found, "" if found else NOTHING_YET

    def listing(self, shown: Sequence[Document], left_out: LeftOut = frozenset()) -> str:
        """The list of the documents that the filter fields leave."""
        documents, message = self.all()
        return library_html(
            shown,
            len(documents),
            message,
            left_out=left_out,
            pending=self._pending(),
            changeable=self.intake is not None,
        )

    def arriving(self) -> tuple[str, Any]:
        """(the files being added, the timer that asks for them again while something is on its way)."""
        if self.intake is None:
            return "", gr.Timer(active=False)
        arrivals = self.intake.arrivals()
        busy = any(arrival.state in _OPEN for arrival in arrivals)
        return arrivals_html(arrivals, self._pending(), self.intake.trouble), gr.Timer(active=busy)

    def added(self, files: object) -> tuple[Any, ...]:
        """(upload field, arrivals, timer) once files were handed in."""
        given = files if isinstance(files, list) else []
        for place, path in enumerate(map(Path, given)):
            if self.intake is None or place >= MOST_FILES:
                path.unlink(missing_ok=True)
                self._refuse(path.name, f"{path.name}: at most {MOST_FILES} files are added at once. Add it by itself.")
            else:
                self.intake.add(path, path.name)
        return None, *self.arriving()

    def refused(self, chosen: gr.EventData) -> tuple[Any, ...]:
        """(arrivals, timer) once the page itself has turned files away, by size, ending or number."""
        names = getattr(chosen, "names", None)
        for name in names[:MOST_FILES] if isinstance(names, list) else []:
            if isinstance(name, str):
                self._refuse(name[:200], f"{name[:200]}: {limits()}")
        return self.arriving()

    def dismissed(self, chosen: gr.EventData) -> tuple[Any, ...]:
        """(arrivals, timer) once a message was put away."""
        number = getattr(chosen, "number", None)
        if self.intake is not None and isinstance(number, int):
            self.intake.dismiss(number)
        return self.arriving()

    def removed(self, chosen: gr.EventData) -> str:
        """What the reader should know once a document was removed; empty where it is gone."""
        document_id = getattr(chosen, "document", None)
        if self.intake is None or not isinstance(document_id, str):
            return "This document cannot be removed here."
        try:
            self.intake.remove(document_id)
        except StoreError as error:
            return f"Not removed: {error}"
        return ""

    def state(self) -> tuple[Any, ...]:
        """What the list depends on, to be compared with what it last showed."""
        return tuple(document.id for document in self.all()[0]), tuple(self._pending())

    def _refuse(self, name: str, reason: str) -> None:
        if self.intake is not None:
            self.intake.refuse(name, reason)

    def _pending(self) -> Mapping[str, Pending]:
        if self.intake is None:
            return {}
        try:
            return pending(self.settings)
        except StoreError:
            return {}  # the list itself says what is wrong


def chosen_documents(left_out: LeftOut, chosen: gr.EventData) -> LeftOut:
    """Which documents are left out, once boxes were ticked or cleared; those not shown stay as they were."""
    shown, ticked = (
        {key for key in value if isinstance(key, str)} if isinstance(value, list) else set()
        for value in (getattr(chosen, name, None) for name in ("shown", "ticked"))
    )
    return frozenset((left_out - shown) | (shown - ticked))


def limits() -> str:
    """What may be added, in words."""
    return (
        f"not added. Files may be {', '.join(FORMATS)}, at most {MOST_BYTES >> 20} MiB each, "
        f"{MOST_FILES} and {MOST_TOGETHER >> 20} MiB at once. A larger one is read by `attache ingest`."
    )


def library_html(
    documents: Sequence[Document],
    total: int,
    message: str = "",
    *,
    left_out: LeftOut = frozenset(),
    pending: Mapping[str, Pending] | None = None,
    changeable: bool = False,
) -> str:
    """The documents, each with a box that says whether it is asked, and the time line of their events."""
    return render(
        "library.html",
        documents=documents,
        total=total,
        message=message,
        left_out=left_out,
        pending=pending or {},
        changeable=changeable,
        timeline=timeline(documents),
        kinds=KINDS,
        spoken=spoken,
        event=event,
    )


def timeline(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents in order of what they tell of, those without a date last."""
    dated = [document for document in documents if document.event_date]
    undated = [document for document in documents if not document.event_date]
    return (*sorted(dated, key=lambda d: (d.event_date.earliest if d.event_date else None, d.label)), *undated)


def arrivals_html(arrivals: Sequence[Arrival], pending: Mapping[str, Pending], trouble: str = "") -> str:
    """The files being added, the newest first."""
    return render(
        "arrivals.html",
        arrivals=list(reversed(arrivals)),
        pending=pending,
        trouble=trouble,
        states=_STATES,
        kinds=",".join(FORMATS),
        most=MOST_BYTES,
        together=MOST_TOGETHER,
        files=MOST_FILES,
    )
