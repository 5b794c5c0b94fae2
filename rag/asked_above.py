"""The question that a text itself puts above a sentence: in a list of questions and answers it says what about."""

import re
from functools import lru_cache

_LOOK_BACK = 1_200  # characters
_MARKS = " \t*#_>-–•"
_NUMBER = re.compile(r"^\d+[.)]\s+")
_ASKING = ("?", "？")
_ENDS = (".", "!", "?", ":", ";", ",", "”", '"', ")", "。", "！", "？", "|")
_LONGEST_HEADING = 60  # characters


@lru_cache(8192)
def question_above(text: str, start: int) -> str:
    """The nearest line above a place that is a question, without its marks; empty where a heading comes first.

    Lines of ordinary text may stand between: an answer may have several paragraphs. A question that is part of a
    longer line is none.
    """
    floor = max(0, start - _LOOK_BACK)
    above = text[floor : text.rfind("\n", 0, start) + 1] if "\n" in text[floor:start] else ""
    for line in reversed(above.splitlines()[1 if floor else 0 :]):
        bare = _NUMBER.sub("", line.strip(_MARKS))
        if bare.endswith(_ASKING) and not any(mark in bare[:-1] for mark in (". ", "? ", "! ")):
            return bare
        if line.startswith("#") or (0 < len(bare) <= _LONGEST_HEADING and not bare.endswith(_ENDS)):
            return ""
    return ""
