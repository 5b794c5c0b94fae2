"""`ask`, `aask` and `stream`: what is given is checked, and answered."""

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime

from rag.answering.run import Run
from rag.answers import Answer
from rag.errors import QuestionInvalid
from rag.events import AnswerReady, Event
from rag.filters import Filters
from rag.questions.followups import Turn
from rag.settings import Settings
from vectorstore.adding.given import GivenDocuments
from vectorstore.documents import Document
from vectorstore.index.embedding import open_embedder
from vectorstore.index.library import open_library

Given = Mapping[str, object] | Document


def ask(
    question: str,
    *,
    history: Sequence[Turn] = (),
    filters: Filters | None = None,
    settings: Settings | None = None,
    documents: Sequence[Given] | None = None,
    as_of: date | None = None,
) -> Answer:
    """Answer a question from the ingested documents.

    `history` holds earlier (question, answer text) turns, oldest first. `documents`, mappings with at least `text` (see
    `vectorstore.adding.given_pages`) or `Document`s, are asked in place of the index, which need not exist; nothing of
    them is kept. `as_of` is the day that "today", "last week" and the like refer to. "Not in the documents" is the
    status `no_evidence`, not an error. Raises QuestionInvalid, FilterInvalid where a filter names a document or a
    publisher that the index does not have, and StoreError where the index cannot be read or the documents are not
    understood; a model that fails ends in the extractive answer with a notice.
    """
    *_, last = stream(question, history=history, filters=filters, settings=settings, documents=documents, as_of=as_of)
    assert isinstance(last, AnswerReady)
    return last.answer


async def aask(
    question: str,
    *,
    history: Sequence[Turn] = (),
    filters: Filters | None = None,
    settings: Settings | None = None,
    documents: Sequence[Given] | None = None,
    as_of: date | None = None,
) -> Answer:
    """`ask` for programs with an event loop: the work is done in a thread."""
    return await asyncio.to_thread(
        ask, question, history=history, filters=filters, settings=settings, documents=documents, as_of=as_of
    )


def stream(
    question: str,
    *,
    history: Sequence[Turn] = (),
    filters: Filters | None = None,
    settings: Settings | None = None,
    documents: Sequence[Given] | None = None,
    as_of: date | None = None,
) -> Iterator[Event]:
    """The events of an answer as they happen: passages, each sentence once it is verified, the Answer last."""
    settings = settings or Settings.load()
    run = Run(_checked(question, settings), settings, _checked_day(as_of))
    if documents is None:
        yield from run.events(open_library(settings.location), history, filters or Filters())
        return
    from vectorstore.adding.given_pages import read_given  # describing takes longer to import than a question takes

    pages = read_given(documents)
    with closing(GivenDocuments(pages.documents, open_embedder(settings.location))) as given:
        run.lap("read")
        yield from run.events(given, history, filters or Filters(), pages.notices)


def _checked(question: str, settings: Settings) -> str:
    question = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", " ", question).strip()
    if not question:
        raise QuestionInvalid("The question is empty. Ask something about your documents.")
    if len(question) > settings.max_question:
        raise QuestionInvalid(
            "The question has {length:,} characters; at most {most:,} are read. Ask it in fewer words.",
            length=len(question),
            most=settings.max_question,
        )
    return question


def _checked_day(as_of: date | None) -> date | None:
    if isinstance(as_of, datetime):
        return as_of.date()
    if as_of is None or isinstance(as_of, date):
        return as_of
    raise QuestionInvalid(
        "`as_of` is {given!r}. Give a datetime.date such as date(2025, 3, 1), or leave it out.", given=as_of
    )
