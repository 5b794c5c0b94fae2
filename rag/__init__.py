"""Question in, answer out: `ask`, `aask`, `stream`."""
