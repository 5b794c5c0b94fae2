"""Whether the quotations are what the documents say, and say what was asked."""

from collections.abc import Collection, Mapping, Sequence

from evals.measures.answers import accepted
from evals.measures.score import Score
from evals.reply import Cited
from vectorstore.documents import Span


def verbatim(citations: Sequence[Cited], texts: Mapping[str, str]) -> Score:
    """The share of quotations that are, character for character, the document's text at the place they name."""
    if not citations:
        return Score.absent("nothing is cited")
    altered = [c for c in citations if texts.get(c.document, "")[c.start : c.end] != c.text or not c.text.strip()]
    if altered:
        first = altered[0]
        return Score(1 - len(altered) / len(citations), f"[{first.number}] is not what {first.document} says")
    return Score(1.0, f"all {len(citations)} verbatim")


def supported(citations: Sequence[Cited], accept: Sequence[Sequence[str]]) -> Score:
    """1 when the quotations themselves, read without the answer around them, hold the fact (every accepted group)."""
    if not citations:
        return Score(0.0, "nothing is cited")
    return accepted("\n".join(c.text for c in citations), accept)


def right_document(citations: Sequence[Cited], allowed: Collection[str]) -> Score:
    """1 when something is cited and every cited document is one that may be."""
    if not allowed:
        return Score.absent("the case names no documents")
    if not citations:
        return Score(0.0, "nothing is cited")
    stray = next((c.document for c in citations if c.document not in allowed), None)
    return Score.of(stray is None, f"cites {stray}" if stray else "every cited document is the right one")


def furniture_cited(citations: Sequence[Cited], furniture: Mapping[str, Sequence[Span]]) -> Score:
    """1 when a quotation overlaps page furniture; lower is better."""
    for cited in citations:
        place = Span(cited.start, cited.end)
        if any(place.overlaps(span) for span in furniture.get(cited.document, ())):
            return Score(1.0, f"[{cited.number}] quotes page furniture of {cited.document}")
    return Score(0.0, "no page furniture is cited") if citations else Score.absent("nothing is cited")
