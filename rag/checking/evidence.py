"""The runs of a document that may support a sentence: one sentence of a passage, or two that follow one another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rag.answers import Passage
from rag.drafts import Quotation
from rag.texts.commands import is_command
from vectorstore.documents import Document, Span
from vectorstore.sentences import split_sentences

_EDGE = 2_000
_WIDEST_GAP = 4
_LONGEST = 4_000
_FINAL = re.compile(r"[.!?。！？:：”\"’)\]」』]\s*$")


@dataclass(frozen=True)
class Window:
    """A quotation that may be shown, and how many sentences it takes."""

    quotation: Quotation
    sentences: int

    @property
    def text(self) -> str:
        return self.quotation.text


def windows(passage: Passage) -> tuple[Window, ...]:
    """Single sentences of a passage, then neighbours; no page furniture, no question, no order to a model."""
    return _windows(passage.document, passage.chunk.start, passage.chunk.end)


@lru_cache(256)
def _windows(document: Document, start: int, end: int) -> tuple[Window, ...]:
    spans = list(_sentences(document, start, end))
    singles = [Window(Quotation(document, span.start, span.end), 1) for span in spans]
    pairs = [
        Window(Quotation(document, one.start, two.end), 2)
        for one, two in pairwise(spans)
        if two.start - one.end <= _WIDEST_GAP and not document.text[one.end : two.start].strip()
    ]
    return tuple(window for window in singles + pairs if len(window.text) <= _LONGEST)


def _sentences(document: Document, start: int, end: int) -> Iterator[Span]:
    """Whole sentences of which at least half lies inside; a chunk's edge must not cut off a "not"."""
    text = document.text
    first = text.rfind("\n", max(0, start - _EDGE), start) + 1 or max(0, start - _EDGE)
    last = text.find("\n", end, end + _EDGE)
    found = split_sentences(text, document.language, first, last if last >= 0 else min(len(text), end + _EDGE))
    for span in _mended(text, found):
        inside = min(span.end, end) - max(span.start, start)
        if inside * 2 >= span.end - span.start and not any(span.overlaps(part) for part in document.furniture):
            sentence = text[span.start : span.end]
            if not sentence.rstrip().endswith(("?", "？")) and not is_command(sentence):
                yield span


def _mended(text: str, spans: list[Span]) -> Iterator[Span]:
    """Lines that a page's width broke inside a sentence, put together."""
    waiting: Span | None = None
    for span in spans:
        broken = (
            waiting is not None
            and text[waiting.end : span.start].count("\n") == 1
            and not _FINAL.search(text[waiting.start : waiting.end])
            and text[span.start].islower()
        )
        if waiting is not None and not broken:
            yield waiting
        waiting = Span(waiting.start, span.end) if waiting is not None and broken else span
    if waiting is not None:
        yield waiting
