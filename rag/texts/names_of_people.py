"""What a person's name looks like where a line states one: “Dr Ana Weir”, “K. Brandt”, “OLAV BRUN”."""

from rag.language.forms import any_of

_TITLES = (
    "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "sir", "dame", "lady", "lord", "captain", "capt", "rev",
    "reverend", "judge", "inspector", "sgt", "herr", "frau", "señor", "señora", "mme", "m",
)  # fmt: skip
_TITLE = rf"(?:(?i:{'|'.join(_TITLES)})\b\.? )"
_DAYS = "mon|tue|wed|thu|fri|sat|sun"
_NO_NAME = rf"(?i:{any_of('months', 'weekdays')}|{_DAYS}|the|order|by|and|on|am|pm|le|el|il|op|em)\b"
_WORD = rf"(?!{_NO_NAME})[A-ZÀ-Þ][\w’'-]*\.?"
_PARTICLE = r"(?:(?:de|da|van|von|der|den|del|la|ter|ten|af|bin) )"

NAME = rf"{_TITLE}{{0,2}}{_WORD}(?: {_PARTICLE}{{0,2}}{_WORD}){{0,3}}"
"""A pattern of one, two or more words."""

FULL_NAME = rf"(?:{_TITLE}{{1,2}}{_WORD}|{_WORD} {_PARTICLE}{{0,2}}{_WORD})(?: {_PARTICLE}{{0,2}}{_WORD}){{0,3}}"
"""The same of at least two words, one of which may be a title."""


def is_title(word: str) -> bool:
    """Whether a word, folded, is a title before a name."""
    return word in _TITLES
