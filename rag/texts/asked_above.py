"""The question that a text itself puts above a sentence: in a list of questions and answers it says what about.

In an interview it is what was said to the one who speaks, be it a question or not.
"""

import re
from functools import lru_cache

from rag.language.forms import any_of
from rag.texts.speakers import turn_at
from vectorstore.documents import Span

_LOOK_BACK = 1_200  # characters
_MARKS = " \t*#_>-–•"
_NUMBER = re.compile(r"^\d+[.)]\s+")
_ASKING = ("?", "？")
_ENDS = (".", "!", "?", ":", ";", ",", "”", '"', ")", "。", "！", "？", "|")
_ASKS = re.compile(rf"(?:why|{any_of('question_words')})\b", re.IGNORECASE)
_LONGEST_HEADING = 60  # characters
_BOLD = re.compile(r"\*\*[^*]+\*\*|__[^_]+__")
_FEWEST_PUT = 3  # questions in bold: there what else stands in bold is put to somebody too


@lru_cache(8192)
def question_above(text: str, start: int) -> str:
    """The nearest line above a place that is a question, without its marks; empty where a heading comes first.

    A heading may be one: “Why the price went up”.

    Lines of ordinary text may stand between: an answer may have several paragraphs. A question that is part of a
    longer line is none, unless the line is somebody's turn or stands in bold where questions do.
    """
    if turn := turn_at(text, start):
        return turn.prompt
    floor = max(0, start - _LOOK_BACK)
    above = text[floor : text.rfind("\n", 0, start) + 1] if "\n" in text[floor:start] else ""
    for line in reversed(above.splitlines()[1 if floor else 0 :]):
        bare = _NUMBER.sub("", line.strip(_MARKS))
        if _is_put(text, line) or (
            bare.endswith(_ASKING) and not any(mark in bare[:-1] for mark in (". ", "? ", "! "))
        ):
            return bare
        if line.startswith("#") or (0 < len(bare) <= _LONGEST_HEADING and not bare.endswith(_ENDS)):
            return bare if _ASKS.match(bare) else ""
    return ""


def answered_question(text: str, start: int) -> Span | None:
    """The question that what stands at a place is the first word to: the line, or the turn, right above it."""
    if turn := turn_at(text, start):
        before = turn_at(text, turn.span.start - 1) if turn.prompt else None
        if before is None or before.prompt or text[turn.span.start : start].strip():
            return None
        said = text[before.span.start : before.span.end].rstrip()
        return Span(before.span.start, before.span.start + len(said))
    end = len(text[:start].rstrip())
    line = Span(text.rfind("\n", 0, end) + 1, end)
    bare = _NUMBER.sub("", text[line.start : line.end].strip(_MARKS))
    return line if bare.endswith(_ASKING) and "\n" in text[end:start] else None


def is_put_to_somebody(text: str, start: int) -> bool:
    """Whether a place belongs to what is asked of somebody in the text: not they say it."""
    end = text.find("\n", start)
    return _is_put(text, text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(text)])


def _is_put(text: str, line: str) -> bool:
    return bool(_BOLD.fullmatch(line.strip())) and line.strip("*_ ").endswith((".", *_ASKING)) and asks_in_bold(text)


@lru_cache(256)
def asks_in_bold(text: str) -> bool:
    """Whether a text is a conversation in which what is put to somebody stands in bold."""
    bold = [line.strip() for line in text.splitlines() if _BOLD.fullmatch(line.strip())]
    return sum(line.strip("*_ ").endswith(_ASKING) for line in bold) >= _FEWEST_PUT
