"""`python -m evals`: the same as `attache eval`."""

from evals.shell import app

app()
