"""A row: one question put to one system, with what came back and how it scored."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from evals.cases import Turn
from evals.measures import Score
from evals.reply import Reply


@dataclass(frozen=True)
class Row:
    """`reply` is None where the system failed; `error` then says how. `expected` puts the gold answer in words.

    `kind` and `language` are the slices; `scores` maps a measure to its value and reason.
    """

    id: str
    corpus: str
    system: str
    kind: str
    language: str
    question: str
    answerable: bool
    expected: str
    reply: Reply | None
    scores: Mapping[str, Score]
    history: tuple[Turn, ...] = ()
    error: str = ""
    relevant: tuple[str, ...] = field(default=())

    @property
    def key(self) -> str:
        return f"{self.corpus}/{self.id}"

    def value(self, measure: str) -> float | None:
        score = self.scores.get(measure)
        return score.value if score else None

    @property
    def refusal(self) -> tuple[bool, bool]:
        """(refused, answerable); a failure counts as the wrong one of refusing and answering."""
        return (self.reply.refused if self.reply else self.answerable), self.answerable

    def to_json(self) -> dict[str, Any]:
        values = {name: getattr(self, name) for name in _PLAIN} | {"relevant": list(self.relevant)}
        return values | {
            "history": [asdict(turn) for turn in self.history],
            "reply": self.reply.to_json() if self.reply else None,
            "scores": {name: [score.value, score.reason] for name, score in self.scores.items()},
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Row":
        """The row a ledger kept. Raises KeyError or TypeError where it is not one of ours."""
        return cls(
            **{name: values[name] for name in _PLAIN},
            relevant=tuple(values["relevant"]),
            history=tuple(Turn(**turn) for turn in values["history"]),
            reply=Reply.from_json(values["reply"]) if values["reply"] is not None else None,
            scores={name: Score(*pair) for name, pair in values["scores"].items()},
        )


_PLAIN = ("id", "corpus", "system", "kind", "language", "question", "answerable", "expected", "error")
