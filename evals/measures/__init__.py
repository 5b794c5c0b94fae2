"""Measures: pure functions, one subject a file, each returning a value with its reason."""

from evals.measures.score import Score

VERSION = 1
"""Raised whenever a measure's definition changes; a baseline of another version is refused."""

__all__ = ["VERSION", "Score"]
