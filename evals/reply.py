"""What a system gave back for one question, as plain values: rows keep it, measures read it, reports show it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Place:
    """Characters `start` up to `end` of a document, named by its path inside the corpus, as the system gave them.

    `score` is the search's own, higher is better; 0 where there is none.
    """

    document: str
    start: int
    end: int
    text: str
    score: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Cited(Place):
    """A numbered quotation."""

    number: int = 0


@dataclass(frozen=True)
class Said:
    """One sentence of a reply and the numbers of the citations it names."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True)
class Reply:
    """A system's answer. `passages` stand best first; `seconds` maps a stage to its duration, `total` among them.

    `status` is `answered`, `partial` or `no_evidence`. `disputes` holds the differing values the reply itself points
    out. `usage` counts what a model consumed (`input_tokens`, `output_tokens`; `cost` where a price was named), and is
    empty without a model or where its endpoint did not tell.
    """

    text: str
    status: str = "answered"
    sentences: tuple[Said, ...] = ()
    citations: tuple[Cited, ...] = ()
    passages: tuple[Place, ...] = ()
    disputes: tuple[tuple[str, ...], ...] = ()
    notices: tuple[str, ...] = ()
    answerer: str = ""
    seconds: Mapping[str, float] = field(default_factory=dict)
    usage: Mapping[str, float] = field(default_factory=dict)

    @property
    def refused(self) -> bool:
        """Whether the system said that the documents do not hold the answer."""
        return self.status == "no_evidence"

    def cited_by(self, sentence: Said) -> tuple[Cited, ...]:
        """The quotations a sentence names, in its order; a number without a quotation gives none."""
        by_number = {c.number: c for c in self.citations}
        return tuple(by_number[n] for n in sentence.citations if n in by_number)

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"seconds": dict(self.seconds), "usage": dict(self.usage)}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Reply":
        """The reply a row kept. Raises KeyError or TypeError where the row is not one of ours."""
        return cls(
            text=values["text"],
            status=values["status"],
            sentences=tuple(Said(s["text"], tuple(s["citations"])) for s in values["sentences"]),
            citations=tuple(Cited(**c) for c in values["citations"]),
            passages=tuple(Place(**p) for p in values["passages"]),
            disputes=tuple(tuple(d) for d in values["disputes"]),
            notices=tuple(values["notices"]),
            answerer=values["answerer"],
            seconds=values["seconds"],
            usage=values["usage"],
        )
