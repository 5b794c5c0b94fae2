"""A sentence that announces a list, “The demands are:”, is quoted with the list."""

import re

from vectorstore.documents import Span

_MOST_WORDS = 90
_ITEM = r"(?:\(?(?:\d{1,2}|[a-z])[.)]|[-*•–])\s[^\n]+|[^\n]+\|[^\n]*"
_ITEMS = re.compile(rf"(?:\s*\n\s*(?:{_ITEM}))+")


def with_list(text: str, span: Span) -> Span:
    """The stretch, or where it ends in a colon the stretch with the items or table rows below it, up to 90 words."""
    if not text[span.start : span.end].endswith((":", "：")):
        return span
    listed = _ITEMS.match(text, span.end)
    return Span(span.start, listed.end()) if listed and len(listed.group().split()) <= _MOST_WORDS else span
