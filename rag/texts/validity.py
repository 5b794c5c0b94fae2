"""Whether a paper says of itself that it no longer holds, and what it says that it replaces."""

import re
from functools import lru_cache

_HEAD = 1_500  # characters, in which a paper says what it is
_KIND = (
    r"(?:policy|version|edition|revision|document|notice|agreement|handbook|guide(?:line)?s?|manual|leaflet|list|issue"
    r"|plan|rules|page|text|draft)"
)
_OVER = (
    r"(?:superseded|withdrawn|replaced|repealed|rescinded|obsolete|expired|out of date"
    r"|no longer (?:valid|in force|in use|current|applies))"
)
_WITHDRAWN = re.compile(
    rf"^\W*(?:status|validity|(?:file )?note)\b[^\n:|]{{0,40}}[:|][^\n.]{{0,40}}\b{_OVER}"
    rf"|\b(?:this|the present) {_KIND}\b[^.\n]{{0,40}}\b{_OVER}"
    rf"|^\W*{_OVER}\b(?=\W*$|[^\n]{{0,40}}\b(?:by|on|with effect)\b)|\({_OVER}\)",
    re.IGNORECASE | re.MULTILINE,
)
_REPLACES = re.compile(
    r"(?:^|[|(.;:]|\bit |\bthis (?:\w+ )?)\W*(?:replaces|supersedes)\b[\s:|*]+(?P<what>[^\n|]{3,100})",
    re.IGNORECASE | re.MULTILINE,
)


@lru_cache(1024)
def is_withdrawn(text: str) -> bool:
    """Whether the head of a paper says that it was withdrawn or replaced: “Status: superseded”."""
    return bool(_WITHDRAWN.search(text[:_HEAD]))


@lru_cache(1024)
def replaced_by(text: str) -> tuple[str, ...]:
    """What the head of a paper says that it replaces, in its words: “Version 2.1 of 1 September 2019”."""
    return tuple(match["what"] for match in _REPLACES.finditer(text[:_HEAD]))
