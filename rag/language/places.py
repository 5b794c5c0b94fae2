"""Towns, regions and seas under the names that languages give them: “München” and “Munich” are one place."""

import re
import tomllib
from functools import cache

from rag.language.lexicons import FOLDER
from vectorstore.index.fulltext import fold

_LATIN = re.compile("[a-z]", re.IGNORECASE)
_THERE = {  # how a language says that something is at a place, NAME
    "de": r"\b(?:in|bei|nahe)\s+(?:der\s+)?NAME",
    "es": r"\b(?:en|cerca\sde)\s+NAME",
    "fr": r"(?<!\w)(?:à|en|près\sde)\s+NAME",
    "ja": "NAME(?=で|に)",
    "zh": "[在于]NAME",
}


def other_names(name: str) -> tuple[str, ...]:
    """Every name of the place that goes by this one, whatever its case and accents; none where it is not known."""
    return _places().get(fold(name), ())


def known_places() -> re.Pattern[str]:
    """Any known name, the longest first; of a spaced script whole words with their capital."""
    return _compiled("NAME")


def places_spoken_of(text: str, language: str) -> tuple[str, ...]:
    """The known places of which a text of a language, not English, has it that something was there."""
    form = _THERE.get(language)
    return tuple(match["name"] for match in _compiled(form).finditer(text)) if form else ()


@cache
def _places() -> dict[str, tuple[str, ...]]:
    lines = tomllib.loads((FOLDER / "places.toml").read_text(encoding="utf-8"))["names"]
    groups = [tuple(line.split(" | ")) for line in lines]
    return {fold(name): group for group in groups for name in group}


@cache
def _compiled(form: str) -> re.Pattern[str]:
    known = sorted({name for group in _places().values() for name in group}, key=len, reverse=True)
    spaced = "|".join(re.escape(name) for name in known if _LATIN.search(name))
    unspaced = "|".join(re.escape(name) for name in known if not _LATIN.search(name))
    return re.compile(form.replace("NAME", rf"(?P<name>(?<!\w)(?:{spaced})(?!\w)|{unspaced})"))
