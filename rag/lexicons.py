"""Function words and question cues of the languages a question may be asked in; the data lies in `lexicon/*.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vectorstore.fulltext import fold

FOLDER = Path(__file__).with_name("lexicon")
UNSPACED = ("ja", "zh")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Lexicon:
    """One language's function words (`stop`, `pronouns`) and the phrases that say what kind of answer is wanted.

    `one_source`: how a question says that it asks what one source says, folded.
    """

    language: str
    stop: frozenset[str]
    pronouns: frozenset[str]
    elliptical: tuple[str, ...]
    wants: tuple[tuple[str, str], ...]
    openers: frozenset[str]
    one_source: re.Pattern[str]

    @property
    def spaced(self) -> bool:
        return self.language not in UNSPACED


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; English where there is none."""
    path = FOLDER / f"{language}.toml"
    data = tomllib.loads((path if path.exists() else FOLDER / "en.toml").read_text(encoding="utf-8"))
    cues = [(fold(cue), kind) for kind, phrases in data["wants"].items() for cue in phrases]
    return Lexicon(
        language=language if path.exists() else "en",
        stop=frozenset(fold(data["stop"]).split()),
        pronouns=frozenset(fold(data["pronouns"]).split()),
        elliptical=tuple(fold(cue) for cue in data["elliptical"]),
        wants=tuple(sorted(cues, key=lambda cue: -len(cue[0]))),
        openers=frozenset(fold(data["yes_no"]["openers"]).split()),
        one_source=re.compile(
            "|".join(("" if language in UNSPACED else r"\b") + fold(cue) for cue in data["one_source"])
        ),
    )


@cache
def known_languages() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("??.toml")))


def question_language(text: str) -> str:
    """The language of a question, told by its script, else by which language's function words it uses most."""
    if _KANA.search(text):
        return "ja"
    if _HAN.search(text):
        return "zh"
    found = re.findall(r"\w+", fold(text))

    def share(language: str) -> int:
        known = lexicon(language)
        return sum(word in known.stop or word in known.openers for word in found)

    spaced = [language for language in known_languages() if language not in UNSPACED]
    return max(spaced, key=lambda language: (share(language), language == "en"))
