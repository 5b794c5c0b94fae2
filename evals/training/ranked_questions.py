"""Questions with the sentences that the program reads closely for them, as features, and which of those answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from evals.training.folds import is_held_out
from rag.evidence.candidates import Candidate
from rag.filters import Filters
from rag.judging.features import Features, confidence_features, median_similarity, order_features
from rag.judging.ranking import closely_ranked, most_read, unread
from rag.questions.followups import Turn, resolve
from rag.search.retrieval import retrieve
from rag.search.spelling import corrected
from vectorstore.index.searchable import Searchable


@dataclass(frozen=True)
class Asked:
    """A question as it is put; `key` decides its fold, `right` says of a candidate whether it answers."""

    text: str
    key: str
    answerable: bool
    right: Callable[[Candidate], bool]
    history: tuple[Turn, ...] = ()
    as_of: date | None = None


@dataclass(frozen=True)
class Lot:
    """Candidates of one question: the features of each for their order, and whether it is right."""

    order: tuple[Features, ...]
    right: tuple[bool, ...]


@dataclass(frozen=True)
class RankedQuestion:
    """A question's candidates: those that were read, with features for their confidence too, and all of them unread.

    `source` is the file or corpus it came from, `kind` the format of that.
    """

    source: str
    kind: str
    key: str
    answerable: bool
    read: Lot
    confidence: tuple[Features, ...]
    unread: Lot

    @property
    def held_out(self) -> bool:
        """Whether nothing is ever fitted to it."""
        return is_held_out(self.key)


def ranked_question(
    library: Searchable, asked: Asked, source: str, kind: str, passages: int, turns: int
) -> RankedQuestion:
    """The question's candidates as `ask` finds them, among so many passages, after so many turns, as many read as it
    ever reads.

    A question of several parts is taken as one, for no label says which of them it is of.
    """
    question, _ = corrected(resolve(asked.text, asked.history, turns, asked.as_of), library)
    every = unread(library, question, retrieve(library, question, Filters(), passages))
    read = [one.candidate for one in closely_ranked(question, every, most_read(library))]
    middle = median_similarity(every)

    def lot(candidates: Sequence[Candidate]) -> Lot:
        return Lot(
            tuple(order_features(question, candidate) for candidate in candidates),
            tuple(asked.right(candidate) for candidate in candidates),
        )

    return RankedQuestion(
        source,
        kind,
        asked.key,
        asked.answerable,
        lot(read),
        tuple(confidence_features(question, candidate, middle) for candidate in read),
        lot(every),
    )
