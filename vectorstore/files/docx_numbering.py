"""The bullets and numbers that Word shows before list items and headings, which the text itself does not hold."""

import re
from collections import defaultdict
from typing import Any

from docx.oxml.ns import qn

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_HIGHEST = 10_000


class Numbering:
    """Counts list items in document order (ECMA-376 part 1, 17.9)."""

    def __init__(self, root: Any | None) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._list_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is not None:
            self._read(root)

    def marker(self, number_id: str, level: int) -> str:
        """What stands before the next item of a list at a level, with a space after it; `- ` for bullets."""
        list_id = self._list_of.get(number_id, "")
        here = self._levels.get((list_id, level))
        if here is None or here.form == "bullet":
            return "- "
        counts = self._counts[number_id if here.restarts else list_id]
        counts[level] = min(counts.get(level, here.start - 1) + 1, _HIGHEST)
        for deeper in [found for found in counts if found > level]:
            del counts[deeper]
        shown = _PLACE.sub(lambda place: self._figure(list_id, int(place[1]) - 1, counts), here.text).strip()
        return f"{shown} " if shown else ""

    def _figure(self, list_id: str, level: int, counts: dict[int, int]) -> str:
        found = self._levels.get((list_id, level))
        return _figure(counts.get(level, found.start if found else 1), found.form if found else "decimal")

    def _read(self, root: Any) -> None:
        for number in root.iterchildren(qn("w:num")):
            abstract = _value(number, "w:abstractNumId")
            self._list_of[number.get(qn("w:numId"), "")] = abstract
        restarted = {
            _value(each, "w:abstractNumId")
            for each in root.iter(qn("w:num"))
            if each.find(qn("w:lvlOverride")) is not None
        }
        for abstract in root.iterchildren(qn("w:abstractNum")):
            name = abstract.get(qn("w:abstractNumId"), "")
            for level in abstract.iterchildren(qn("w:lvl")):
                self._levels[name, _whole(level.get(qn("w:ilvl")))] = _Level(level, name in restarted)


class _Level:
    """How one level of a list is numbered."""

    def __init__(self, element: Any, restarts: bool) -> None:
        self.form = _value(element, "w:numFmt") or "decimal"
        self.text = _value(element, "w:lvlText")[:40]
        self.start = _whole(_value(element, "w:start"), 1)
        self.restarts = restarts


def _figure(count: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"} and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters[:20] if form == "lowerLetter" else letters[:20].upper()
    if form in {"lowerRoman", "upperRoman"}:
        return _roman(count) if form == "lowerRoman" else _roman(count).upper()
    return f"{count:02d}" if form == "decimalZero" else "" if form == "none" else str(count)


def _roman(count: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (count // value)
        count %= value
    return written + _ROMAN_ONES[count]


def _value(element: Any, child: str) -> str:
    found = element.find(qn(child))
    return str(found.get(qn("w:val")) or "") if found is not None else ""


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise
