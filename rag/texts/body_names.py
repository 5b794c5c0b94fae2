"""Names of bodies that somebody works for, told by what they say the body is: “North Sea Ports *Agency*”."""

import re

from rag.language.stems import stem
from rag.texts.posts import stems_of

_WHOLE = (
    "academy|agency|alliance|archive|association|assembly|authority|bank|board|bureau|centre|chamber"
    "|church|city|club|college|commission|committee|company|congress|cooperative|corporation|council|court"
    "|district|federation|foundation|fund|group|guild|hospital|inspectorate|institute|laboratory|league"
    "|library|limited|ltd|ministry|museum|network|observatory|parliament|party|plc|police|province|railway"
    "|railways|registry|republic|school|senate|service|services|society|theatre|town|trust|union"
    "|university|works|inc|gmbh|llp"
)
_PARTS = "department|directorate|division|office|section|team|unit|branch|secretariat|faculty"
KIND_WORDS = f"{_WHOLE}|{_PARTS}"
_WHOLE_STEMS, _KINDS = (frozenset(map(stem, one.split("|"))) for one in (_WHOLE, KIND_WORDS))
_SURNAMES = frozenset(map(stem, ["bank", "chamber", "church", "city", "hospital", "town", "works"]))
_WORD = r"(?:[A-ZÀ-Þ][\w’'&./-]*|&)"
_SMALL = r"(?:of|and|the|for|in|on|de|du|des|la|van|der)"
BODY = rf"(?:[Tt]he )?{_WORD}(?:,? (?:(?:{_SMALL} ){{0,2}}{_WORD}|plc|ltd|limited)){{0,9}}"
_BODY = re.compile(BODY)


def is_body_name(text: str) -> bool:
    """Whether a line is the name of a body, or of a part of one."""
    return bool(_BODY.fullmatch(text)) and not _KINDS.isdisjoint(stems_of(text))


def names_body(text: str) -> bool:
    """Whether words that could be a person's name have one that no person is called by."""
    return not _KINDS.isdisjoint(stems_of(text) - _SURNAMES)


def is_of_another(asked: frozenset[str], named: frozenset[str]) -> bool:
    """Whether the body that a post is named with is another one than the body asked for, both by their stems.

    A part of a body, “Licensing Department”, says nothing of which body it is a part.
    """
    if not asked or _WHOLE_STEMS.isdisjoint(named):
        return False
    whole = asked & named & _WHOLE_STEMS
    return not asked <= named if whole else asked.isdisjoint(named)
