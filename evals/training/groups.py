"""What is trained on: a question with sentences that answer it and sentences that do not."""

import random
from collections.abc import Iterable
from dataclasses import dataclass

from evals.training.folds import is_held_out
from rag.reading.reader import Excerpt
from vectorstore.documents import Span


@dataclass(frozen=True)
class Candidate:
    """A sentence as the reader sees it, whether it answers, and where in the sentence the answer stands, if known."""

    excerpt: Excerpt
    right: bool
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Group:
    """A question with its candidates. `key` decides its fold; `track` is the file it came from.

    `positives` and `negatives` are trained on, the likeliest first; `ranked` is what the reader has to put in order
    where the group is held out. `answerable`: the data say that the documents hold the answer. `quiet`: without a
    positive it still teaches, for the data say that nothing in it answers.
    """

    key: str
    question: str
    positives: tuple[Candidate, ...]
    negatives: tuple[Candidate, ...]
    ranked: tuple[Candidate, ...] = ()
    answerable: bool = True
    track: str = ""
    quiet: bool = False

    @property
    def held_out(self) -> bool:
        """Whether the group is never trained on."""
        return is_held_out(self.key)

    @property
    def teaches(self) -> bool:
        """Whether the group may be trained on: not held out, and with something to tell apart."""
        return not self.held_out and bool(self.negatives) and (bool(self.positives) or self.quiet)


def split(candidates: tuple[Candidate, ...]) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """The right candidates and the wrong ones, each in their order."""
    right = tuple(candidate for candidate in candidates if candidate.right)
    return right, tuple(candidate for candidate in candidates if not candidate.right)


def at_most(most: int, groups: Iterable[Group], chance: random.Random) -> list[Group]:
    """At most so many groups of each track, drawn by lot, track after track."""
    tracks: dict[str, list[Group]] = {}
    for group in groups:
        tracks.setdefault(group.track, []).append(group)
    return [group for found in tracks.values() for group in chance.sample(found, min(len(found), most))]
