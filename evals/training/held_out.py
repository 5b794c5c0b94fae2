"""How a trained reader does on what it was never trained on."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from evals.evaluation import Progress
from evals.intervals import Figure, mean_figure
from evals.training.groups import Group, at_most
from rag.reading.reader import Excerpt, Reading

_FEW = 3
_MOST = 600  # questions of a track, drawn by lot: enough for an interval of eight points


class Reads(Protocol):
    """What is used of a `rag.reading.reader.Reader`."""

    def read(self, question: str, excerpts: Sequence[Excerpt]) -> list[Reading]: ...


@dataclass(frozen=True)
class Standing:
    """One track, held out: how often a right sentence is read as the likeliest, as one of the likeliest three, or is
    among the candidates at all, over the questions that the data call answerable."""

    track: str
    first: Figure
    first_three: Figure
    among_all: Figure


def standings(reader: Reads, groups: Sequence[Group], progress: Progress | None = None) -> list[Standing]:
    """The standing of each track, over its held-out and answerable groups, by name."""
    known = (group for group in groups if group.held_out and group.answerable and group.track)
    asked = at_most(_MOST, known, random.Random(0))
    orders: dict[str, list[list[bool]]] = {}
    for done, group in enumerate(asked, 1):
        orders.setdefault(group.track, []).append(right_in_order(reader, group))
        if progress:
            progress("reading what is held out", done, len(asked))
    return [standing_of(track, found) for track, found in sorted(orders.items())]


def right_in_order(reader: Reads, group: Group) -> list[bool]:
    """Whether each candidate of a group is right, the likeliest first as the reader has it."""
    readings = reader.read(group.question, [candidate.excerpt for candidate in group.ranked])
    read = sorted(zip(readings, group.ranked, strict=True), key=lambda pair: -pair[0].relevance)
    return [candidate.right for _, candidate in read]


def standing_of(track: str, orders: Sequence[Sequence[bool]]) -> Standing:
    """The standing of a track; each order says of a question's candidates, the likeliest first, whether it is right."""

    def share(count: int | None) -> Figure:
        return mean_figure([float(any(order[:count])) for order in orders])

    return Standing(track, share(1), share(_FEW), share(None))
