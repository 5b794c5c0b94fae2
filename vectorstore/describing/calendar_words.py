"""Names of months and weekdays in a language, from the locale data that comes with dateparser (Unicode CLDR)."""

import importlib
import re
from collections.abc import Mapping
from functools import lru_cache

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LANGUAGE = re.compile(r"[a-z]{2}")


@lru_cache(maxsize=64)
def month_numbers(language: str | None) -> Mapping[str, int]:
    """Month names in lower case, English ones included, with their numbers 1 to 12."""
    return _numbered(MONTHS, language, first=1, shortest=3)


@lru_cache(maxsize=64)
def weekday_numbers(language: str | None) -> Mapping[str, int]:
    """Full weekday names in lower case with their numbers, Monday being 0; English where the language is not known."""
    return _numbered(WEEKDAYS, language, first=0, shortest=5)


def is_weekday(word: str | None, language: str | None) -> bool:
    """Whether the word that stands before a day, if any, names a day of the week."""
    return not word or word.casefold() in weekday_numbers(language)


def _numbered(keys: tuple[str, ...], language: str | None, first: int, shortest: int) -> Mapping[str, int]:
    names: dict[str, int] = {}
    for locale in ("en", language):
        info = _locale(locale)
        for number, key in enumerate(keys, first):
            for name in info.get(key, ()):
                if len(name) >= (shortest if name.isascii() else 2) and not name[0].isdigit():
                    names[name.lower().rstrip(".")] = number
    return names


def _locale(language: str | None) -> Mapping[str, list[str]]:
    """A language's locale, empty where there is none: the language may come from an untrusted file."""
    if language is None or not _LANGUAGE.fullmatch(language):
        return {}
    try:
        module = importlib.import_module(f"dateparser.data.date_translation_data.{language}")
    except ModuleNotFoundError:
        return {}
    info: Mapping[str, list[str]] = module.info
    return info
