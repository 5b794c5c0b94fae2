"""What durations, dates, sums and the like look like in a text of any language: the lists of `lexicon/forms.toml`."""

import tomllib
from functools import cache

from rag.language.lexicons import FOLDER


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads((FOLDER / "forms.toml").read_text(encoding="utf-8"))


def form_list(name: str) -> list[str]:
    """The words or patterns of one list."""
    return _lists()[name]


def any_of(*names: str) -> str:
    """The words or patterns of one or more lists, to stand in a pattern as alternatives."""
    return "|".join(entry for name in names for entry in form_list(name))
