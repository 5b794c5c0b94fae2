"""The imprint: who brings a piece, where and on which day, in a line above its text.

As in “The Harbour Gazette, 28 August 2024. By A. Writer” or “An open letter to the council, by A. Writer, 4 May 2024”.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vectorstore.describing.bylines import opens_byline
from vectorstore.describing.calendar_words import weekday_numbers
from vectorstore.describing.pages import Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.documents import Span
from vectorstore.lines import Line, is_sentence

_LONGEST = 160  # characters of a line that holds an imprint and nothing else
_MOST_WORDS, _MOST_NAMES = 20, 6  # before the day; the second where the text goes on in the same line
_STOP = re.compile(r"(?<=[\w)”\"’])[.|·•]\s+|\s[|·•–—]\s+")
_END = re.compile(r"[*_\s]*(?:$|[.|·•]|[–—]\s|,\s(?=by\s))", re.IGNORECASE)
_LABEL = re.compile(r"[^\W\d][\w ]{0,40}[:：]")
_JOINED = re.compile(r",(?:\s(?:den|le|el|il|am|on))?\s*$", re.IGNORECASE)
# What a day behind such a word is, it is not the day a text was written on; `_BOUND` says so from close by only.
_OTHER_DAY = re.compile(
    r"\b(?:recorded|filmed|aufgezeichnet|aufgenommen|enregistré\w*|grabad[oa]|registrat[oa]|born|died|deadline|expires?|due|next|previous|last|founded|opens|closes|starts|begins|geboren|gestorben"
    r"|nächste\w*|letzte\w*|né|née|prochaine?|dernière?|nacid[oa]|fallecid[oa]|próxim[oa]|últim[oa])\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:until|till|valid|since|from|after|before|bis|gültig|seit|ab|vor|nach|jusqu\w*|depuis|avant|après|hasta|desde"
    r"|antes|después)(?:\s[^\s,]+){0,2}\s?,[^,]*$",
    re.IGNORECASE,
)
_SMALL = frozenset((
    "the", "of", "and", "for", "de", "la", "le", "du", "des", "der", "die", "und", "et", "y", "del", "&", "von", "van",
    "di", "da", "e", "an", "a", "to", "by",
))  # fmt: skip


@dataclass(frozen=True)
class Imprint:
    """The words of a line that are an imprint, and the day they state, None where they state none or no full one."""

    span: Span
    written: WrittenDate | None


def find_imprints(page: Page, lines: Iterable[Line]) -> list[Imprint]:
    """The imprints among some lines; the first line of a page, mostly its title, is one only if it is but names."""
    title = page.head[0].start if page.head else -1
    found = (_read(page, line, line.start == title) for line in lines)
    return [imprint for imprint in found if imprint]


def _read(page: Page, line: Line, titled: bool) -> Imprint | None:
    if line.bulleted or line.body.startswith("|"):
        return None
    short = len(line.body) <= _LONGEST
    dates = [one for one in find_dates(page.text, page.language, line.start, line.end) if one.year and not one.ranged]
    if len(dates) == 1 and _states(page, line, dates[0], titled or not short):
        end = line.end if short else dates[0].span.end
        return Imprint(Span(line.start, end), dates[0])
    if short and opens_byline(line) and not is_sentence(_STOP.split(line.body, maxsplit=1)[0]):
        return Imprint(line.span, None)
    return None


def _states(page: Page, line: Line, written: WrittenDate, only_names: bool) -> bool:
    """Whether a day stands alone between two stops of a line, or behind names and a comma that introduce it."""
    before, after = page.text[line.body_start : written.span.start], page.text[written.span.end : line.end]
    if not _END.match(after):
        return False
    introducing = _STOP.split(before)[-1].lstrip("*_ ")
    if not introducing:
        return bool(before.strip("*_ "))
    words = introducing.rstrip(" ,").split()
    if not _JOINED.search(introducing) or not words or len(words) > (_MOST_NAMES if only_names else _MOST_WORDS):
        return False
    if any(rule.search(introducing) for rule in (_OTHER_DAY, _BOUND, _LABEL)):
        return False
    if words[-1].casefold().strip(",") in weekday_numbers(page.language):
        return False
    if only_names:
        return all(word[0].isupper() or word.casefold().strip(",") in _SMALL for word in words)
    return words[0][:1].isupper() or not words[0][:1].isascii()
