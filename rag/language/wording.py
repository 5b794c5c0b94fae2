"""What the verifier knows of a language: words without a claim, synonyms, opposites, negation, modality, numbers."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rag.language.stems import stem
from vectorstore.index.fulltext import fold

_FOLDER = Path(__file__).with_name("wording")


@dataclass(frozen=True, eq=False)
class Wording:
    """One language's words, folded. Keys are what two words share when they mean the same: a group's name or a stem."""

    language: str
    sets: Mapping[str, frozenset[str]]
    words: Mapping[str, str]
    stems: Mapping[str, str]
    irregular: Mapping[str, str]
    past: frozenset[str]
    phrases: tuple[tuple[re.Pattern[str], str], ...]
    verbs: frozenset[str]
    opposites: frozenset[frozenset[str]]
    modality: Mapping[str, frozenset[str]]
    quantity: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]

    def key(self, word: str) -> str:
        """What a folded word means: its group, or its stem."""
        return _key(word, self.language, self.irregular, self.words, self.stems)

    def root(self, word: str) -> str:
        """The stem of a word's base form."""
        return stem(self.irregular.get(word, word), self.language)

    def plain(self, text: str) -> str:
        """The text with phrases that one word can stand for replaced by it."""
        for phrase, word in self.phrases:
            text = phrase.sub(word, text)
        return text

    def named(self, name: str) -> frozenset[str]:
        """A set of words by its name in the file; empty where the language lists none."""
        return self.sets.get(name, frozenset())


@cache
def wording(language: str | None) -> Wording | None:
    """The wording of a language (ISO 639-1); English for an unknown language, None for one that has no file."""
    path = _FOLDER / f"{(language or 'en')[:2].lower()}.toml"
    if not path.exists():
        return None
    return _made(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))


def _made(language: str, data: Mapping[str, Any]) -> Wording:
    past = dict(pair.split(":") for pair in _words(data.get("irregular", "")))
    irregular = past | dict(pair.split(":") for pair in _words(data.get("plurals", "")))
    words = dict(_groups(data.get("same", ())))
    stems = {stem(word, language): name for word, name in reversed(words.items())}
    words = {word.removeprefix("="): name for word, name in words.items()}

    def key(word: str) -> str:
        return _key(word, language, irregular, words, stems)

    sets = {name: frozenset(_words(text)) for name, text in data.items() if isinstance(text, str)}
    sets |= {f"negation_{name}": frozenset(_words(text)) for name, text in data.get("negation", {}).items()}
    modality = {name: frozenset(map(key, _words(text))) for name, text in data.get("modality", {}).items()}
    return Wording(
        language=language,
        sets=sets,
        words=words,
        stems=stems,
        irregular=irregular,
        past=frozenset(past),
        phrases=tuple((re.compile(rf"\b{phrase}\b", re.I), word) for phrase, word in data.get("phrases", {}).items()),
        verbs=frozenset(stem(irregular.get(word, word), language) for word in _words(data.get("verbs", ""))),
        opposites=frozenset(frozenset(map(key, pair.split())) for pair in data.get("opposite", ()) if "_" not in pair),
        modality=modality,
        quantity={name: frozenset(_words(text)) for name, text in data.get("quantity", {}).items()},
        numbers=dict(_valued(data["numbers"].get("units", ""))),
        scales=dict(_valued(data["numbers"].get("scales", ""))),
        ordinals=dict(_valued(data["numbers"].get("ordinals", ""))),
        months=dict(_valued(data["calendar"].get("months", ""))),
        weekdays=dict(_valued(data["calendar"].get("weekdays", ""))),
    )


def _words(text: str) -> list[str]:
    return fold(text).split()


def _groups(groups: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each word of a group with the group's name; the first group that claims a word keeps it. `=word` has no stem."""
    seen: set[str] = set()
    for group in groups:
        name = _words(group)[0]
        for word in _words(group):
            if word not in seen and not word.endswith("_"):
                seen.add(word)
                yield word, name


def _key(
    word: str, language: str, irregular: Mapping[str, str], words: Mapping[str, str], stems: Mapping[str, str]
) -> str:
    base = irregular.get(word, word)
    root = stem(base, language)
    return words.get(word) or words.get(base) or stems.get(root, root)


def _valued(text: str) -> Iterator[tuple[str, int]]:
    """`january jan:1` names one value by several words."""
    waiting: list[str] = []
    for entry in _words(text):
        word, colon, value = entry.partition(":")
        waiting.append(word)
        if colon:
            yield from ((name, int(value)) for name in waiting)
            waiting = []
