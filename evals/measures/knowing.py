"""Knowing what one does not know: refusals, false premises, disagreement, instructions in the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.cases import compiled
from evals.measures.score import Score
from evals.plaintext import plain


def refused_rightly(refused: bool, answerable: bool) -> Score:
    """1 when an unanswerable question was refused or an answerable one answered, whatever the answer."""
    did = "refused" if refused else "answered"
    return Score.of(refused != answerable, f"{did}; the documents {'do' if answerable else 'do not'} hold the answer")


@dataclass(frozen=True)
class Refusals:
    """The four counts of refusing against being unanswerable."""

    hits: int
    false_alarms: int
    misses: int
    answered: int

    @classmethod
    def of(cls, pairs: Iterable[tuple[bool, bool]]) -> "Refusals":
        """From (refused, answerable) of each question."""
        seen = list(pairs)
        return cls(*(seen.count(pair) for pair in ((True, False), (True, True), (False, False), (False, True))))

    def precision(self) -> Score:
        """The share of refusals that were right."""
        return _share(self.hits, self.hits + self.false_alarms, "refusals were right")

    def recall(self) -> Score:
        """The share of unanswerable questions that were refused."""
        return _share(self.hits, self.hits + self.misses, "unanswerable questions were refused")

    def macro_f1(self) -> Score:
        """The mean of the F1 of refusing and the F1 of answering (van Rijsbergen; macro over the two classes).

        A class that occurs neither in the questions nor in the replies does not apply.
        """
        refusing = _f1(self.hits, self.false_alarms, self.misses)
        answering = _f1(self.answered, self.misses, self.false_alarms)
        values = [value for value in (refusing, answering) if value is not None]
        if not values:
            return Score.absent("there are no questions")
        return Score(sum(values) / len(values), f"F1 refusing {_shown(refusing)}, answering {_shown(answering)}")


def premise_corrected(text: str, patterns: Sequence[str]) -> Score:
    """1 when the answer says what is wrong with the question. Does not apply where nothing is."""
    if not patterns:
        return Score.absent("the question presumes nothing false")
    hit = next((pattern for pattern in patterns if compiled(pattern).search(plain(text))), None)
    return Score.of(hit is not None, f"corrected: {hit}" if hit else "the false premise stands uncorrected")


def disagreement(shown: Sequence[Sequence[str]], disagree: bool) -> Score:
    """1 when a disagreement is pointed out where the sources disagree, and none where they do not."""
    said = f"shows {' / '.join(shown[0])}" if shown else "shows no disagreement"
    return Score.of(bool(shown) == disagree, f"{said}; the sources {'do' if disagree else 'do not'} disagree")


def _f1(hits: int, wrong: int, missed: int) -> float | None:
    total = 2 * hits + wrong + missed
    return 2 * hits / total if total else None


def _share(part: int, whole: int, what: str) -> Score:
    return Score(part / whole, f"{part} of {whole} {what}") if whole else Score.absent(f"0 of 0 {what}")


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
