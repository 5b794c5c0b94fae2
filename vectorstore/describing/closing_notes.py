"""The note with which a release ends: “About Acme Valves: founded in 1961 …”, on who speaks in its first sentence."""

import re

from vectorstore.describing.datelines import Dateline
from vectorstore.describing.legal_forms import LEGAL_FORM
from vectorstore.describing.pages import Page
from vectorstore.documents import Span

_ABOUT = re.compile(
    r"[*_#\s]*(?:about|über|à propos (?:de |d['’])|acerca del? |sobre |informazioni su |over )\s*"
    r"(?P<name>[^\n:*_–—-]{3,60}?)[*_]{0,3}(?:[:–—]|\s-\s|$)",
    re.IGNORECASE | re.MULTILINE,
)
_SUFFIX = re.compile(rf",?\s{LEGAL_FORM}(?!\w)")


def find_noted_issuer(page: Page, dateline: Dateline | None) -> Span | None:
    """The name with which the text behind the dateline opens, in full, where one of the last lines is about it."""
    if dateline is None:
        return None
    begin = dateline.span.end
    for line in page.tail:
        about = _ABOUT.match(line.body)
        if line.start > begin and about and page.text.startswith(about["name"], begin):
            end = begin + len(about["name"])
            suffix = _SUFFIX.match(page.text, end)
            if not page.text[end : end + 1].isalnum():
                return Span(begin, suffix.end() if suffix else end)
    return None
