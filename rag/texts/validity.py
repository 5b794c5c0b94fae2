"""Whether a paper says of itself that it no longer holds, and what it says that it replaces."""

import re
from functools import lru_cache

_HEAD, _TOP = 1_500, 300  # characters, in which a paper says what it is, and is stamped
_KIND = (
    r"(?:policy|version|edition|revision|document|notice|agreement|handbook|guide(?:line)?s?|manual|leaflet|list|issue"
    r"|plan|rules|page|text|draft)"
)
_OVER = (
    r"(?:superseded|withdrawn|replaced|repealed|rescinded|obsolete|expired|out\sof\sdate"
    r"|no\slonger\s(?:valid|in\sforce|in\suse|current|applies))\b"
)
_BEHIND_STATUS = r"(?:(?!\b(?:not|never|current|the|replac|supersed|until|unless|if|when))[^\n.]){0,40}?\b"
_LABELLED = (
    rf"^\W*(?:(?:(?:{_KIND}\s)?status|validity)\b(?:\sof\s(?:this|the)\s{_KIND}\b)?"
    rf"[^\w\n]{{0,9}}?(?:[:|\t]|[ \xa0]{{2}}){_BEHIND_STATUS}{_OVER}"
    rf"|(?:file\s)?note\b[^\n:|]{{0,40}}[:|][^\w\n]*(?:now\s)?{_OVER}"
    r"(?=\W*$|[,;.]|\s(?:by|on|with|from|since|in|as|\d)))"
)
_SAID = (
    rf"(?<!\bif\s)(?<!\bwhen\s)(?<!\bonce\s)(?<!\buntil\s)(?<!\bunless\s)(?<!\bwhere\s)\b(?:this|the\spresent)\s{_KIND}\b"
    r"(?:\s(?:of|on|for)\s[^.,;:\n]{1,40}?|,\s[^.,;:\n]{1,40},|\s\([^()\n]{1,40}\))?\s"
    rf"(?:(?:is|are|was|were|(?:has|have|had)(?:\sbeen)?)\s(?:(?:now|since|hereby|itself)\s)?{_OVER}"
    r"(?!\s(?:every|each|only|if|when\w*|where|once|as\ssoon)\b)|expired\b|no\slonger\sapplies\b)"
)
_STAMPED = (  # “SUPERSEDED”, “Withdrawn on 3 May”: a line of its own, and neither the rest of one nor an item of a list
    rf"^(?!\s*[-*•–]\s)[^\w\n]*(?-i:(?=[A-Z])){_OVER}(?=[^\w\n]*$"
    r"|,?\s(?:by|on|with\seffect)\b(?:(?!\b(?:is|are|was|were|has|have|had)\b)[^.,:;\n]){0,60}[^\w\n]*$)"
)
_TITLED = rf"\A\s*[^\n]*[(\[]{_OVER}[^()\n]{{0,40}}[)\]]\W*?$"
_FORM = re.IGNORECASE | re.MULTILINE
_WITHDRAWN, _MARKED = re.compile(f"{_LABELLED}|{_SAID}", _FORM), re.compile(f"{_STAMPED}|{_TITLED}", _FORM)
_REPLACES = re.compile(
    r"(?:^|[|(.,;:]|\bit |\bthis (?:\w+ )?)\W*(?:replaces|supersedes)\b[\s:|*]+(?P<what>[^\n|]{3,100})",
    re.IGNORECASE | re.MULTILINE,
)


@lru_cache(1024)
def is_withdrawn(text: str) -> bool:
    """Whether the head of a paper says that it was withdrawn or replaced: “Status: superseded”."""
    return bool(_MARKED.search(text[:_TOP]) or _WITHDRAWN.search(text[:_HEAD]))


@lru_cache(1024)
def replaced_by(text: str) -> tuple[str, ...]:
    """What the head of a paper says that it replaces, in its words: “Version 2.1 of 1 September 2019”."""
    return tuple(match["what"] for match in _REPLACES.finditer(text[:_HEAD]))
