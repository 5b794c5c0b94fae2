"""Training what ships as weights: `attache train`.

The data come from public files named by path and never enter the project; a quarter of each is held out by a hash of
its key. Only `network`, `loss`, `learning` and `export` need torch (`pip install 'attache[train]'`): nothing else
imports them but the command that trains.
"""
