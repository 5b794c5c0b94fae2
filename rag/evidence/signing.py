"""Who signed the paper that a question asks about."""

from collections.abc import Sequence

from rag.evidence.holding import Place
from rag.language.stems import document_stems, said_in
from rag.questions.papers_asked import PaperAsked, paper_asked
from rag.questions.question import Question
from rag.texts.letter_lines import Standing, is_letter
from rag.texts.signatures import Signature, signatures_in
from vectorstore.documents import Document
from vectorstore.index.chunking import header


def signers_told(question: Question, documents: Sequence[Document]) -> list[Place]:
    """Where the signers of the paper that a question asks about stand; nowhere where it asks for none.

    Nor where several papers may be meant and neither title nor date tells them apart.
    """
    asked = paper_asked(question)
    if asked is None:
        return []
    meant = [one for one in documents if _is_meant(asked, question, one) and _signers(one)]
    said = {one.id: _said_of_itself(asked, one) for one in meant}
    most = max(said.values(), default=0)
    best = [one for one in meant if said[one.id] == most]
    return [(best[0].id, one.span) for one in _signers(best[0])] if len(best) == 1 else []


def _signers(document: Document) -> list[Signature]:
    if (document.language or "en") != "en":
        return []
    return [one for one in signatures_in(document.text) if one.standing is Standing.SIGNED]


def _is_meant(asked: PaperAsked, question: Question, document: Document) -> bool:
    """Whether a document is of the kind and the time asked for, with every word of what it is said to be about."""
    held = document_stems(f"{header(document)} {document.text}", document.language)
    if not (asked.letter and is_letter(document.text)) and asked.kind not in held:
        return False
    if question.dates and not any(document.published and document.published.overlaps(one) for one in question.dates):
        return False
    return all(said_in(mark, held) for mark in asked.about)


def _said_of_itself(asked: PaperAsked, document: Document) -> int:
    """How many words of what a paper is said to be about its title and publisher have."""
    own = document_stems(header(document), document.language)
    return sum(said_in(mark, own) for mark in asked.about)
