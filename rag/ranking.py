"""Candidates ranked twice: all from afar, the best of them again after they were read closely."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rag.answers import Found, Passage
from rag.candidates import Candidate, candidates
from rag.close_reading import read_closely
from rag.parts import parts
from rag.questions import Question, Want
from rag.reader import ENGLISH
from rag.retrieval import Retrieved
from rag.scoring import Scored, scored
from rag.succession import in_succession
from rag.timelines import OVERLAPS
from vectorstore.given import GivenDocuments
from vectorstore.searchable import Searchable

_EMBEDDED_PASSAGES = 6
_READ, _READ_GIVEN = 10, 40  # candidates that the reader reads, some 5 ms each; pages given on purpose are worth more
_READ_FIRST, _SETTLED = 5, 1.5  # of an index: if these hold an answer as sure as that (log-odds), the rest is not read
_VOICES = 2  # of those, at most so many for the sake of documents not heard yet
_SENTENCE = 0.15  # of a sentence's score, beside what its passage scored in the search


@dataclass(frozen=True)
class Ranking:
    """One thing a question asks, and the sentences that could answer it, best first."""

    part: Question
    sentences: tuple[Scored, ...]


def rank(library: Searchable, question: Question, found: Retrieved) -> tuple[Ranking, ...]:
    """A ranking for each part of the question, over the sentences of the passages. Raises ReaderFailed."""
    return tuple(Ranking(part, tuple(ranked(library, part, found))) for part in parts(question))


def reranked(found: Retrieved, rankings: Sequence[Ranking], most: int) -> Retrieved:
    """The best `most` passages by their own score and that of their best sentence."""
    best = _best((one.candidate.passage, one.score) for ranking in rankings for one in ranking.sentences)
    least = min(best.values(), default=0.0)
    scores = [p.score + _SENTENCE * best.get(place, least) for place, p in enumerate(found.passages)]
    order = sorted(range(len(scores)), key=lambda place: (-scores[place], place))[:most]
    return replace(found, passages=tuple(_reranked(found.passages[place], scores[place]) for place in order))


def _best(rated: Iterable[tuple[int, float]]) -> dict[int, float]:
    """The highest value of each passage."""
    best: dict[int, float] = {}
    for passage, value in rated:
        best[passage] = max(value, best.get(passage, value))
    return best


def _reranked(passage: Passage, score: float) -> Passage:
    return replace(passage, score=score, found=Found.RERANKED)


def ranked(library: Searchable, question: Question, found: Retrieved, thorough: bool = False) -> list[Scored]:
    """The sentences that could answer a question taken as one, best first, the likeliest read. Raises ReaderFailed.

    Where the first few that are read settle the matter, no more are read, unless `thorough`.
    """
    given = isinstance(library, GivenDocuments)
    embedded = 0 if given and question.language == ENGLISH else _EMBEDDED_PASSAGES
    afar = scored(question, candidates(library, question, found, embedded))[: _READ_GIVEN if given else _READ]
    likely = [one.candidate for one in afar]
    if not thorough and not given and not _wants_more(question):
        first = scored(question, read_closely(question, _first_read(likely)))
        if first and first[0].confidence > _SETTLED and _in_time(question, first[0]):
            return first
    read = scored(question, read_closely(question, likely))
    return scored(question, in_succession(question, [one.candidate for one in read]))


def _in_time(question: Question, best: Scored) -> bool:
    """Whether a sentence is about the time that is asked for, if one is."""
    return not question.dates or best.candidate.scope >= OVERLAPS


def _first_read(likely: Sequence[Candidate]) -> list[Candidate]:
    """The first few to read: the likeliest, and the likeliest of other documents, which may say otherwise."""
    best = dict[str, int]()  # of each document its likeliest
    for place, one in enumerate(likely):
        best.setdefault(one.document.id, place)
    sure = _READ_FIRST - _VOICES
    others = [place for place in best.values() if place >= sure]
    order = dict.fromkeys([*range(min(sure, len(likely))), *others, *range(len(likely))])
    return [likely[place] for place in sorted(list(order)[:_READ_FIRST])]


def _wants_more(question: Question) -> bool:
    return question.compares or question.want is Want.LIST
