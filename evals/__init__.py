"""Answers checked against gold questions: `run_eval` from code, `attache eval` from the shell."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evals.data.run import run_data
    from evals.evaluation import Evaluation
    from evals.gold_run import run_eval

__all__ = ["Evaluation", "run_data", "run_eval"]

_HOMES = {"Evaluation": "evals.evaluation", "run_data": "evals.data.run", "run_eval": "evals.gold_run"}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'evals' has no attribute {name!r}")
