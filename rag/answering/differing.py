"""Where the evidence disagrees: what a model is told of it, and what the reader is shown."""

from collections.abc import Sequence

from rag.answering.extractive import Disagreement, Extract
from rag.answers import Citation, Conflict, Passage
from rag.drafts import Quotation
from rag.writing.prompts import Difference


def differences(extracted: Extract, passages: Sequence[Passage]) -> tuple[Difference, ...]:
    """The disagreements all of whose quotations lie in the passages a model is given, by the passages' numbers."""
    found = []
    for one in extracted.disagreements:
        numbers = [_holding(quotation, passages) for quotation in _quotations(one, extracted)]
        known = [number for number in numbers if number]
        if len(known) == len(one.values):
            found.append(Difference(one.about, tuple(zip(one.values, known, strict=True))))
    return tuple(found)


def conflicts(extracted: Extract, citations: Sequence[Citation]) -> tuple[Conflict, ...]:
    """The disagreements that an answer shows: each of their quotations is cited, or part of what is."""
    found = []
    for one in extracted.disagreements:
        numbers = [_citing(quotation, citations) for quotation in _quotations(one, extracted)]
        if all(numbers):
            found.append(Conflict(one.about, one.values, tuple(numbers)))
    return tuple(found)


def _quotations(one: Disagreement, extracted: Extract) -> list[Quotation]:
    """What says the one and the other: of a row, which is quoted behind the names of its columns, the row itself."""
    return [extracted.drafts[place].quotations[-1] for place in one.drafts]


def _holding(quotation: Quotation, passages: Sequence[Passage]) -> int:
    """The number of the passage that a quotation lies in, 0 without one."""
    for number, passage in enumerate(passages, 1):
        chunk = passage.chunk
        if passage.document.id == quotation.document.id and chunk.start < quotation.end and quotation.start < chunk.end:
            return number
    return 0


def _citing(quotation: Quotation, citations: Sequence[Citation]) -> int:
    for one in citations:
        same = one.document.id == quotation.document.id
        if same and one.start < quotation.end and quotation.start < one.end:
            return one.number
    return 0
