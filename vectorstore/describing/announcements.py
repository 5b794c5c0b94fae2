"""Lines that tell when something takes place: a day beside them is not that of the paper."""

import re
from collections.abc import Sequence

from vectorstore.describing.date_lines import has_clock
from vectorstore.describing.signatures import is_signature_line
from vectorstore.lines import Line, is_sentence

# A day behind such a name tells when to come there.
_OCCASION = re.compile(
    r"\b(?:meeting|fair|concert|deadline|library|hall|church|school|inn|room|centre|center|theatre|station"
    r"|museum|opening"
    r"|next|day|festival|market|sale|sitzung|versammlung|fest|saal|markt|réunion|salle|fête|reunión|sala|fiesta"
    r"|riunione|festa)\b",
    re.IGNORECASE,
)
# What takes place on the day in the line beneath, or how a line leads up to it.
_GATHERING = re.compile(
    r"\b(?:fair|concert|festival|market|sale|open(?:ing)? day|deadline|party|outing|walk|markt|fest|konzert"
    r"|fête|marché"
    r"|fiesta|mercado|festa|mercato)\b|\b(?:on|is|until|by|for|at|from|am|bis|le|jusqu['’]au|el|hasta|il)$",
    re.IGNORECASE,
)


def is_announced(line: Line, above: Sequence[Line]) -> bool:
    """Whether a line, or the label above it, says that something takes place on the day."""
    led_up_to = bool(above) and above[-1].body.endswith((":", "："))
    return led_up_to or has_clock(line.body) or bool(_OCCASION.search(line.body))


def names_gathering(line: Line) -> bool:
    """Whether a line names what takes place on the day in the line beneath: “Herring Fair”, “The next walk is on”."""
    if is_sentence(line.body) or is_signature_line(line):
        return False
    return bool(_GATHERING.search(line.body.rstrip("*_ ")))
