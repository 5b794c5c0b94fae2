"""What a person's name looks like: “Mrs Ada Holm” in a sentence, “(Dr) Ada Holm, PhD” or “OLAV BRUN” in a line."""

import re
from functools import cache

from rag.language.forms import any_of
from rag.language.lexicons import lexicon
from rag.texts.body_names import names_body
from rag.texts.posts import names_post
from vectorstore.index.fulltext import fold, words

_TITLES = (
    "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "sir", "dame", "lady", "lord", "captain", "capt", "rev",
    "reverend", "judge", "inspector", "sgt", "baron", "baroness", "cllr", "councillor", "ing", "herr", "frau", "señor",
    "señora", "mme",
)  # fmt: skip
_TITLE = rf"(?:{'|'.join(map(str.capitalize, _TITLES))})\b"
_MONSIEUR = "m"  # where a line states a name; in a sentence an initial
_TITLE_IN_LINE = rf"(?:(?i:{_TITLE}|{_MONSIEUR}\b)\.? )"
PARTICLE = r"(?:de|du|da|del|la|van|von|der|den|ter|ten|af|bin)"
_PART_IN_SENTENCE = r"[A-ZÀ-Þ](?:[\w-]|['’](?!s\b))*"  # where a full stop may end the sentence
PART = rf"{_PART_IN_SENTENCE}\.?"
_PART_OR_INITIAL = rf"(?:(?:[A-ZÀ-Þ]|Ch|Chr|Jr|Ph|Sr|St|Th|Wm)\.|{_PART_IN_SENTENCE})"
_FURTHER = rf"(?: (?:{PARTICLE} )*{PART})"
_DEGREE = (
    r"(?:,? (?:Ph\.?D|D\.?Phil|[BM]\.?(?:Sc|Eng|Ed|A)|LL\.?[BM]|MBA|MPA|MD|[CMO]BE|[KQ]C|JP|FR[A-Za-z]{1,4}|Esq)\b\.?)"
)
NO_NAME = rf"(?i:{any_of('months', 'weekdays')}|mon|tue|wed|thu|fri|sat|sun|on|am|pm|le|el|il|op|em)\b"
_WORD = rf"(?!{NO_NAME}|(?i:the|order|by|and)\b){PART}"
_AND_MORE = rf"(?: (?:{PARTICLE} )*{_WORD}){{0,3}}"

NAME_BEGINS = r"(?<!\w)(?<!\w[’'-])"
"""Where a name may begin: looked for at each letter, a line of a hundred thousand capitals takes minutes."""

NAME_IN_SENTENCE = (
    rf"{NAME_BEGINS}(?:{_TITLE}\.?\s)?{_PART_IN_SENTENCE}(?:\s(?:{PARTICLE}\s)*{_PART_IN_SENTENCE}){{0,3}}"
)
"""A name of one word or more, with one title at most, in a sentence that may be broken into lines."""

FULL_NAME = (
    rf"{NAME_BEGINS}(?P<name>(?:(?:{_TITLE}\.? ){{1,2}}(?:{PARTICLE} )*|{_PART_OR_INITIAL} (?:{PARTICLE} )*)"
    rf"{_PART_OR_INITIAL}(?: (?:{PARTICLE} )*{_PART_OR_INITIAL}){{0,2}})"
)
"""One of two words or more, in a line; a full stop within it stands behind an initial alone."""

NAME_IN_LINE = rf"{_TITLE_IN_LINE}{{0,2}}{_WORD}{_AND_MORE}"
"""One of one word or more where a line states one; no month, day or word that opens such lines is part of it."""

FULL_NAME_IN_LINE = rf"(?:{_TITLE_IN_LINE}{{1,2}}{_WORD}|{_WORD} (?:{PARTICLE} )*{_WORD}){_AND_MORE}"
"""The same of at least two words, one of which may be a title."""

SIGNED_NAME = (
    rf"(?P<name>(?:\(?{_TITLE}\.?\)?\.? ){{0,2}}(?:[A-ZÀ-Þ]\. ?){{0,3}}{PART}{_FURTHER}{{0,3}})(?:{_DEGREE}){{0,3}}"
)
"""One of one word or more alone in its line, which may have its title in brackets and degrees behind it."""

_INITIALS = re.compile(r"\b[A-ZÀ-Þ]\.")
_TITLED = re.compile(rf"\(?{_TITLE}")
_ONLY_TITLES = re.compile(rf"(?:\(?{_TITLE}\.?\)?\.?\s?)+")


def person_named(text: str) -> str:
    """A person's name without the days and months before it; empty where it is the name of a post or of nobody."""
    parts = text.split(" ")
    while parts and _no_name().fullmatch(fold(parts[0])):
        parts.pop(0)
    name = " ".join(parts).strip(" .,")
    known = lexicon("en").stop
    if not name or names_post(name) or names_body(name):
        return ""
    return "" if any(word in known for word in words(_INITIALS.sub("", name))) else name


def names_in_full(name: str) -> bool:
    """Whether a name has more than one part, or one behind a title."""
    own = _ONLY_TITLES.sub("", name)
    return bool(own.strip(" ().")) and (len(words(own)) > 1 or bool(_TITLED.match(name)))


def is_title(word: str) -> bool:
    """Whether a word, folded, is a title before a name."""
    return word in _TITLES or word == _MONSIEUR


def last_name(name: str) -> str:
    """The last word of a name, folded, by which it is known again; of a double name its second half."""
    return (_words_of(name) or [""])[-1]


def given_names(name: str) -> frozenset[str]:
    """The first names of a name, folded."""
    own = _words_of(name)
    return frozenset(own[:-1][bool(own) and own[0] in _TITLES :])


def _words_of(name: str) -> list[str]:
    return words(re.sub(r"['’]s?$", "", name))


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('months', 'weekdays')})\.?|the|a|an|on|in|by|and|but", re.IGNORECASE)
