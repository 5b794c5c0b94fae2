"""Character recall and IoU of retrieved chunks against reference spans, as Chroma's chunking evaluation defines them.

Smith and Troynikov, "Evaluating Chunking Strategies for Retrieval" (Chroma technical report, July 2024): recall is the
length of what retrieval and references share over the length of the references; IoU is the same length over that of all
retrieved chunks (a character retrieved twice counts twice) together with the references that were missed.
"""

from collections.abc import Iterable, Sequence

from evals.measures.score import Score
from evals.reply import Place
from vectorstore.documents import Span


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same characters as non-overlapping spans in order."""
    union: list[Span] = []
    for span in sorted(spans):
        if union and span.start <= union[-1].end:
            union[-1] = Span(union[-1].start, max(union[-1].end, span.end))
        elif span.end > span.start:
            union.append(span)
    return union


def shared_length(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many characters lie in both."""
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in merged(one) for b in merged(other) if a.overlaps(b)
    )


def character_recall(chunks: Sequence[Place], references: Sequence[Place]) -> Score:
    """Shared length over the length of the references."""
    shared, wanted, _ = _lengths(chunks, references)
    return Score(shared / wanted, f"{shared} of {wanted} characters") if wanted else Score.absent("no reference")


def character_iou(chunks: Sequence[Place], references: Sequence[Place]) -> Score:
    """Shared length over the length of all retrieved chunks and of the references missed."""
    shared, wanted, retrieved = _lengths(chunks, references)
    whole = retrieved + wanted - shared
    return Score(shared / whole, f"{shared} of {whole} characters") if wanted else Score.absent("no reference")


def _lengths(chunks: Sequence[Place], references: Sequence[Place]) -> tuple[int, int, int]:
    """(shared, length of references, length of retrieved chunks)."""
    shared = wanted = 0
    for document in {place.document for place in references}:
        gold = [Span(p.start, p.end) for p in references if p.document == document]
        found = [Span(p.start, p.end) for p in chunks if p.document == document]
        shared += shared_length(found, gold)
        wanted += sum(span.end - span.start for span in merged(gold))
    return shared, wanted, sum(place.end - place.start for place in chunks)
