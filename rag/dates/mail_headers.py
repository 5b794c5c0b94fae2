"""The lines over a letter that say from whom, to whom and when it went: “Date: Mon, 4 March 2024 09:12”."""

import re
from functools import cache, lru_cache

from rag.dates.question_dates import aligned
from rag.language.forms import any_of

_LONGEST = 80  # characters of a line that its label is looked for in


@lru_cache(8192)
def heads_mail(text: str, start: int) -> bool:
    """Whether a place is in such a line, and another one is right above or below it."""
    line = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    if not is_labelled(text, line):
        return False
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    return (line > 0 and is_labelled(text, above)) or (end >= 0 and is_labelled(text, end + 1))


@cache
def message_label() -> re.Pattern[str]:
    """What such a line begins with, in lower case without diacritics."""
    return re.compile(rf"[\s>*_]*(?:{any_of('message_labels', 'message_sent')})[*_]*\s?[:：]")


def is_labelled(text: str, line: int) -> bool:
    """Whether the line that begins at a place opens with such a label."""
    return bool(message_label().match(aligned(text[line : line + _LONGEST].split("\n", 1)[0])))
