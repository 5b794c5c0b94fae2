"""The library in the page: the documents there are, which of them a question is put to, adding and removing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.errors import AnswerError
from rag.settings import Settings
from rag.sources import generation, pending
from ui.languages import words_for
from ui.offline import gr
from ui.page.labels import label
from ui.page.library_rendering import LeftOut, arrivals_html, library_html
from ui.templating import asset
from ui.words import Words
from vectorstore.adding.arrivals import Arrival, ArrivalState
from vectorstore.adding.intake import Intake
from vectorstore.adding.uploads import MOST_BYTES, MOST_FILES, MOST_TOGETHER
from vectorstore.documents import Document
from vectorstore.errors import IndexMissing, StoreError
from vectorstore.files.folders import FORMATS
from vectorstore.index.lookups import Pending
from vectorstore.remarks import Remark

_SECONDS = 0.5
_OPEN = (ArrivalState.WAITING, ArrivalState.READING, ArrivalState.EMBEDDING)
Handed = frozenset[int]  # numbers of the files that a page has handed in


@dataclass(frozen=True)
class LibraryParts:
    """The parts of the page that belong to the library. `handed` holds the numbers of the files that this page has
    handed in; `left_out` the ids of documents whose box is not ticked, None until the page has opened, and again once
    the program has forgotten it; `known` is the generation that the list last showed."""

    files: gr.File
    arrivals: gr.HTML
    listing: gr.HTML
    handed: gr.State
    left_out: gr.State
    known: gr.State
    timer: gr.Timer


def build_library(adding: bool) -> LibraryParts:
    """The parts, where the page wants them; without `adding` documents can be looked at and chosen only."""
    with gr.Column(elem_id="adding", visible=adding):
        files = gr.File(
            file_count="multiple",
            file_types=list(FORMATS),
            label=label("add_documents"),
            elem_id="add-documents",
            height=124,
            container=False,
        )
        arrivals = gr.HTML("", elem_id="arrivals", js_on_load=asset("arrivals.js"), apply_default_css=False)
    listing = gr.HTML("", elem_id="library", js_on_load=asset("library.js"), apply_default_css=False)
    states = (gr.State(frozenset()), gr.State(None), gr.State(None))
    return LibraryParts(files, arrivals, listing, *states, gr.Timer(_SECONDS, active=False))


@dataclass(frozen=True)
class LibraryPanel:
    """Answers the library's events. `intake` is None where nothing can be added or removed."""

    settings: Settings
    documents: Callable[[Settings], Sequence[Document]]
    intake: Intake | None = None

    def all(self, words: Words) -> tuple[tuple[Document, ...], str]:
        """Every document, and what to tell the reader when there is none."""
        try:
            found = tuple(self.documents(self.settings))
        except IndexMissing as error:
            return (), words("library.nothing_yet") if self.intake else words.said(error.message)
        except (StoreError, AnswerError) as error:
            return (), words.said(error.message)
        return found, "" if found else words("library.nothing_yet")

    def listing(self, shown: Sequence[Document], words: Words, left_out: LeftOut = frozenset()) -> str:
        """The list of the documents that the filter fields leave."""
        now = self.generation()  # read first: what changes meanwhile is then seen to have changed
        documents, message = self.all(words)
        return library_html(
            shown,
            len(documents),
            message,
            words,
            left_out=left_out,
            pending=self._pending(),
            changeable=self.intake is not None,
            generation=now,
        )

    def arriving(self, handed: Handed, request: gr.Request) -> tuple[str, Any]:
        """(the files being added, the timer that asks for them again while something is on its way).

        A page shows what it has handed in itself, and what an earlier program left, unless all went well with that.
        """
        if self.intake is None:
            return "", gr.Timer(active=False)
        arrivals = [one for one in self.intake.arrivals() if _concerns(one, handed)]
        busy = any(arrival.state in _OPEN for arrival in arrivals)
        return arrivals_html(arrivals, self._pending(), self.intake.trouble, words_for(request)), gr.Timer(active=busy)

    def added(self, files: object, handed: Handed, request: gr.Request) -> tuple[Any, ...]:
        """(upload field, files handed in, arrivals, timer) once files were handed in."""
        numbers = []
        for place, path in enumerate(map(Path, files if isinstance(files, list) else [])):
            if self.intake is None:
                path.unlink(missing_ok=True)
            elif place >= MOST_FILES:
                path.unlink(missing_ok=True)
                numbers.append(self.intake.refuse(path.name, too_many(path.name)))
            else:
                numbers.append(self.intake.add(path, path.name))
        handed = handed.union(numbers)
        return None, handed, *self.arriving(handed, request)

    def refused(self, handed: Handed, request: gr.Request, chosen: gr.EventData) -> tuple[Any, ...]:
        """(files handed in, arrivals, timer) once the page itself has turned files away, by size, ending or number."""
        names = getattr(chosen, "names", None)
        turned = [name[:200] for name in names[:MOST_FILES] if isinstance(name, str)] if isinstance(names, list) else []
        if self.intake is not None:
            handed = handed.union([self.intake.refuse(name, limits(name)) for name in turned])
        return handed, *self.arriving(handed, request)

    def dismissed(self, handed: Handed, request: gr.Request, chosen: gr.EventData) -> tuple[Any, ...]:
        """(arrivals, timer) once a message was put away."""
        number = getattr(chosen, "number", None)
        if self.intake is not None:
            shown = [one.number for one in self.intake.arrivals() if _concerns(one, handed)]
            if number in shown:
                self.intake.dismiss(number)
        return self.arriving(handed, request)

    def removed(self, chosen: gr.EventData, words: Words) -> str:
        """What the reader should know once a document was removed; empty where it is gone."""
        document_id = getattr(chosen, "document", None)
        if self.intake is None or not isinstance(document_id, str):
            return words("library.not_here")
        try:
            self.intake.remove(document_id)
        except StoreError as error:
            return words("library.not_removed", reason=words.said(error.message))
        return ""

    def generation(self) -> int | None:
        """What is raised whenever the list has changed, -1 while it cannot be read; None where it cannot change."""
        if self.intake is None:
            return None
        try:
            return generation(self.settings)
        except StoreError:
            return -1  # the list itself says what is wrong

    def _pending(self) -> Mapping[str, Pending]:
        if self.intake is None:
            return {}
        try:
            return pending(self.settings)
        except StoreError:
            return {}  # the list itself says what is wrong


