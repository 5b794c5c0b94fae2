"""Answers checked against gold questions: `run_eval` from code, `attache eval` from the shell."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evals.evaluation import Evaluation, run_eval

__all__ = ["Evaluation", "run_eval"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from evals import evaluation

        return getattr(evaluation, name)
    raise AttributeError(f"module 'evals' has no attribute {name!r}")
