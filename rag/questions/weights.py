"""How much each term of a question counts."""

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
