"""The source panel: a document, what it says about itself, and a quotation highlighted in its full text."""

from dataclasses import dataclass

from ui.descriptions import fields_of, kind_name
from ui.kept.turn_records import QUOTATION_ALONE
from ui.page.page_route import page_path
from ui.page.running_text import runs
from ui.page.source_text import parts, window
from ui.templating import render
from ui.words import ENGLISH, Words
from vectorstore.documents import Document, Span


@dataclass(frozen=True)
class Place:
    """Which of a turn's citations is shown; `number` 0 is the quotation that came nearest without answering."""

    turn: int
    number: int
    numbers: tuple[int, ...] = ()

    @property
    def before(self) -> int | None:
        """The citation before this one."""
        return max((n for n in self.numbers if n < self.number), default=None)

    @property
    def after(self) -> int | None:
        """The citation after this one."""
        return min((n for n in self.numbers if n > self.number), default=None)


def source_html(
    document: Document, quotation: Span | None = None, place: Place | None = None, words: Words = ENGLISH
) -> str:
    """The panel for a document; `place` says which citation the quotation belongs to."""
    shown = window(document, quotation)
    return render(
        "source.html",
        words,
        document=document,
        place=place,
        quotation=quotation,
        page=page_path(document.id, quotation) if quotation and document.format == "pdf" else "",
        fields=fields_of(document, words),
        kind=kind_name(document.kind, words),
        parts=parts(document, quotation, shown),
        runs=runs,
        marked_up=document.format == "md",
        shown=shown,
        total=len(document.text),
        alone=document.format == QUOTATION_ALONE,
        has_furniture=any(mark.overlaps(shown) for mark in document.furniture),
    )


def missing_html(message: str, words: Words = ENGLISH) -> str:
    """The panel when a source cannot be shown."""
    return render("missing.html", words, message=message)
