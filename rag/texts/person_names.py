"""Names of persons as papers write them: “Mrs Ada Holm”, “A. M. van der Holm”, “(Dr) Ada Holm, PhD”."""

import re
from functools import cache

from rag.language.forms import any_of
from rag.language.lexicons import lexicon
from rag.texts.body_names import names_body
from rag.texts.posts import names_post
from vectorstore.index.fulltext import fold, words

_TITLES = "Mrs?|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Judge"
PART = r"[A-ZÀ-Þ](?:[\w-]|['’](?!s\b))*\.?"
_FURTHER = rf"(?: (?:(?:de|du|la|van|von|der|den|ter) )*{PART})"
NAME = rf"(?P<name>(?:(?:{_TITLES})\.? )?{PART}{_FURTHER}{{1,3}}|(?:(?:{_TITLES})\.? ){PART})"
_TITLE = rf"(?:{_TITLES}|Captain|Capt|Rev|Reverend|Baron|Baroness|Cllr|Councillor|Ing)"
_DEGREE = (
    r"(?:,? (?:Ph\.?D|D\.?Phil|[BM]\.?(?:Sc|Eng|Ed|A)|LL\.?[BM]|MBA|MPA|MD|[CMO]BE|[KQ]C|JP|FR[A-Za-z]{1,4}|Esq)\b\.?)"
)
# Alone in its line, a name may have its title in brackets and degrees behind it.
SIGNED_NAME = (
    rf"(?P<name>(?:\(?{_TITLE}\.?\)?\.? ){{0,2}}(?:[A-ZÀ-Þ]\. ?){{0,3}}{PART}{_FURTHER}{{0,3}})(?:{_DEGREE}){{0,3}}"
)
_INITIALS = re.compile(r"\b[A-ZÀ-Þ]\.")
_TITLED = re.compile(rf"\(?{_TITLE}\b")
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


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('months', 'weekdays')})\.?|the|a|an|on|in|by|and|but", re.IGNORECASE)
