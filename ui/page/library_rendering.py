"""The library as safe HTML: the list of documents, the time line, and the files on their way."""

from collections.abc import Mapping, Sequence

from ui.descriptions import event, file_names, kind_name, published, spoken
from ui.templating import render
from ui.words import ENGLISH, Words
from vectorstore.adding.arrivals import Arrival
from vectorstore.adding.uploads import MOST_BYTES, MOST_FILES, MOST_TOGETHER
from vectorstore.documents import Document
from vectorstore.files.folders import FORMATS
from vectorstore.index.lookups import Pending

LeftOut = frozenset[str]


def library_html(
    documents: Sequence[Document],
    total: int,
    message: str = "",
    words: Words = ENGLISH,
    *,
    left_out: LeftOut = frozenset(),
    pending: Mapping[str, Pending] | None = None,
    changeable: bool = False,
    generation: int | None = None,
) -> str:
    """The documents, each with a box that says whether it is asked, and the time line of their events.

    With a `generation` the page draws the list anew once the library's is another.
    """
    return render(
        "library.html",
        words,
        documents=documents,
        total=total,
        message=message,
        left_out=left_out,
        pending=pending or {},
        changeable=changeable,
        generation=generation,
        timeline=timeline(documents),
        files=file_names(documents),
        kind_name=kind_name,
        published=published,
        spoken=spoken,
        event=event,
    )


def timeline(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents in order of what they tell of, or else of when they were published; those without a date last."""
    dated = [(day, document) for document in documents if (day := document.event_date or document.published)]
    undated = [document for document in documents if not (document.event_date or document.published)]
    return (*(document for _, document in sorted(dated, key=lambda one: (one[0].earliest, one[1].label))), *undated)


def arrivals_html(
    arrivals: Sequence[Arrival], pending: Mapping[str, Pending], trouble: str = "", words: Words = ENGLISH
) -> str:
    """The files being added, the newest first."""
    return render(
        "arrivals.html",
        words,
        arrivals=list(reversed(arrivals)),
        pending=pending,
        trouble=trouble,
        kinds=",".join(FORMATS),
        most=MOST_BYTES,
        together=MOST_TOGETHER,
        files=MOST_FILES,
    )
