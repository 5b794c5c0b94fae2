"""How much each term of a question counts, and how much of it all any document speaks of."""

import math

from rag.language.stems import stem
from rag.questions.question import Question
from rag.questions.terms import Term
from vectorstore.index.searchable import Searchable

_NAME, _CARRIED, _FOCUS = 1.4, 0.8, 1.2


def term_weights(question: Question, library: Searchable) -> dict[Term, float]:
    """Each term's weight: inverse frequency over chunks (Spärck Jones 1972), more for names, less for carried terms."""
    total = library.chunk_total()
    weights: dict[Term, float] = {}
    for term in question.terms:
        rarity = math.log(1.0 + total / (1.0 + library.frequency(stem(term.word))))
        weights[term] = (
            rarity
            * (_NAME if term.name else 1.0)
            * (_CARRIED if term.carried else 1.0)
            * (_FOCUS if term.focus and not term.name else 1.0)
        )
    return weights


def heard_share(weights: dict[Term, float], library: Searchable) -> float:
    """The share of what is asked, names apart, that some chunk speaks of."""
    asked = {term: weight for term, weight in weights.items() if not term.name and not term.carried}
    known = sum(weight for term, weight in asked.items() if library.frequency(stem(term.word)))
    total = sum(asked.values())  # nothing where the index is just being made: no word is rare there yet
    return known / total if total else 1.0
