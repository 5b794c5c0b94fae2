"""What a contract calls a thing: after ‘the bus garage (“the Premises”)’ the Premises are the bus garage."""

import re
from functools import lru_cache

from vectorstore.documents import Span

_DEFINED = re.compile(
    r"(?P<what>[^\n;()]{3,200})\((?:[\w ,]{0,40} )?[\"“](?:the |The )?"
    r"(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2})[\"”]\)"
)
_MOST_WORDS = 10  # of what is named so


@lru_cache(256)
def _definitions(text: str) -> tuple[tuple[re.Pattern[str], str, int], ...]:
    """Each defined name with what it stands for and where the definition ends."""
    return tuple(
        (re.compile(rf"\b{re.escape(one['name'])}\b"), " ".join(one["what"].split()[-_MOST_WORDS:]), one.end())
        for one in _DEFINED.finditer(text)
    )


@lru_cache(8192)
def defined_in(text: str, span: Span) -> tuple[tuple[str, str], ...]:
    """The names in a sentence that the text defined earlier, each with what it stands for."""
    found = (
        (name.search(text, span.start, span.end), what) for name, what, end in _definitions(text) if end <= span.start
    )
    return tuple((named.group(), what) for named, what in found if named)
