"""The words in which a language names days relative to one; the data lies in `lexicon/*.toml` under `[when]`."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rag.dates.question_dates import MONTH_NUMBERS, SEASON_MONTHS
from rag.language.lexicons import FOLDER, lexicon
from vectorstore.describing.calendar_words import weekday_numbers
from vectorstore.index.fulltext import fold

_NEVER = re.compile(r"(?!)")
_UNITS = ("day", "week", "month", "year")


@dataclass(frozen=True)
class RelativeWords:
    """What to look for in folded text.

    `spans` pairs a pattern with its unit and offset (“last week” is week, -1); `ago` and `past` are patterns with the
    groups `n` and `u`; `month`, `season` and `weekday` hold the groups `m`, `d`, `s` and `w`; `ahead` says that what is
    asked about lies ahead, unless `behind` says that it is past; `newest` asks for the newest there is.
    """

    spans: tuple[tuple[re.Pattern[str], str, int], ...]
    ago: tuple[re.Pattern[str], ...]
    past: tuple[re.Pattern[str], ...]
    month: tuple[re.Pattern[str], ...]
    season: tuple[re.Pattern[str], ...]
    weekday: re.Pattern[str]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    newest: re.Pattern[str]
    units: dict[str, str]
    numbers: dict[str, int]
    weekdays: dict[str, int]


@cache
def relative_words(language: str) -> RelativeWords:
    """The relative words of a language; English ones where it has none."""
    known = lexicon(language)
    data = tomllib.loads((FOLDER / f"{known.language}.toml").read_text(encoding="utf-8"))["when"]
    edge = r"\b" if known.spaced else ""
    units = {fold(word): unit for unit in _UNITS for word in data["units"][unit].split()}
    numbers = {fold(word): int(value) for word, value in (pair.split(":") for pair in data["numbers"].split())}
    days = {fold(name): day for name, day in weekday_numbers(known.language).items() if not name.startswith("(")}
    slots = {
        "N": rf"(?P<n>\d{{1,3}}|{_any(numbers)})" if numbers else r"(?P<n>\d{1,3})",
        "U": f"(?P<u>{_any(units)})",
        "M": f"(?P<m>{_any(MONTH_NUMBERS)})" if known.spaced else r"(?P<m>1[0-2]|[1-9])月",
        "D": r"(?P<d>\d\d?)",
        "S": f"(?P<s>{_any(SEASON_MONTHS)})",
    }
    return RelativeWords(
        spans=tuple(
            (re.compile(edge + _any(map(fold, phrases)) + edge), unit, int(offset))
            for unit in _UNITS
            for offset, phrases in data.get(unit, {}).items()
        ),
        ago=_filled(data["ago"], slots, edge),
        past=_filled(data["past"], slots, edge),
        month=_filled(data["in_month"], slots, edge),
        season=_filled(data["in_season"], slots, edge),
        weekday=re.compile(f"{edge}(?P<w>{_any(days)}){edge}"),
        ahead=re.compile(edge + _any(map(fold, data["ahead"])) + edge),
        behind=re.compile(edge + _any(map(fold, data.get("behind", ()))) + edge) if "behind" in data else _NEVER,
        newest=re.compile(edge + _any(map(fold, data["newest"])) + edge),
        units=units,
        numbers=numbers,
        weekdays=days,
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; never for none."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _filled(templates: list[str], slots: dict[str, str], edge: str) -> tuple[re.Pattern[str], ...]:
    """Templates such as `N U ago` as patterns; capital letters are slots, the rest is taken as a pattern itself."""
    return tuple(
        re.compile(edge + re.sub("[NUMDS]", lambda slot: slots[slot.group()], template) + edge)
        for template in templates
    )
