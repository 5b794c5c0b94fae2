"""A tiny corpus and a scripted `stream` for the chat's tests, with the real values and events."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from rag.answers import Answer, Citation, Conflict, Found, Passage, Sentence, Status
from rag.errors import ModelUnreachable
from rag.events import AnswerReady, Event, Notice, PassagesFound, Restarted, SentenceVerified
from rag.filters import Filters
from rag.settings import Settings
from vectorstore.dates import PartialDate
from vectorstore.documents import Chunk, Document, Origin, SourceKind, Span
from vectorstore.errors import StoreError

HOSTILE = (
    "<script>window.hacked=1</script><img src=http://example.com/a.png onerror='window.hacked=2'> "
    "${window.hacked=3} {{7*7}}"
)

HARBOUR = Document(
    id="a" * 64,
    path="papers/harbour.txt",
    text=(
        "Harbour office opens new quay\n\nPort Town, 3 March 2024. The harbour office opened the new quay on Sunday. "
        "The quay is 240 metres long. 🚢 “It took four years,” said the harbour master.\n\n"
        + "The old quay dates from 1911 and stays in use for fishing boats. " * 30
        + "\n\nThe first ferry leaves on 9 March at seven in the morning.\n\nRelated stories: Ten best beaches"
    ),
    title="Harbour office opens new quay",
    publisher="Harbour Office",
    kind=SourceKind.OFFICIAL,
    published=PartialDate(2024, 3, 4),
    event_date=PartialDate(2024, 3, 3),
    event_place="Port Town",
    language="en",
    origins=(
        Origin("title", "first line", Span(0, 29)),
        Origin("event_date", "dateline", Span(42, 54)),
        Origin("published", "front matter"),
    ),
)
HARBOUR = replace(HARBOUR, furniture=(Span(HARBOUR.text.index("Related stories"), len(HARBOUR.text)),))
COURIER = Document(
    id="b" * 64,
    path="papers/courier.html",
    text=f"Quay {HOSTILE}\n\nThe quay measures 238 metres, the courier writes. {HOSTILE} ends here.",
    title=f"Quay {HOSTILE}",
    publisher="The <b>Courier</b>",
    kind=SourceKind.PRESS,
)
NOTES = Document(id="c" * 64, path="papers/notes.md", text="Made with assistance.", kind=SourceKind.AI_ASSISTED)
CORPUS = (HARBOUR, COURIER, NOTES)


def documents(settings: Settings) -> Sequence[Document]:
    return CORPUS


def document(wanted: str, settings: Settings) -> Document:
    for candidate in CORPUS:
        if candidate.id == wanted:
            return candidate
    raise StoreError(f"No document has the id {wanted!r}. Run `attache documents` for the list.")


def cite(number: int, source: Document, quote: str) -> Citation:
    start = source.text.index(quote)
    return Citation(number, source, start, start + len(quote), quote)


def passage(source: Document) -> Passage:
    return Passage(Chunk("x", source.id, 0, len(source.text)), source, 1.0, Found.FUSED)


def scripted(
    question: str,
    *,
    history: Sequence[tuple[str, str]] = (),
    filters: Filters = Filters(),  # noqa: B008
    settings: Settings | None = None,
    as_of: date | None = None,
) -> Iterator[Event]:
    """Answers by a word of the question: ferry, Port Town, slow, long, model, fail, crash; else without evidence. Of
    what is asked with “perhaps” it is less sure."""
    passages = tuple(passage(d) for d in CORPUS if filters.admits(d))
    yield PassagesFound(passages)
    if "fail" in question:
        raise ModelUnreachable(
            "The model at http://127.0.0.1:9 refused the connection. Start it, or unset ATTACHE_MODEL."
        )
    if "crash" in question:
        raise ZeroDivisionError("a defect, on purpose")
    if "slow" in question:
        yield from _slow(question)
        return
    confidence = 0.49 if "perhaps" in question else 0.9
    answer = replace(_answer(question, passages, len(history)), as_of=as_of, confidence=confidence)
    if settings and settings.model:
        answer = replace(answer, answerer=f"openai:{settings.model}")
    if "model" in question:
        yield SentenceVerified(Sentence("Soon void.", (1,)), (cite(1, HARBOUR, "240 metres"),))
        yield Restarted("The model did not finish; the documents' own words are shown instead.")
    for sentence in answer.sentences:
        yield SentenceVerified(sentence, tuple(c for c in answer.citations if c.number in sentence.citations))
    for notice in answer.notices:
        yield Notice(notice)
    yield AnswerReady(answer)


def _slow(question: str) -> Iterator[Event]:
    for number, quote in enumerate(("The quay is 240 metres long.", "It took four years,"), 1):
        yield SentenceVerified(Sentence(f"Slowly: {quote}", (number,)), (cite(number, HARBOUR, quote),))
        time.sleep(1.5)
    time.sleep(20)
    yield AnswerReady(Answer(question, "never shown in a test that stops", Status.ANSWERED))


def _answer(question: str, passages: tuple[Passage, ...], turns_before: int) -> Answer:
    extra: dict[str, Any] = {}
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    seconds = {"retrieve": 0.11, "answer": 0.2, "total": 0.31}
    if "ferry" in question:
        quote = "The first ferry leaves on 9 March at seven in the morning."
        sentence = Sentence(f"The Harbour Office wrote on 4 March 2024: “{quote}”", (1,))
        sentences, citations = (sentence,), (cite(1, HARBOUR, quote),)
    elif "Port Town" in question:
        quote = "The harbour office opened the new quay on Sunday."
        sentences, citations = (Sentence(f"The Harbour Office: “{quote}”", (1,)),), (cite(1, HARBOUR, quote),)
    elif "long" in question or "model" in question:
        first, second = "The quay is 240 metres long.", f"The quay measures 238 metres, the courier writes. {HOSTILE}"
        sentences = (
            Sentence(f"The Harbour Office, on 3 March 2024: “{first}”", (1,)),
            Sentence(f"The <b>Courier</b>: “{second}”", (2,)),
            Sentence("Building it took four years.", (3,)),
        )
        citations = (cite(1, HARBOUR, first), cite(2, COURIER, second), cite(3, HARBOUR, "It took four years,"))
        extra = {
            "conflicts": (Conflict("the length of the quay", ("240 metres", "238 metres"), (1, 2)),),
            "notices": (f"Read “quai” as “quay” {HOSTILE}",),
            "withheld": 2 if "model" in question else 0,
            "status": Status.PARTIAL if "model" in question else Status.ANSWERED,
            "answerer": "openai:tiny-model" if "model" in question else "extractive",
        }
    else:
        text = f"The documents do not say. (Questions before: {turns_before}.)"
        return Answer(question, text, Status.NO_EVIDENCE, passages=passages, seconds=seconds)
    text = " ".join(f"{s.text} " + "".join(f"[{n}]" for n in s.citations) for s in sentences)
    values = {"status": Status.ANSWERED, **extra}
    return Answer(
        question, text, sentences=sentences, citations=citations, passages=passages, seconds=seconds, **values
    )
