"""What a contract calls a thing: after ‘the bus garage (“the Premises”)’ the Premises are the bus garage."""

import re
from functools import lru_cache
from itertools import islice

from vectorstore.documents import Span

_DEFINED = re.compile(
    r"\((?:[\w ,]{0,40} )?[\"“](?:the |The )?(?P<name>[A-Z][\w’'-]{0,40}(?: [A-Z][\w’'-]{0,40}){0,2})[\"”]\)"
)
_BREAK = re.compile(r"[\n;()]")
_LONGEST, _MOST_WORDS = 200, 10  # of what is named so
_MOST = 200  # definitions of a document


@lru_cache(256)
def _definitions(text: str) -> tuple[tuple[re.Pattern[str], str, int], ...]:
    """Each defined name with what it stands for and where the definition ends."""
    found = []
    for one in islice(_DEFINED.finditer(text), _MOST):
        before = _BREAK.split(text[max(0, one.start() - _LONGEST) : one.start()])[-1].split()
        if before:
            found.append((re.compile(rf"\b{re.escape(one['name'])}\b"), " ".join(before[-_MOST_WORDS:]), one.end()))
    return tuple(found)


@lru_cache(8192)
def defined_in(text: str, span: Span) -> tuple[tuple[str, str], ...]:
    """The names in a sentence that the text defined earlier, each with what it stands for."""
    found = (
        (name.search(text, span.start, span.end), what) for name, what, end in _definitions(text) if end <= span.start
    )
    return tuple((named.group(), what) for named, what in found if named)
