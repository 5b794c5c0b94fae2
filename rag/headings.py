"""The heading that a sentence stands under."""

import re
from functools import lru_cache

from rag.question_dates import dates_in
from vectorstore.dates import PartialDate

_LOOK_BACK = 4_000  # characters
_HEADING = re.compile(r"^(?P<depth>#{1,6})\s+(?P<text>[^\n]+)$", re.MULTILINE)


@lru_cache(4096)
def headings_above(text: str, start: int) -> tuple[str, ...]:
    """The marked headings that a place stands under, the nearest first: each of a higher rank than the one before."""
    floor = max(0, start - _LOOK_BACK)
    found, depth = list[str](), 7
    for heading in reversed(list(_HEADING.finditer(text, floor, start))):
        if len(heading["depth"]) < depth:
            depth = len(heading["depth"])
            found.append(heading["text"].strip(" #*_"))
    return tuple(found)


@lru_cache(4096)
def dated_above(text: str, start: int) -> tuple[PartialDate, ...]:
    """The dates of the nearest heading that names any, the document's own title apart."""
    ranked = headings_above(text, start)
    under = ranked[:-1] if len(ranked) > 1 else ()
    return next((dates for heading in under if (dates := dates_in(heading))), ())
