"""Three papers broken into short lines that name three wages, and a scripted `stream` that quotes them."""

from collections.abc import Iterator, Sequence
from typing import Any

from rag.answers import Answer, Conflict, Sentence, Status
from rag.events import AnswerReady, Event, PassagesFound, SentenceVerified
from rag.settings import Settings
from tests.chat_corpus import cite, passage
from vectorstore.documents import Document
from vectorstore.errors import StoreError

PLAN = Document(
    id="a" * 64,
    path="plan.txt",
    text="A fair share of the shore\n\nThe minimum wage of all who work in the harbour rises to 14.50\n"
    "crowns an hour on the first of January, and the harbour board pays.\n\nnorth      12\nsouth      14\n",
    title="A fair share of the shore",
)
DRAFT = Document(
    id="b" * 64,
    path="draft.txt",
    text="1.  The minimum wage is raised to 13.80 crowns an hour with effect\n    from the first of July.\n",
    title="Draft",
)
WIRE = Document(id="c" * 64, path="wire.txt", text="The minimum wage will be 13.90 crowns, the bureau writes.\n")
CORPUS = (PLAN, DRAFT, WIRE)
QUOTES = (
    "The minimum wage of all who work in the harbour rises to 14.50\ncrowns an hour on the first of January, and the "
    "harbour board pays.",
    "The minimum wage is raised to 13.80 crowns an hour with effect\n    from the first of July.",
    "The minimum wage will be 13.90 crowns, the bureau writes.",
)


def documents(settings: Settings) -> Sequence[Document]:
    return CORPUS


def document(wanted: str, settings: Settings) -> Document:
    found = next((one for one in CORPUS if one.id == wanted), None)
    if found is None:
        raise StoreError(f"No document has the id {wanted!r}.")
    return found


def scripted(question: str, **_: Any) -> Iterator[Event]:
    """The three quotations, whatever is asked, the first set against each of the others."""
    marks = tuple(cite(number, *pair) for number, pair in enumerate(zip(CORPUS, QUOTES, strict=True), 1))
    sentences = tuple(Sentence(f"{c.document.label}: “{c.quote}”", (c.number,)) for c in marks)
    passages = tuple(map(passage, CORPUS))
    pairs = (Conflict("amount", ("14.50", "13.80"), (1, 2)), Conflict("amount", ("14.50", "13.90"), (1, 3)))
    yield PassagesFound(passages)
    for sentence, mark in zip(sentences, marks, strict=True):
        yield SentenceVerified(sentence, (mark,))
    text = " ".join(sentence.text for sentence in sentences)
    yield AnswerReady(Answer(question, text, Status.ANSWERED, sentences, marks, passages, pairs))
