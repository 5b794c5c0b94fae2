"""The source panel: a document, what it says about itself, and a quotation highlighted in its full text."""

from dataclasses import dataclass
from itertools import pairwise

from ui.descriptions import fields_of, kind_name
from ui.page_route import page_path
from ui.templating import render
from ui.turn_records import QUOTATION_ALONE
from ui.words import ENGLISH, Words
from vectorstore.documents import Document, Span

WINDOW = 300_000  # characters of one document sent to the page; beyond it browsers stall


@dataclass(frozen=True)
class Segment:
    """A run of a document's text that is shown in one way."""

    text: str
    quoted: bool = False
    furniture: bool = False


def segments(document: Document, quotation: Span | None, within: Span) -> tuple[Segment, ...]:
    """The text of `within`, cut where the quotation or page furniture begins or ends; joined they are that text."""
    marks = [*document.furniture, *([quotation] if quotation else [])]
    inside = {cut for mark in marks for cut in (mark.start, mark.end) if within.start < cut < within.end}
    cuts = sorted({within.start, within.end, *inside})
    return tuple(
        Segment(
            document.text[start:end],
            quoted=bool(quotation and quotation.overlaps(Span(start, end))),
            furniture=any(mark.overlaps(Span(start, end)) for mark in document.furniture),
        )
        for start, end in pairwise(cuts)
    )


def window(document: Document, quotation: Span | None) -> Span:
    """What part of the text is shown: all of it, or, of more than WINDOW characters, those around the quotation."""
    if len(document.text) <= WINDOW:
        return Span(0, len(document.text))
    start = max(0, quotation.start - WINDOW // 2) if quotation else 0
    start = min(start, len(document.text) - WINDOW)
    return Span(start, start + WINDOW)


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
        segments=segments(document, quotation, shown),
        shown=shown,
        total=len(document.text),
        alone=document.format == QUOTATION_ALONE,
        has_furniture=any(mark.overlaps(shown) for mark in document.furniture),
    )


def missing_html(message: str, words: Words = ENGLISH) -> str:
    """The panel when a source cannot be shown."""
    return render("missing.html", words, message=message)
