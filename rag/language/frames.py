"""The words around quotations, in the question's language; the data lies in `lexicon/*.toml` under `[frame]`."""

import tomllib
from dataclasses import dataclass
from functools import cache

from rag.language.lexicons import FOLDER, lexicon
from vectorstore.dates import PartialDate
from vectorstore.documents import SourceKind

_KINDS = {"official": SourceKind.OFFICIAL, "press": SourceKind.PRESS, "ai": SourceKind.AI_ASSISTED}


@dataclass(frozen=True)
class Frame:
    """What is said when nothing is found, yes and no, how a source is introduced, that it no longer holds, and what
    “yesterday” means.
    """

    no_evidence: str
    yes: str
    no: str
    undated: str
    event_of: str
    over: str
    means: str
    day: str
    month: str
    months: tuple[str, ...]
    kinds: dict[SourceKind, str]

    def written(self, date: PartialDate) -> str:
        """A date in words: `28 October 2025`, `octubre de 2025`, `2025年10月28日`, `2025`."""
        if not date.month:
            return f"{date.year}"
        return (self.day if date.day else self.month).format(d=date.day, m=self.months[date.month - 1], y=date.year)


@cache
def frame(language: str) -> Frame:
    """The frame of a language; English where there is none."""
    path = FOLDER / f"{lexicon(language).language}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))["frame"]
    kinds = {_KINDS[name]: words for name, words in data["kinds"].items()}
    return Frame(**{**data, "months": tuple(data["months"].split()), "kinds": kinds})
