"""The candidates that look best from afar, read closely: the reader's word on each, and where documents agree."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rag.candidates import Candidate
from rag.questions import Question
from rag.reader import Excerpt, Reader
from vectorstore.fulltext import words

READABLE = "en"
_PLAUSIBLE = 0.05  # a likelihood below which a reading says nothing about agreement


def read_closely(question: Question, found: Sequence[Candidate], reader: Reader) -> list[Candidate]:
    """The candidates in their order with a reading each, where question and document are in the reader's language."""
    if question.language != READABLE:
        return list(found)
    places = [place for place, c in enumerate(found) if c.document.language in (None, READABLE)]
    excerpts = [Excerpt(found[p].document.title or "", found[p].before, found[p].text) for p in places]
    readings = dict(zip(places, reader.read(_asked(question), excerpts), strict=True))
    return _agreeing([replace(c, reading=readings.get(place)) for place, c in enumerate(found)])


def _asked(question: Question) -> str:
    """The question with the words that earlier turns lend it."""
    carried = " ".join(term.word for term in question.terms if term.carried)
    return f"{question.text} ({carried})" if carried else question.text


def likelihood(log_odds: float) -> float:
    """The probability that a log-odds stands for."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))


def short_answer(candidate: Candidate) -> str:
    """The words of the sentence that the reader takes for the answer; empty where there is no reading."""
    if candidate.reading is None:
        return ""
    return candidate.text[candidate.reading.answer.start : candidate.reading.answer.end]


def _agreeing(found: Sequence[Candidate]) -> list[Candidate]:
    """Each candidate with how surely the other documents give its short answer (1 when one of them surely does)."""
    votes: dict[str, dict[str, float]] = defaultdict(dict)
    for candidate in found:
        said, weight = _said(candidate), _weight(candidate)
        if said and weight >= _PLAUSIBLE:
            best = votes[said].get(candidate.document.id, 0.0)
            votes[said][candidate.document.id] = max(best, weight)
    return [replace(c, agreed=_agreed(c, votes.get(_said(c), {}))) for c in found]


def _agreed(candidate: Candidate, votes: dict[str, float]) -> float:
    return sum(weight for document, weight in votes.items() if document != candidate.document.id)


def _said(candidate: Candidate) -> str:
    return " ".join(word for word in words(short_answer(candidate)) if word not in {"a", "an", "the"})


def _weight(candidate: Candidate) -> float:
    return likelihood(candidate.reading.relevance) * candidate.reading.sureness if candidate.reading else 0.0
