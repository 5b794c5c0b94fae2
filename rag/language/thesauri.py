"""Words and phrases that may stand for each other: what a reader calls a thing, and what a document calls it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rag.language.stems import stems_in
from rag.language.wording import wording
from vectorstore.documents import Span
from vectorstore.index.fulltext import fold

_FOLDER = Path(__file__).with_name("thesaurus")
_ARTICLES = frozenset(("a", "an", "the"))
_LONGEST = 4  # words
_WORD = re.compile(r"\w+")
_NOUN, _VERB = "n", "v"
_KEPT = 8192  # texts

Sense = tuple[str, ...]
"""A part of speech (n, v, a for adjectives, r for adverbs), then the words of a phrase in their base form."""


@dataclass(frozen=True)
class Meant:
    """A phrase of a text that the thesaurus knows: where it stands, and what it may mean."""

    place: Span
    senses: tuple[Sense, ...]


@dataclass(frozen=True, eq=False)
class Thesaurus:
    """Of each sense the others that may take its place."""

    language: str
    partners: Mapping[Sense, frozenset[Sense]]

    def phrases(self, text: str) -> tuple[Meant, ...]:
        """The phrases of a text that are known, in order: the longest at each place, none within another."""
        return _phrases(self, text)

    def phrases_unknown(self, text: str, stems: frozenset[str]) -> tuple[Meant, ...]:
        """Those phrases of a text with a word whose stem is not among some others, such as a document's."""
        places = ((one, text[one.place.start : one.place.end]) for one in self.phrases(text))
        return tuple(one for one, phrase in places if not _stems(phrase, self.language) <= stems)

    def partners_of(self, meant: Meant) -> frozenset[Sense]:
        """What may take the place of a phrase."""
        return frozenset().union(*(self.partners[sense] for sense in meant.senses))

    def senses(self, text: str) -> Mapping[Sense, Span]:
        """Every sense that a text has somewhere, with the first place of it."""
        return _senses(self, text)


def thesaurus(language: str | None) -> Thesaurus | None:
    """The thesaurus of a language (ISO 639-1), English for an unknown one, None where there is none."""
    return _read((language or "en")[:2].lower())


@cache
def _read(language: str) -> Thesaurus | None:
    """A file has a group a line, the part of speech before it, and first of all the words that mean too much to stand
    for another one alone.
    """
    path = _FOLDER / f"{language}.txt"
    if not path.exists():
        return None
    partners = defaultdict[Sense, set[Sense]](set)
    vague, *lines = path.read_text(encoding="utf-8").splitlines()
    alone = set(vague.split())
    for line in lines:
        part, _, members = line.partition(" ")
        phrases = (_tokens(one) for one in members.split(" | ") if one not in alone)
        group = {(part, *(word for _, word in phrase)) for phrase in phrases}
        for one in group:
            partners[one] |= group - {one}
    return Thesaurus(language, {one: frozenset(others) for one, others in partners.items()})


_stems = lru_cache(_KEPT)(stems_in)  # of the phrases of a question, which are looked for in many documents


@lru_cache(_KEPT)
def single_partners(word: str, language: str) -> tuple[str, ...]:
    """The single words that may take a word's place, in their base form."""
    known = thesaurus(language)
    if known is None:
        return ()
    partners = (other for meant in known.phrases(word) for other in known.partners_of(meant))
    return tuple(sorted({other[1] for other in partners if len(other) == 2}))


@lru_cache(_KEPT)
def _phrases(known: Thesaurus, text: str) -> tuple[Meant, ...]:
    found, place, tokens = list[Meant](), 0, _tokens(text)
    while place < len(tokens):
        meant, width = next(_known_at(known, tokens, place), (None, 1))
        if meant:
            found.append(meant)
        place += width
    return tuple(found)


@lru_cache(_KEPT)
def _senses(known: Thesaurus, text: str) -> Mapping[Sense, Span]:
    tokens, found = _tokens(text), dict[Sense, Span]()
    for place in range(len(tokens)):
        for meant, _ in _known_at(known, tokens, place):
            for sense in meant.senses:
                found.setdefault(sense, meant.place)
    return found


def _known_at(known: Thesaurus, tokens: Sequence[tuple[Span, str]], place: int) -> Iterator[tuple[Meant, int]]:
    """The known phrases that begin at a word, the longest first, each with its number of words."""
    for width in range(min(_LONGEST, len(tokens) - place), 0, -1):
        run = tokens[place : place + width]
        senses = tuple(one for one in _readings(tuple(word for _, word in run)) if one in known.partners)
        if senses:
            yield Meant(Span(run[0][0].start, run[-1][0].end), senses), width


def _tokens(text: str) -> list[tuple[Span, str]]:
    """The folded words of a text but for articles, with their places."""
    found = ((Span(*one.span()), fold(one.group())) for one in _WORD.finditer(text))
    return [(place, word) for place, word in found if word not in _ARTICLES]


def _readings(run: tuple[str, ...]) -> Iterator[Sense]:
    """What words side by side may be, base forms restored: a verb bends its first word, a noun its last."""
    yield from ((_NOUN, *run[:-1], one) for one in _singulars(run[-1]))
    yield from ((_VERB, one, *run[1:]) for one in _infinitives(run[0]))
    yield from ((part, *run) for part in ("a", "r"))


@lru_cache(65536)
def _singulars(word: str) -> tuple[str, ...]:
    """What a noun may be the plural of, itself among them."""
    endings = (("ies", "y"), ("es", ""), ("s", ""))
    return (word, *_irregular(word), *_without(word, endings))


@lru_cache(65536)
def _infinitives(word: str) -> tuple[str, ...]:
    """What a verb may be a form of, itself among them."""
    endings = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"))
    bare = _without(word, endings)
    single = (one[:-1] for one in bare if len(one) > 2 and one[-1] == one[-2])  # planned, plan
    return (word, *_irregular(word), *bare, *single)


def _irregular(word: str) -> tuple[str, ...]:
    known = wording("en")
    base = known.irregular.get(word) if known else None
    return (base,) if base else ()


def _without(word: str, endings: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(
        word.removesuffix(end) + own for end, own in endings if word.endswith(end) and len(word) > len(end) + 1
    )
