"""The gold question: what is asked, what an acceptable answer holds, and where the documents say it."""

import re
from dataclasses import dataclass, field

KINDS = (
    "fact",
    "paraphrase",
    "number",
    "duration",
    "date",
    "place",
    "who-said",
    "office-holder",
    "which-meeting",
    "which-event",
    "list",
    "count",
    "comparison",
    "disagreement",
    "yes-no",
    "furniture-trap",
    "false-premise",
    "unanswerable-near",
    "unanswerable-far",
    "injection",
    "follow-up",
    "multilingual",
    "misspelling",
    "short",
    "table",
)
"""What a question tests; results are broken down by it."""


@dataclass(frozen=True)
class Evidence:
    """A run of a document's text that holds the fact; `document` is its path inside the corpus folder."""

    document: str
    quote: str


@dataclass(frozen=True)
class Turn:
    """An earlier turn of the conversation."""

    question: str
    answer: str


@dataclass(frozen=True)
class Case:
    """One gold question.

    `accept` holds groups of patterns: every group must be met, any pattern of a group meets it. `forbid` holds patterns
    that must not occur. `documents` are the paths that may be cited. `conflict` means that the sources disagree and the
    answer must show it; `premise` holds patterns that correct a false premise (any one). `file` and `line` say where
    the case was read.
    """

    id: str
    corpus: str
    kind: str
    question: str
    language: str = "en"
    history: tuple[Turn, ...] = ()
    answerable: bool = True
    accept: tuple[tuple[str, ...], ...] = ()
    forbid: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    conflict: bool = False
    premise: tuple[str, ...] = ()
    note: str = ""
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> str:
        """What names the case in a run over several corpora."""
        return f"{self.corpus}/{self.id}"


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as it is applied: `re.search`, without case. Raises re.error."""
    return re.compile(pattern, re.IGNORECASE)
