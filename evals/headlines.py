"""Which measures stand in the first row of a table."""

from evals.evaluation import Evaluation

_GOLD = ("correct", "supported", "verbatim", "right document", "refused rightly", "R@5")
_MOST = 6


def headlines(run: Evaluation) -> tuple[str, ...]:
    """Six measures at most: those of gold questions, or the first that the data's format defines."""
    present = list(dict.fromkeys(name for part in run.slices for name in part.figures))
    chosen = [name for name in _GOLD if name in present] if "correct" in present else present
    return tuple(chosen[:_MOST])


def main_measure(run: Evaluation) -> str:
    """The measure by which a question counts as right or wrong."""
    return next(iter(headlines(run)), "correct")
