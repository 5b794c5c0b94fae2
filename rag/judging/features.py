"""What speaks for a candidate, as numbers of about the same size: the input of the trained weights."""

import statistics
from collections.abc import Sequence

from rag.evidence.candidates import Candidate
from rag.evidence.close_reading import short_answer
from rag.evidence.scope import freshness
from rag.questions.expectations import holds, is_typed
from rag.questions.question import Question, Want
from vectorstore.index.fulltext import words

_COSINE_LOW, _COSINE_HIGH = 0.76, 0.92
_MEASURED = (Want.DURATION, Want.AMOUNT)  # a sentence without a figure cannot answer these
_RELEVANCE, _MOST_RELEVANCE = 4.0, 2.0
_MOST_AGREED = 2.0
_OWN_WORDS = 0.6
MOST_REPEATED = 0.6  # of a short answer, in words of the question
_SAID_ABROAD = 0.5  # as much as is said on average where words can be compared

Features = dict[str, float]


def meaning(similarity: float) -> float:
    """A cosine of the bundled embedder, whose values crowd between 0.7 and 0.95, stretched to 0..1."""
    return min(1.0, max(0.0, (similarity - _COSINE_LOW) / (_COSINE_HIGH - _COSINE_LOW)))


def order_features(question: Question, c: Candidate) -> Features:
    """What puts a candidate before another one of the same question."""
    typed = is_typed(question.want) and question.want not in _MEASURED
    return {
        **_shared(c),
        **_read(question, c),
        "rank": c.rank,
        "scope": c.scope,
        "typed": (1.0 if c.typed else -1.0) if typed else 0.0,
        "unmeasured": float(question.want in _MEASURED and not c.typed),
        "heading": float(not c.whole),
        "first": float(c.passage == 0),
        "continued": float(c.continued),
        "fresh": freshness(question, c.document),
        "denies": _denies(c),
        "restates": _restates(question, c),
    }


def confidence_features(question: Question, c: Candidate, middle: float) -> Features:
    """What makes a candidate evidence at all; `middle` is the median cosine of all of the question's candidates."""
    return {
        **_shared(c),
        **_read(question, c),
        "bias": 1.0,
        "scope": c.scope if question.dates else 0.0,
        "typed": float(c.typed) if is_typed(question.want) else 0.7,
        "foreign": float(c.foreign),
        "margin": min(1.0, (c.similarity - middle) * 10),
        "yes-no": float(question.want is Want.YES_NO),
        "heard": c.heard,
        "denies": _denies(c),
        "restates": _restates(question, c),
        "unembedded": float(c.similarity <= 0.0),
    }


def median_similarity(found: Sequence[Candidate]) -> float:
    """The median cosine of a question's candidates, 0 for none."""
    return statistics.median(c.similarity for c in found) if found else 0.0


def _shared(c: Candidate) -> Features:
    """What the words say; a document in another language than the question says nothing by them."""
    m, near = c.match, meaning(c.similarity)
    own = 0.0 if c.foreign else m.own
    return {
        "meaning": near,
        "own": own,
        "coverage": 0.0 if c.foreign else m.coverage,
        "said": _SAID_ABROAD if c.foreign else m.said,
        "asked": _SAID_ABROAD if c.foreign else m.asked,
        "paired": 0.0 if c.foreign else m.paired,
        "named": m.named - 1.0,
        "misnamed": m.misnamed,
        "own and meaning": own * near,
    }


def _restates(question: Question, c: Candidate) -> float:
    """How far a sentence only says the question again: 0 for up to three fifths of its words, and where it may."""
    return 0.0 if question.want is Want.YES_NO else max(0.0, c.match.restates - _OWN_WORDS) / (1 - _OWN_WORDS)


def _denies(c: Candidate) -> float:
    """How far a sentence that says no speaks of what is asked."""
    return c.match.said if c.denies and not c.foreign else 0.0


def _read(question: Question, c: Candidate) -> Features:
    """The reader's word: how well the sentence answers, how surely its short answer is one and says something new."""
    if c.reading is None:
        return {}
    short = short_answer(c)
    said, asked = words(short), question.every_word
    repeated = sum(word in asked for word in said) / len(said) if said else 1.0
    relevance = max(-_MOST_RELEVANCE, min(_MOST_RELEVANCE, c.reading.relevance / _RELEVANCE))
    fitting = (1.0 if holds(question.want, short) else -1.0) if is_typed(question.want) else 0.0
    return {
        "relevance": relevance,
        "sureness": c.reading.sureness,
        "agreed": min(_MOST_AGREED, c.agreed),
        "repeated": repeated,
        "fitting": fitting,
        "cut": _cut(fitting, repeated),
    }


def _cut(fitting: float, repeated: float) -> float:
    """Whether the short answer is of the kind asked for and new: 1 or -1, 0 where no kind is asked for."""
    return 0.0 if not fitting else 1.0 if fitting > 0 and repeated < MOST_REPEATED else -1.0
