"""Function words and question cues of the languages a question may be asked in; the data lies in `lexicon/*.toml`."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vectorstore.index.fulltext import fold

FOLDER = Path(__file__).with_name("lexicon")
UNSPACED = ("ja", "zh")
_KANA = re.compile(r"[\u3040-\u30ff]")
_SLOT = re.compile(r" ?\b([A-Z]+)\b(?<=TAIL)|\b([A-Z]+)\b")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Lexicon:
    """One language's function words (`stop`, `pronouns`) and the phrases that say what kind of answer is wanted.

    `elliptical`: how a question opens that may leave something out, `taking_up`: how one does that always takes up the
    turn before. `wants` are patterns, each with its kind. `conjunctions`: words that ask where a question opens with
    them, and join its clauses elsewhere (“What was said when …”); `joining`: words before a clause of time or
    place. `creating`: how something is ordered that no document has to say. `one_source`: how a question says that
    it asks what one source says; `naming`: how it asks for a name and nothing else; `same_time`, `there`: how one
    points at the time and the place of an earlier turn. `mentions`: how it asks what is said of something;
    `saying`: verbs by which it asks for somebody’s words, `said`: those by which a text reports them. `measures`:
    by a word such as “longer” the one it is asked for with alone, “long”. `listing`: words that open a question for
    several things; `leading`: prepositions, behind which is said of what. `votes`: patterns of what minutes tell of
    a vote, `voting`: words for that. `announcing`: groups of words of which one may announce a list that another
    asks for.
    """

    language: str
    stop: frozenset[str]
    pronouns: frozenset[str]
    elliptical: tuple[str, ...]
    taking_up: tuple[str, ...]
    wants: tuple[tuple[re.Pattern[str], str], ...]
    conjunctions: frozenset[str]
    joining: frozenset[str]
    interrogatives: frozenset[str]
    openers: frozenset[str]
    creating: re.Pattern[str]
    one_source: re.Pattern[str]
    same_time: re.Pattern[str]
    there: re.Pattern[str]
    measures: dict[str, str]
    naming: re.Pattern[str]
    mentions: tuple[re.Pattern[str], ...]
    saying: str
    said: str
    listing: frozenset[str]
    leading: frozenset[str]
    votes: dict[str, str]
    voting: str
    announcing: tuple[tuple[str, ...], ...]

    @property
    def spaced(self) -> bool:
        return self.language not in UNSPACED

    @property
    def asking(self) -> frozenset[str]:
        """The words a question may open with, beside those that ask for a yes or no."""
        return self.conjunctions | self.interrogatives | self.openers


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; English where there is none."""
    path = FOLDER / f"{language}.toml"
    data = tomllib.loads((path if path.exists() else FOLDER / "en.toml").read_text(encoding="utf-8"))
    edge = "" if language in UNSPACED else r"\b"
    cues = [(re.compile(edge + fold(cue) + edge), kind) for kind, phrases in data["wants"].items() for cue in phrases]
    return Lexicon(
        language=language if path.exists() else "en",
        stop=frozenset(fold(data["stop"]).split()),
        pronouns=frozenset(fold(data["pronouns"]).split()),
        elliptical=tuple(fold(cue) for cue in data["elliptical"]),
        taking_up=tuple(fold(cue) for cue in data.get("taking_up", data["elliptical"])),
        wants=tuple(cues),
        conjunctions=frozenset(fold(data.get("conjunctions", "")).split()),
        joining=frozenset(fold(data.get("joining", "")).split()),
        interrogatives=frozenset(fold(data.get("interrogatives", "")).split()),
        openers=frozenset(fold(data["yes_no"]["openers"]).split()),
        measures=data.get("measures", {}),
        creating=re.compile(data.get("creating", "(?!)")),
        one_source=_any_of(data["one_source"], edge),
        naming=_any_of(data["naming"], edge, edge) if "naming" in data else re.compile("(?!)"),
        same_time=_any_of(data["same_time"], edge, edge),
        there=_any_of(data["there"], edge, edge),
        saying=data.get("saying", ""),
        said=data.get("said", ""),
        listing=frozenset(fold(data.get("listing", "")).split()),
        leading=frozenset(fold(data.get("leading", "")).split()),
        votes=data.get("votes", {}),
        voting=data.get("voting", ""),
        announcing=tuple(tuple(fold(group).split()) for group in data.get("announcing", ())),
        mentions=_mentions(data.get("mentions")),
    )


def _mentions(data: dict[str, str | list[str]] | None) -> tuple[re.Pattern[str], ...]:
    """The wordings that ask for a mention: the file says what each slot but X stands for, X is kept."""
    if not data:
        return ()
    slots = {name.upper(): f"(?:{text})" for name, text in data.items() if isinstance(text, str)}
    slots["X"] = "(?P<x>.+?)"
    return tuple(re.compile(_SLOT.sub(lambda slot: slots[slot[1] or slot[2]], text)) for text in data["wordings"])


def _any_of(cues: Sequence[str], edge: str, end: str = "") -> re.Pattern[str]:
    return re.compile("|".join(edge + fold(cue) + end for cue in cues))


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
