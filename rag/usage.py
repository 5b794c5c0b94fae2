"""What an answer took from a model, as its endpoint counts it."""

from dataclasses import dataclass
from typing import Any, TypeGuard

_MOST = 1_000_000_000  # a count beyond it is no count


@dataclass(frozen=True)
class Usage:
    """Tokens read and written by a model."""

    input_tokens: int
    output_tokens: int

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(self.input_tokens + other.input_tokens, self.output_tokens + other.output_tokens)

    def to_json(self) -> dict[str, int]:
        return {"input_tokens": self.input_tokens, "output_tokens": self.output_tokens}


def usage_in(body: Any) -> Usage | None:
    """The `usage` of a chat completion or of a chunk of one; None where it is missing or not two plain counts."""
    given = body.get("usage") if isinstance(body, dict) else None
    if not isinstance(given, dict):
        return None
    read, written = given.get("prompt_tokens"), given.get("completion_tokens")
    return Usage(read, written) if _is_count(read) and _is_count(written) else None


def _is_count(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST
