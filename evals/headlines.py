"""Which measures stand in the first row of a table."""

from evals.evaluation import Evaluation

_GOLD = ("correct", "supported", "verbatim", "right document", "refused rightly", "R@5")
_MOST = 6


def headlines(run: Evaluation) -> tuple[str, ...]:
    """Six measures at most, the headline first: those of gold questions, or the first of the data's format."""
    present = list(dict.fromkeys(name for part in run.slices for name in part.figures))
    chosen = [name for name in _GOLD if name in present] if "correct" in present else present
    return tuple(dict.fromkeys([name for name in (run.headline,) if name in present] + chosen))[:_MOST]


def main_measure(run: Evaluation) -> str:
    """The measure by which a question counts as right or wrong."""
    return run.headline
