"""Lists of other stories on a page: a heading that announces them, and the headlines under it."""

import re
from collections.abc import Sequence
from statistics import median

from vectorstore.describing.furniture_words import STORY_HEADINGS
from vectorstore.lines import Line, ends_sentence, is_headline, title_case, word_count

_HEADING = re.compile(
    r"(?:[\"“'「『][^\"”'」』]{1,30}[\"”'」』]\s*)?(?:the )?(?:" + "|".join(STORY_HEADINGS) + r")\s*[:：]?",
    re.IGNORECASE,
)
# These also head lists of the text's own: "Other news", "Top stories", "Most viewed".
_LOOSE = re.compile(
    r"(?:the )?(?:more|most|other|latest|recent|top|further|featured|similar|weitere|otras|otros|autres|altre"
    r"|outras)\b",
    re.I,
)
_LONGEST_HEADING = 90
_LONGEST_LIST = 150
_FEWEST_WORDS = 4


def announces_stories(body: str) -> bool:
    """Whether a line is a heading such as "Related articles" or "Most read"."""
    return len(body) <= _LONGEST_HEADING and not body.endswith(".") and bool(_HEADING.fullmatch(body))


def mark_stories(lines: Sequence[Line], marked: set[int]) -> None:
    """Add to `marked` the indices of lines that list other stories; `marked` already holds other furniture."""
    last = _last_content(len(lines), marked)  # from the end, so that one list under another still ends the page
    for index in range(len(lines) - 2, -1, -1):
        if index not in marked and announces_stories(lines[index].body):
            stop = _list_end(lines, index + 1, marked)
            if _are_headlines(lines[index], lines[index + 1 : stop], stop > last):
                marked.update(range(index, stop))
                last = _last_content(last + 1, marked)


def _last_content(size: int, marked: set[int]) -> int:
    last = size - 1
    while last in marked:
        last -= 1
    return last


def _list_end(lines: Sequence[Line], begin: int, marked: set[int]) -> int:
    """The index behind the last headline of a list that begins at `begin`."""
    limit = min(len(lines), begin + _LONGEST_LIST)
    stop = begin
    while stop < limit and stop not in marked and _continues(lines, begin, stop):
        stop += 1
    bulleted = lines[begin].bulleted
    if stop < len(lines) and not bulleted and stop not in marked and not announces_stories(lines[stop].body):
        stop -= 1  # the headline above a paragraph belongs to the paragraph
    return max(stop, begin)


def _continues(lines: Sequence[Line], begin: int, index: int) -> bool:
    line = lines[index]
    if not line.body:
        return True
    if announces_stories(line.body) or not is_headline(line.body, fewest=1):
        return False
    return not lines[begin].bulleted or line.bulleted or not lines[index - 1].body


def _are_headlines(heading: Line, items: Sequence[Line], at_end: bool) -> bool:
    bodies = [line.body for line in items if line.body]
    if len(bodies) < 2 or median(map(word_count, bodies)) < _FEWEST_WORDS:
        return False
    if not _LOOSE.match(heading.body):
        return True
    titled = sum(title_case(body) >= 0.6 and not ends_sentence(body) for body in bodies)
    return titled > len(bodies) * 0.6 or (at_end and len(bodies) >= 3 and median(map(word_count, bodies)) > 5)
