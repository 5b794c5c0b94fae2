"""What `stream` yields, in order: passages, sentences as they are verified, notices, and the Answer last."""

from dataclasses import dataclass

from rag.answers import Answer, Citation, Passage, Sentence


@dataclass(frozen=True)
class PassagesFound:
    """The passages the answer will be drawn from, best first."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class SentenceVerified:
    """A sentence whose support was checked, with every citation it names."""

    sentence: Sentence
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Notice:
    """A remark for the reader."""

    text: str


@dataclass(frozen=True)
class Restarted:
    """What was shown so far is void: the other answerer takes over."""

    reason: str


@dataclass(frozen=True)
class AnswerReady:
    """The whole answer. Always the last event."""

    answer: Answer


Event = PassagesFound | SentenceVerified | Notice | Restarted | AnswerReady
