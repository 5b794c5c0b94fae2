"""Candidates ranked twice: all from afar, the best of them again after they were read closely."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rag.answers import Found, Passage
from rag.dates.timelines import OVERLAPS
from rag.evidence.candidates import Candidate, candidates
from rag.evidence.close_reading import read_closely
from rag.evidence.mentions import asked_about, says_something_of
from rag.evidence.succession import in_succession
from rag.judging.dissent import with_dissent
from rag.judging.features import median_similarity
from rag.judging.forms import answers_by_form, with_forms, with_holder
from rag.judging.scoring import Scored, from_afar, scored
from rag.judging.second_opinion import with_second_opinion
from rag.questions.question import Question, Want
from rag.reading.reader import ENGLISH
from rag.search.retrieval import Retrieved
from rag.search.side_documents import at_its_side
from vectorstore.adding.given import GivenDocuments
from vectorstore.index.searchable import Searchable

_EMBEDDED_PASSAGES = 6
_READ_FIRST = 4  # candidates that the reader reads, some 5 ms each
_VOICES = 2  # of those, at most so many for the sake of documents not heard yet
READ_NEXT, _READ_LAST, _READ_GIVEN = 10, 16, 40  # the last of pages given on purpose, and before it is refused
# Log-odds: where so many hold an answer as sure as that, no more are read.
_SETTLED, _SETTLED_ABROAD, _SETTLED_NEXT = 0.3, 1.5, -0.5
# Log-odds: where nothing of the first few that were read comes nearer, or of the first ten, what is read next does not
# answer either.
_FAR_OFF, _HOPELESS = -3.5, -2.5
_SENTENCE = 0.15  # of a sentence's score, beside what its passage scored in the search


@dataclass(frozen=True)
class Ranking:
    """One thing a question asks, the passages found for it, and the sentences of them that could answer, best first."""

    part: Question
    passages: tuple[Passage, ...]
    sentences: tuple[Scored, ...]


def rank(library: Searchable, question: Question, found: Retrieved) -> Ranking:
    """A question taken as one, ranked over the sentences of the passages found for it. Raises ReaderFailed."""
    found = with_forms(library, question, found)
    aside = at_its_side(library, question, found)
    if aside and look_further(own := _heard(library, *aside)):
        return own
    return _heard(library, question, found)


def _heard(library: Searchable, question: Question, found: Retrieved) -> Ranking:
    return _ranking(question, *with_dissent(library, question, found, ranked(library, question, found)))


def rank_all(library: Searchable, question: Question, found: Retrieved) -> Ranking:
    """The same with more sentences read, whatever the first ones say. Raises ReaderFailed."""
    found = with_forms(library, question, found)
    question, found = at_its_side(library, question, found) or (question, found)
    every = unread(library, question, found)
    read = closely_ranked(question, every, _READ_GIVEN)
    return _ranking(question, *with_dissent(library, question, found, read))


def _ranking(question: Question, found: Retrieved, read: Sequence[Scored]) -> Ranking:
    return Ranking(question, found.passages, tuple(with_second_opinion(question, read)))


def look_further(ranking: Ranking) -> bool:
    """Whether an answer may lie among passages that were not looked through: what was read came near, and no nearer."""
    best = ranking.sentences[0] if ranking.sentences else None
    return best is not None and best.confidence > _HOPELESS


def reranked(rankings: Sequence[Ranking], most: int) -> tuple[Passage, ...]:
    """The best `most` passages found for any part, by their own score and that of their best sentence.

    The passage of each part's best sentence is always among them.
    """
    passages = {p.chunk.id: p for ranking in rankings for p in ranking.passages}
    own = _best((p.chunk.id, p.score) for ranking in rankings for p in ranking.passages)
    said = _best((_held_by(ranking, one), one.score) for ranking in rankings for one in ranking.sentences)
    least = min(said.values(), default=0.0)
    scores = {key: own[key] + _SENTENCE * said.get(key, least) for key in passages}
    order = sorted(scores, key=lambda key: -scores[key])
    needed = [_held_by(ranking, ranking.sentences[0]) for ranking in rankings if ranking.sentences]
    kept = list(dict.fromkeys([*needed, *order]))[: max(most, len(set(needed)))]
    return tuple(_reranked(passages[key], scores[key]) for key in order if key in kept)


def _held_by(ranking: Ranking, one: Scored) -> str:
    return ranking.passages[one.candidate.passage].chunk.id


def _best(rated: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The highest value of each passage."""
    best: dict[str, float] = {}
    for passage, value in rated:
        best[passage] = max(value, best.get(passage, value))
    return best


