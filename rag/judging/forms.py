"""What answers by what it is, more than by what it says: a table's cell, a list, a vote, who held a post."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from rag.answers import Found, Passage
from rag.evidence.asked_lists import asked_list, asks_for_several, is_of_its_document
from rag.evidence.candidates import Candidate, candidates
from rag.evidence.cells import asked_cell, asks_for_cell
from rag.evidence.extremes import asked_extreme
from rag.evidence.holding import Place, holder_told
from rag.evidence.labelled import says_labelled
from rag.evidence.quoted_words import says_quoted
from rag.evidence.signing import signers_told
from rag.evidence.turns import tells_turn
from rag.evidence.votes import asks_for_vote
from rag.evidence.voting import tells_asked_vote
from rag.questions.papers_asked import paper_asked
from rag.questions.posts_asked import post_asked
from rag.questions.question import Question
from rag.search.retrieval import Retrieved
from rag.texts.announced import has_list
from rag.texts.tables import is_row
from vectorstore.documents import Chunk, Document
from vectorstore.index.fulltext import words
from vectorstore.index.searchable import Searchable

_NEAR = 8  # passages of one document


def answers_by_form(question: Question, candidate: Candidate) -> bool:
    """Whether what a sentence is, more than what it says, makes it an answer."""
    return bool(
        candidate.holds
        or asked_list(question, candidate)
        or tells_asked_vote(question, candidate)
        or tells_turn(question, candidate)
        or says_quoted(question, candidate)
        or asked_cell(question, candidate)
        or asked_extreme(question, candidate)
        or says_labelled(question, candidate)
    )


def with_holder(question: Question, likely: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, the one marked that tells who held the post asked for, or who signed the paper asked for."""
    told = _told(question, _documents(one.document for one in likely))
    if not told:
        return list(likely)
    return [
        replace(one, holds=any(one.document.id == document and one.span.overlaps(span) for document, span in told))
        for one in likely
    ]


def _told(question: Question, documents: Sequence[Document]) -> list[Place]:
    holder = holder_told(question, documents)
    return [holder] if holder else signers_told(question, documents)


def with_forms(library: Searchable, question: Question, found: Retrieved) -> Retrieved:
    """What was found, and of the further passages those that answer by what they are: no search has words for a form.

    A row is found by the name of its column, which stands in another chunk; a list of those present says nothing.
    """
    more = _that_may_hold(question, found.further)
    if not more and not (found.passages and (post_asked(question) or paper_asked(question))):
        return found
    seen = replace(found, passages=tuple(more), further=())
    told = {one.passage for one in candidates(library, question, seen, 0) if _tells_by_form(question, one)}
    kept = [one for place, one in enumerate(more) if place in told]
    kept += [one for one in _holding(library, question, found) if one not in kept]
    return replace(found, passages=(*found.passages, *kept))


def _tells_by_form(question: Question, candidate: Candidate) -> bool:
    """The same of a sentence that no search found: a list has to be in a document with the names of the question."""
    if asked_list(question, candidate):
        return is_of_its_document(question, candidate)
    return answers_by_form(question, candidate)


def _that_may_hold(question: Question, passages: Sequence[Passage]) -> list[Passage]:
    if asks_for_vote(question):
        return list(passages)
    several, cell = asks_for_several(question), asks_for_cell(question)
    return [one for one in passages if (several and has_list(one.text)) or (cell and _has_row(one.text))]


@lru_cache(4096)
def _has_row(text: str) -> bool:
    return any(map(is_row, text.split("\n")))


def _holding(library: Searchable, question: Question, found: Retrieved) -> list[Passage]:
    """The passages not looked through with the sentence that tells who held the post asked for, or who signed."""
    every = (*found.passages, *found.further)
    documents = {one.document.id: one.document for one in every}
    kept = list[Passage]()
    for place in _told(question, list(documents.values())):
        if any(_holds(one.chunk, place) for one in found.passages):
            continue
        own = next((one for one in found.further if _holds(one.chunk, place)), None)
        own = own or _passage_of(library, documents[place[0]], place, min(one.score for one in every))
        kept += [own] if own else []
    return kept


def _passage_of(library: Searchable, document: Document, place: Place, score: float) -> Passage | None:
    """The passage that a sentence of a document stands in, found by the sentence's own words."""
    _, span = place
    near = library.full_text(words(document.text[span.start : span.end]), _NEAR, [document.id])
    chunk = next((one for one, _ in near if _holds(one, place)), None)
    return Passage(chunk, document, score, Found.FULL_TEXT) if chunk else None


def _holds(chunk: Chunk, place: Place) -> bool:
    document, span = place
    return chunk.document_id == document and chunk.start < span.end and span.start < chunk.end


def _documents(documents: Iterable[Document]) -> list[Document]:
    return list({one.id: one for one in documents}.values())
