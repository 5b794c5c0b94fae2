"""What a model is given to read: the best sentences with their neighbours, in reading order, within a token budget."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from rag.answers import Citation, Passage
from rag.judging.ranking import Ranking
from rag.judging.scoring import Scored
from rag.writing.tokencount import estimated_tokens
from vectorstore.documents import Document, Span
from vectorstore.sentences import split_sentences

_MOST_TRIED = 60
_HEAD = 60  # tokens of the line that says where an excerpt is from
_SMALLEST_GAP = 3
_BEST = 3

_Kept = Mapping[str, tuple[Span, ...]]


def excerpts(passages: Sequence[Passage], rankings: Sequence[Ranking], budget: int) -> tuple[Passage, ...]:
    """Parts of the passages that fit a budget of tokens, document by document, each in the order of its text.

    The sentences ranked best come first, one for each part of the question in turn, with the sentences before and after
    them where there is room; documents follow the rank of their best sentence. Without a ranking the passages stand in
    their own order. At least one excerpt is given, whatever its length.
    """
    by_document = {passage.document.id: passage for passage in reversed(passages)}
    documents = {key: passage.document for key, passage in by_document.items()}
    kept: _Kept = {}
    for document, choices in _wanted(passages, rankings):
        for span in choices if document.id in documents else ():
            tried = _with(kept, document, span)
            if not kept or _tokens(tried, documents) <= budget:
                kept = tried
                break
    return tuple(_excerpt(by_document[key], span) for key, spans in kept.items() for span in spans)


def bear_on(citations: Sequence[Citation], rankings: Sequence[Ranking]) -> bool:
    """Whether one of the citations is among the sentences that answer best: what is true may be beside the point."""
    best = [one.candidate for ranking in rankings for one in ranking.sentences[:_BEST]]
    return any(
        c.document.id == one.document.id and one.span.overlaps(Span(c.start, c.end)) for c in citations for one in best
    )


def _wanted(passages: Sequence[Passage], rankings: Sequence[Ranking]) -> Iterator[tuple[Document, Sequence[Span]]]:
    """Sentences best first, each with the spans to take it in, the widest first; passages where there are none."""
    seen = 0
    for turn in zip_longest(*(ranking.sentences[:_MOST_TRIED] for ranking in rankings)):
        for one in (scored for scored in turn if scored is not None):
            seen += 1
            yield one.candidate.document, (_widened(one, passages), one.candidate.span)
    if not seen:
        for passage in passages:
            yield passage.document, (Span(passage.chunk.start, passage.chunk.end),)


def _widened(one: Scored, passages: Sequence[Passage]) -> Span:
    """A candidate's sentence with its neighbours: who "he" is, and what a "however" turns round."""
    span, document = one.candidate.span, one.candidate.document
    chunk = next((p.chunk for p in passages if p.document.id == document.id and _inside(span, p)), None)
    if chunk is None:
        return span
    before: Span | None = None
    end = span.end
    for sentence in split_sentences(document.text, document.language, chunk.start, chunk.end):
        if sentence.end <= span.start:
            before = sentence
        elif sentence.start >= span.end:
            end = sentence.end
            break
    return Span(before.start if before else span.start, end)


def _inside(span: Span, passage: Passage) -> bool:
    return passage.chunk.start <= span.start and span.end <= passage.chunk.end


def _with(kept: _Kept, document: Document, span: Span) -> _Kept:
    """The spans with one more; those that overlap or touch become one."""
    mine: list[Span] = []
    for other in sorted([*kept.get(document.id, ()), span], key=lambda one: one.start):
        if mine and other.start - mine[-1].end <= _SMALLEST_GAP:
            mine[-1] = Span(mine[-1].start, max(mine[-1].end, other.end))
        else:
            mine.append(other)
    return {**kept, document.id: tuple(mine)}


def _tokens(kept: _Kept, documents: Mapping[str, Document]) -> int:
    return sum(
        _HEAD + estimated_tokens(documents[key].text[span.start : span.end])
        for key, spans in kept.items()
        for span in spans
    )


def _excerpt(passage: Passage, span: Span) -> Passage:
    return replace(passage, chunk=replace(passage.chunk, start=span.start, end=span.end))