def _reranked(passage: Passage, score: float) -> Passage:
    return replace(passage, score=score, found=Found.RERANKED)


def ranked(library: Searchable, question: Question, found: Retrieved) -> list[Scored]:
    """The sentences that could answer a question taken as one, best first, the likeliest read. Raises ReaderFailed.

    Where the first few that are read settle the matter, one way or the other, no more are read.
    """
    every = unread(library, question, found)
    if isinstance(library, GivenDocuments):
        return closely_ranked(question, every, most_read(library))
    if asked_about(question):  # what says something of it need not seem to answer
        return closely_ranked(question, every, READ_NEXT)
    if not _wants_more(question):
        few = _first_read(every[:READ_NEXT])
        abroad = any(one.foreign for one in every)  # words cannot be compared there: the first few are chosen less well
        enough = _SETTLED_ABROAD if abroad else _SETTLED
        for as_asked in (True, False):
            first = _scored(question, every, read_closely(question, few, as_asked=as_asked))
            if _settled(question, first, enough):
                return first
        if _hopeless(first, _FAR_OFF) and not abroad:
            return first
    read = closely_ranked(question, every, READ_NEXT)
    if _settled(question, read, _SETTLED_NEXT) or (
        _hopeless(read, _HOPELESS) and not any(one.foreign for one in every)
    ):
        return read
    return closely_ranked(question, every, most_read(library))


def closely_ranked(question: Question, every: Sequence[Candidate], most: int) -> list[Scored]:
    """The likeliest `most` of a question's candidates, read, best first. Raises ReaderFailed."""
    return _scored(question, every, in_succession(question, read_closely(question, every[:most])))


def most_read(library: Searchable) -> int:
    """How many sentences are read at most."""
    return _READ_GIVEN if isinstance(library, GivenDocuments) else _READ_LAST


def _scored(question: Question, every: Sequence[Candidate], read: Sequence[Candidate]) -> list[Scored]:
    return scored(question, read, median_similarity(every))


def _settled(question: Question, read: Sequence[Scored], enough: float) -> bool:
    """Whether the best that was read answers so surely, and is about the time that is asked for, if one is."""
    best = next((one for one in read if one.candidate.whole and not one.candidate.another), None)
    if best is None or best.candidate.over or best.confidence <= enough:
        return False
    if question.want is Want.REASON and not best.candidate.typed:  # it says that it was so, not why
        return False
    return not question.dates or best.candidate.scope >= OVERLAPS


def _hopeless(read: Sequence[Scored], least: float) -> bool:
    """Whether nothing of what was read is anywhere near an answer."""
    return all(one.confidence <= least for one in read)


def unread(library: Searchable, question: Question, found: Retrieved) -> list[Candidate]:
    """Every sentence of the passages that could answer, none of them read, the likeliest first."""
    own = isinstance(library, GivenDocuments) and question.language == ENGLISH
    likely = from_afar(question, candidates(library, question, found, 0 if own else _EMBEDDED_PASSAGES))
    likely = with_holder(question, likely)
    if asked_about(question):
        likely.sort(key=lambda one: not says_something_of(question, one))
    else:
        likely.sort(key=lambda one: not answers_by_form(question, one))
    return likely


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