def _concerns(arrival: Arrival, handed: Handed) -> bool:
    return arrival.number in handed or (arrival.left and arrival.state is not ArrivalState.READY)


def chosen_documents(left_out: LeftOut | None, chosen: gr.EventData) -> LeftOut | None:
    """Which documents are left out, once boxes were ticked or cleared; those not shown stay as they were, also where
    it is not known how."""
    if left_out is None:
        return None
    shown, ticked = (
        {key for key in value if isinstance(key, str)} if isinstance(value, list) else set()
        for value in (getattr(chosen, name, None) for name in ("shown", "ticked"))
    )
    return frozenset((left_out - shown) | (shown - ticked))


def too_many(name: str) -> Remark:
    """Why a file beyond the most that are added at once is not."""
    return Remark("{name}: at most {most} files are added at once. Add it by itself.", name=name, most=MOST_FILES)


def limits(name: str) -> Remark:
    """Why a file is not added, and what may be."""
    return Remark(
        "{name}: not added. Files may be {kinds}, at most {most} MiB each, {files} and {together} MiB at once. A "
        "larger one is read by `attache ingest`.",
        name=name,
        kinds=", ".join(FORMATS),
        most=MOST_BYTES >> 20,
        files=MOST_FILES,
        together=MOST_TOGETHER >> 20,
    )
