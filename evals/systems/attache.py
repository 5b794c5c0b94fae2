"""Attaché itself, through the same `ask` that everyone calls."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from evals.cases import Turn
from evals.errors import SystemUnknown
from evals.reply import Cited, Place, Reply, Said
from evals.systems.system import Naming
from rag.answers import Answer
from rag.settings import Settings
from vectorstore.documents import Document


@dataclass(frozen=True)
class Attache:
    """`ask()` under the given settings, of the index they name or, without one, of the documents held here."""

    name: str
    settings: Settings
    naming: Naming
    documents: tuple[Document, ...] | None = None
    as_of: date | None = None

    def reply(self, question: str, history: Sequence[Turn]) -> Reply:
        from rag import ask

        turns = [(turn.question, turn.answer) for turn in history]
        answer = ask(question, history=turns, settings=self.settings, documents=self.documents, as_of=self.as_of)
        return reply_of(answer, self.naming)


def open_attache(settings: Settings, naming: Naming) -> Attache:
    return Attache("attache", replace(settings, model=None), naming)


def open_model(settings: Settings, naming: Naming) -> Attache:
    if not settings.model:
        raise SystemUnknown(
            "The system `model` needs a model. Set ATTACHE_MODEL (and OPENAI_BASE_URL) and run it again."
        )
    return Attache("model", settings, naming)


def reply_of(answer: Answer, naming: Naming) -> Reply:
    """An Answer as the plain values that rows keep."""
    return Reply(
        text=answer.text,
        status=answer.status.value,
        sentences=tuple(Said(s.text, s.citations) for s in answer.sentences),
        citations=tuple(Cited(naming(c.document), c.start, c.end, c.quote, number=c.number) for c in answer.citations),
        passages=tuple(Place(naming(p.document), p.chunk.start, p.chunk.end, p.text, p.score) for p in answer.passages),
        disputes=tuple(conflict.values for conflict in answer.conflicts),
        notices=answer.notices,
        answerer=answer.answerer,
        seconds=dict(answer.seconds),
        usage=answer.usage.to_json() if answer.usage else {},
    )
