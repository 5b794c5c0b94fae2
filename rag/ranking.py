"""Candidates ranked twice: all from afar, the best of them again after they were read closely."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.answers import Found, Passage
from rag.candidates import candidates
from rag.close_reading import READABLE, read_closely
from rag.parts import parts
from rag.questions import Question, Want
from rag.reader import open_reader
from rag.retrieval import Retrieved
from rag.scoring import Scored, scored
from vectorstore.given import GivenDocuments
from vectorstore.searchable import Searchable

_EMBEDDED_PASSAGES = 6
_READ, _READ_GIVEN = 16, 40  # candidates that the reader reads, some 8 ms each; pages given on purpose are worth more
_READ_FIRST, _SETTLED = 5, 1.5  # of an index: if these hold an answer as sure as that (log-odds), the rest is not read
_RANK_CONSTANT = 5.0  # the reader's order of passages counts as much as the search's, the first places most


@dataclass(frozen=True)
class Ranking:
    """One thing a question asks, and the sentences that could answer it, best first."""

    part: Question
    sentences: tuple[Scored, ...]


def rank(library: Searchable, question: Question, found: Retrieved) -> tuple[Ranking, ...]:
    """A ranking for each part of the question, over the sentences of the passages. Raises ReaderFailed."""
    return tuple(Ranking(part, tuple(ranked(library, part, found))) for part in parts(question))


def reranked(found: Retrieved, rankings: Sequence[Ranking], most: int) -> Retrieved:
    """The best `most` passages in the order of their best sentence, fused with that in which they were found."""
    best: dict[int, int] = {}
    for ranking in rankings:
        read = dict.fromkeys(s.candidate.passage for s in ranking.sentences if s.candidate.reading is not None)
        for place, passage in enumerate(read):
            best[passage] = min(place, best.get(passage, place))
    if not best:
        return replace(found, passages=found.passages[:most])
    last = len(found.passages)
    scores = [1.0 / (_RANK_CONSTANT + place) + 1.0 / (_RANK_CONSTANT + best.get(place, last)) for place in range(last)]
    order = sorted(range(last), key=lambda place: (-scores[place], place))[:most]
    return replace(found, passages=tuple(_reranked(found.passages[place], scores[place]) for place in order))


def _reranked(passage: Passage, score: float) -> Passage:
    return replace(passage, score=score, found=Found.RERANKED)


def ranked(library: Searchable, question: Question, found: Retrieved, thorough: bool = False) -> list[Scored]:
    """The sentences that could answer a question taken as one, best first, the likeliest read. Raises ReaderFailed.

    Where the first few that are read settle the matter, no more are read, unless `thorough`.
    """
    given = isinstance(library, GivenDocuments)
    embedded = 0 if given and question.language == READABLE else _EMBEDDED_PASSAGES
    afar = scored(question, candidates(library, question, found, embedded))[: _READ_GIVEN if given else _READ]
    likely, reader = [one.candidate for one in afar], open_reader()
    if not thorough and not given and not _wants_more(question):
        first = scored(question, read_closely(question, likely[:_READ_FIRST], reader))
        if first and first[0].confidence > _SETTLED:
            return first
    return scored(question, read_closely(question, likely, reader))


def _wants_more(question: Question) -> bool:
    return question.compares or question.want is Want.LIST
