"""Reads what may give another figure than the best sentence, among all passages found."""

from dataclasses import replace
from itertools import islice

from rag.answers import Passage
from rag.evidence.candidates import Candidate, candidates
from rag.evidence.close_reading import read_closely
from rag.judging.eligibility import is_about_the_asked, may_answer
from rag.judging.features import median_similarity
from rag.judging.rivals import figure_of, may_rival, rival_figures, rivals
from rag.judging.scoring import Scored, scored
from rag.questions.quantities import Quantity, quantities
from rag.questions.question import Question
from rag.search.retrieval import Retrieved
from vectorstore.index.searchable import Searchable

_MOST_PASSAGES, _MOST_READ = 4, 3


def with_dissent(
    library: Searchable, question: Question, found: Retrieved, read: list[Scored]
) -> tuple[Retrieved, list[Scored]]:
    """What was read, and what else of other documents gives another figure than the best of it. Raises ReaderFailed.

    The passages of what comes in stand behind those found.
    """
    best = next((one for one in read if may_answer(question, one)), None)
    stated = figure_of(question, best.candidate) if best else None
    if best is None or stated is None:
        return found, read
    holding = _holding(stated, best.candidate, (*found.passages, *found.further))
    known = {(one.candidate.document.id, one.candidate.span) for one in read}
    looked_at = replace(found, passages=tuple(holding))
    every = [
        one
        for one in (candidates(library, question, looked_at, 0) if holding else [])
        if (one.document.id, one.span) not in known and may_rival(stated, best.candidate, one)
    ]
    told = scored(question, read_closely(question, every[:_MOST_READ]), median_similarity(every))
    heard = [one for one in told if rival_figures(question, best, one) and is_about_the_asked(question, one)]
    passages = list(found.passages)
    placed = [_placed(one, holding[one.candidate.passage], passages) for one in heard]
    return replace(found, passages=tuple(passages)), [*read, *placed]


def _holding(stated: Quantity, best: Candidate, passages: tuple[Passage, ...]) -> list[Passage]:
    """The first few passages of other documents that hold a like figure."""
    others = (one for one in passages if one.document.id != best.document.id)
    return list(islice((one for one in others if _holds_like(stated, one)), _MOST_PASSAGES))


def _holds_like(stated: Quantity, passage: Passage) -> bool:
    return any(rivals(stated, its) for its in quantities(passage.text, passage.document.text))


def _placed(one: Scored, holder: Passage, passages: list[Passage]) -> Scored:
    """The same with its passage's place among all; a passage that is not among them yet is put last."""
    place = next((place for place, its in enumerate(passages) if its.chunk.id == holder.chunk.id), len(passages))
    if place == len(passages):
        passages.append(holder)
    return replace(one, candidate=replace(one.candidate, passage=place))
