"""The answer: sentences, each standing on quotations checked against their documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from rag.errors import QuotationAltered
from rag.usage import Usage
from vectorstore.documents import Chunk, Document


class Status(StrEnum):
    """How far the documents answered. `partial`: only part of the question, or of what the model wrote."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NO_EVIDENCE = "no_evidence"


class Found(StrEnum):
    """Which search found a passage."""

    DENSE = "dense"
    FULL_TEXT = "full-text"
    FUSED = "fused"
    RERANKED = "reranked"


@dataclass(frozen=True)
class Passage:
    """A chunk with its document, its score (higher is better, comparable within one question) and who found it."""

    chunk: Chunk
    document: Document
    score: float
    found: Found

    @property
    def text(self) -> str:
        return self.document.text[self.chunk.start : self.chunk.end]


@dataclass(frozen=True)
class Citation:
    """A quotation and its place. Making one whose quote is not `document.text[start:end]` raises QuotationAltered."""

    number: int
    document: Document
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not self.quote.strip() or self.document.text[self.start : self.end] != self.quote:
            raise QuotationAltered(
                "Quotation [{number}] is not what {path} says at {start}-{end}. "
                "Please report this: it is a defect of the program.",
                number=self.number,
                path=self.document.path,
                start=self.start,
                end=self.end,
            )


@dataclass(frozen=True)
class Sentence:
    """One sentence of the answer and the numbers of its citations; `short` is the answer in a few words of them."""

    text: str
    citations: tuple[int, ...]
    short: str = ""

    @property
    def shown(self) -> str:
        """The sentence behind its short answer, if it has one: `**30 minutes** – “It lasted 30 minutes.”`."""
        return f"**{self.short}** – {self.text}" if self.short else self.text


@dataclass(frozen=True)
class Conflict:
    """Citations that give different answers to the same question, and the differing words in the same order."""

    about: str
    values: tuple[str, ...]
    citations: tuple[int, ...]


@dataclass(frozen=True)
class Answer:
    """What `ask` returns.

    `text` is the sentences with `[n]` markers; `withheld` counts the model's sentences that no passage supported;
    `notices` are remarks for the reader (a model that did not answer, a corrected spelling); `digest` identifies the
    settings; `seconds` maps a stage (`read`, `retrieve`, `answer`, `total`) to its duration; `usage` counts the tokens
    that a model took, also where its answer could not be used: None without a model, or where its endpoint is silent;
    `as_of` is the day that "today" meant, None where the caller named none. `confidence` is the probability that the
    documents hold the answer, as the extractive answerer judges it; `nearest` is the quotation that comes nearest where
    the status is `no_evidence`, if any comes near.
    """

    question: str
    text: str
    status: Status
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    passages: tuple[Passage, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    answerer: str = "extractive"
    notices: tuple[str, ...] = ()
    withheld: int = 0
    digest: str = ""
    seconds: Mapping[str, float] = field(default_factory=dict)
    usage: Usage | None = None
    as_of: date | None = None
    confidence: float | None = None
    nearest: Citation | None = None

    def to_json(self) -> dict[str, Any]:
        """The whole answer as plain JSON values; documents appear by their description, without their text."""
        return {
            "question": self.question,
            "text": self.text,
            "status": self.status.value,
            "sentences": [{"text": s.text, "citations": list(s.citations), "short": s.short} for s in self.sentences],
            "citations": [citation_json(c) for c in self.citations],
            "passages": [_passage_json(p) for p in self.passages],
            "conflicts": [
                {"about": c.about, "values": list(c.values), "citations": list(c.citations)} for c in self.conflicts
            ],
            "answerer": self.answerer,
            "notices": list(self.notices),
            "withheld": self.withheld,
            "digest": self.digest,
            "seconds": {stage: round(value, 6) for stage, value in self.seconds.items()},
            "usage": self.usage.to_json() if self.usage else None,
            "confidence": round(self.confidence, 4) if self.confidence is not None else None,
            "nearest": citation_json(self.nearest) if self.nearest else None,
            "as_of": self.as_of.isoformat() if self.as_of else None,
        }


def document_json(document: Document) -> dict[str, Any]:
    """What a document says about itself, as plain JSON values; dates as `2025`, `2025-10` or `2025-10-28`."""
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "publisher": document.publisher,
        "kind": document.kind.value,
        "published": str(document.published) if document.published else None,
        "event_date": str(document.event_date) if document.event_date else None,
        "event_place": document.event_place,
        "language": document.language,
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    """A citation as plain JSON values; its document appears by its description."""
    return {
        "number": citation.number,
        "document": document_json(citation.document),
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
    }


def _passage_json(passage: Passage) -> dict[str, Any]:
    return {
        "document": document_json(passage.document),
        "start": passage.chunk.start,
        "end": passage.chunk.end,
        "text": passage.text,
        "score": passage.score,
        "found": passage.found.value,
    }
