"""What a reader thought of an answer."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_NOTE = 2000


class Verdict(StrEnum):
    """Thumbs up or thumbs down."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Judgement:
    """A verdict and why; the note is cut at LONGEST_NOTE characters."""

    verdict: Verdict
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "note", self.note.strip()[:LONGEST_NOTE])
