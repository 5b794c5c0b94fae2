"""The answerer without a model: the sentences that answer, in the documents' own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.antecedents import with_antecedent
from rag.candidates import candidates
from rag.drafts import Draft, Quotation
from rag.expectations import values
from rag.introductions import introduction
from rag.parts import parts
from rag.questions import Question
from rag.retrieval import Retrieved
from rag.scoring import Scored, scored
from rag.selection import differs, select
from vectorstore.searchable import Searchable

_EMBEDDED_PASSAGES = 6


@dataclass(frozen=True)
class Disagreement:
    """Drafts, by their place, that state different values of what is asked."""

    about: str
    values: tuple[str, ...]
    drafts: tuple[int, ...]


@dataclass(frozen=True)
class Extract:
    """Up to three drafts, best first; where they disagree; whether each part of the question is answered."""

    drafts: tuple[Draft, ...]
    disagreements: tuple[Disagreement, ...] = ()
    complete: bool = True


def extract(library: Searchable, question: Question, found: Retrieved) -> Extract:
    """Answer from the passages in the documents' own words; no drafts when they do not hold the answer."""
    asked = parts(question)
    chosen, answered = list[Scored](), 0
    for part in asked:
        ranked = scored(part, candidates(library, part, found, _EMBEDDED_PASSAGES))
        selected = select(part, ranked)[: None if len(asked) == 1 else 1]
        answered += bool(selected)
        chosen += [one for one in selected if not any(_same_sentence(one, other) for other in chosen)]
    drafts = tuple(_draft(question, one) for one in chosen)
    return Extract(drafts, tuple(_disagreements(question, chosen)), complete=answered == len(asked))


def _same_sentence(one: Scored, other: Scored) -> bool:
    a, b = one.candidate, other.candidate
    return (a.document.id, a.span) == (b.document.id, b.span)


def _draft(question: Question, one: Scored) -> Draft:
    candidate = one.candidate
    span = with_antecedent(question, candidate)
    quotation = Quotation(candidate.document, span.start, span.end)
    return Draft(f"{introduction(candidate.document)} {quoted(quotation.text)}", (quotation,))


def quoted(text: str) -> str:
    """The text in quotation marks; one that has its own outer pair keeps it."""
    if text[:1] == "“" and text[-1:] == "”" and text.count("“") == 1:
        return text
    return f"“{text}”"


def _disagreements(question: Question, chosen: Sequence[Scored]) -> list[Disagreement]:
    found = []
    for place, other in enumerate(chosen[1:], 1):
        if differs(question, chosen[0], other) and _same_event(chosen[0], other):
            stated = tuple(values(question.want, one.candidate.text)[0] for one in (chosen[0], other))
            found.append(Disagreement(question.want.value, stated, (0, place)))
    return found


def _same_event(one: Scored, other: Scored) -> bool:
    a, b = one.candidate.document.event_date, other.candidate.document.event_date
    return a is None or b is None or a.overlaps(b)
