"""The entries of a chronicle, each of which opens with its year or day: “**2019.** On 14 May …”."""

import re

from vectorstore.describing.pages import Page
from vectorstore.documents import Span

_ENTRY = re.compile(
    r"(?:#{1,6} )?[*_]{0,3}(?:[^\W\d]{3,10}\.? |\d{1,2}\.? [^\W\d]{3,10}\.? )?(?P<year>1\d{3}|20\d\d)\b"
)
_YEAR_ALONE = re.compile(r"(?:#{1,6} )?[*_]{0,3}(?P<year>1\d{3}|20\d\d)(?:[.:]?[*_]{2,3}[.:]?|[.:]|\s[–—-])(?=\s)")
_LABEL_END = re.compile(r"[.:]?[*_]{2,3}[.:]?(?:\s|$)|[.:]?$|\s[–—-]\s|[.:]\s")
_FEWEST = 3


def are_entries(page: Page) -> bool:
    """Whether a text is made of entries: several lines open with a year or day, and none is earlier than the last."""
    years = [int(match["year"]) for line in page.head if (match := _opening(page, line.span))]
    return len(years) >= _FEWEST and len(set(years)) >= 2 and years == sorted(years)


def entry_year(page: Page, sentence: Span) -> int | None:
    """The year with which the entry opens that a sentence stands in, None where it opens with none."""
    start = page.text.rfind("\n", 0, sentence.start) + 1
    opening = _YEAR_ALONE.match(page.text, start)
    return int(opening["year"]) if opening else None


def _opening(page: Page, line: Span) -> re.Match[str] | None:
    match = _ENTRY.match(page.text, line.start, line.end)
    return match if match and _LABEL_END.match(page.text, match.end(), line.end) else None
