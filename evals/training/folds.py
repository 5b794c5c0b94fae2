"""What is held out: decided by a hash, the same on every machine and in every run."""

import hashlib

FOLDS = 4
HELD_OUT = 0


def fold(key: str) -> int:
    """The fold of a key, 0 to 3. What must not be torn apart (a week, an article, a page) shares a key."""
    return int(hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def is_held_out(key: str) -> bool:
    """Whether the key is in the quarter that nothing is ever trained on."""
    return fold(key) == HELD_OUT
