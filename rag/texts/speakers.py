"""Who speaks where in an interview or a transcript: each turn with its speaker and with what it replies to."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rag.dates.placed import part_at
from rag.texts.introduced import introduced, is_stand_in
from vectorstore.documents import Span
from vectorstore.index.fulltext import fold

_WORD = r"(?:[\w’'\-]+|\w{1,3}\.)"
_LABEL = re.compile(
    rf"^[ \t]*(?:\*\*|__)?(?P<name>(?=[^\W\d_a-z]){_WORD}(?: {_WORD}){{0,3}})(?: \([^()\n]{{1,60}}\))?"
    r"(?:\*\*|__)?(?:[:：]|(?<=^[QA])\.)(?:\*\*|__)?[ \t]+(?=\S)",
    re.MULTILINE,
)
_BREAK = re.compile(  # before a heading
    r"\n[ \t]*\n(?=[ \t]*(?:#|[^\n]{1,60}[^\n.!?…”\"’)\]:;,。！？ \t][ \t]*(?:\n|$)))"
)
_ADDRESS = re.compile(r"(?:\w{2,9}\.? )?[^\W\d_a-z]\w+, ")  # “Governor, …”, “Ms Falk, …”
_ENDS = (".", "!", "?", "…", "”", '"', ")", "*", "。", "！", "？")
_ASKING = ("?", "？")
_FEWEST_REPLIES = 2
_INITIALS = 3  # letters
_MOSTLY = 0.5


@dataclass(frozen=True)
class Turn:
    """What one speaker says at a stretch. `prompt`: what whoever asks said last before it; empty where they ask."""

    speaker: str
    span: Span
    prompt: str


@lru_cache(8192)
def turn_at(text: str, start: int) -> Turn | None:
    """The turn that a place belongs to; None outside of turns, and in a text that is no conversation."""
    return part_at(turns(text), start)


def speaker_at(text: str, start: int) -> str:
    """Who says what stands at a place of a conversation, as the text calls them; else empty.

    “A.” and “GF:” are called by the name of whom they stand for; empty where the text does not say whom “A.” is.
    """
    turn = turn_at(text, start)
    return _called(text, turn) if turn else ""


def said_by_another(text: str, start: int, names: Collection[str]) -> bool:
    """Whether what stands at a place is a turn of somebody else, where one of the names is a speaker's."""
    turn = turn_at(text, start)
    if turn is None:
        return False
    speakers = {_key(called) for one in turns(text) if (called := _called(text, one))}
    asked = speakers & set(map(fold, names))
    return bool(asked) and _key(_called(text, turn) or turn.speaker) not in asked


def _called(text: str, turn: Turn) -> str:
    """What a turn's speaker is called: by their label, or where that is no name by the name it stands for."""
    label = turn.speaker
    if not is_stand_in(label) and not (label.isupper() and len(label) <= _INITIALS):
        return label
    known = introduced(text, label, turn.span.start)
    return known.name if known else "" if is_stand_in(label) else label


@lru_cache(256)
def turns(text: str) -> tuple[Turn, ...]:
    """The turns of a conversation, in order; empty unless questions of one speaker are answered by others."""
    labels = list(_LABEL.finditer(text))
    spans = [Span(one.start("name"), _end(text, one, after)) for one, after in pairwise([*labels, None]) if one]
    said = [text[one.end() : span.end].strip() for one, span in zip(labels, spans, strict=True)]
    spoken = [place for place, words in enumerate(said) if words.endswith(_ENDS)]
    keys = {place: _key(labels[place]["name"]) for place in spoken}
    asks = {place: said[place].rstrip("*_ ").endswith(_ASKING) for place in spoken}
    heard = Counter(keys.values())
    asked = {b for a, b in pairwise(spoken) if asks[a]}
    spoken = [place for place in spoken if heard[keys[place]] > 1 or asks[place] or place in asked]
    replies = sum(asks[a] and keys[a] != keys[b] for a, b in pairwise(spoken))
    if replies < _FEWEST_REPLIES or not any(heard[keys[place]] > 1 for place in spoken):
        return ()
    askers = {key for key in heard if _mostly([asks[place] for place in spoken if keys[place] == key])}
    made, prompt = list[Turn](), ""
    for place in spoken:
        if keys[place] in askers:
            words = said[place].strip("*_ ")
            prompt = words[address.end() :] if (address := _ADDRESS.match(words)) else words
        made.append(Turn(labels[place]["name"], spans[place], "" if keys[place] in askers else prompt))
    return tuple(made)


def _end(text: str, label: re.Match[str], following: re.Match[str] | None) -> int:
    last = following.start() if following else len(text)
    broken = _BREAK.search(text, label.end(), last)
    return broken.start() if broken else last


def _key(name: str) -> str:
    """The last word of a name: “Ines Falk” is called “Falk” from then on."""
    return fold(name.split()[-1])


def _mostly(asks: list[bool]) -> bool:
    return sum(asks) >= _MOSTLY * len(asks)
