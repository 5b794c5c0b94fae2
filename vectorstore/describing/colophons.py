"""The last lines of a page that tell nothing: where its maker is found and registered, what may be done with it."""

import re

from vectorstore.describing.letterheads import is_address
from vectorstore.lines import Line

_REGISTERED = re.compile(
    r"\bregistered (?:office|charity|company|society|address|number|(?:in|at|no)\b)"
    r"|\b(?:company|charity|vat|reg)\.? ?(?:reg\w*\.? )?(?:no|number)\b"
    r"|\bhandelsregister|\bamtsgericht \w+,? hr[ab]\b|\bust-?id|\bvereinsregister"
    r"|\br\.?c\.?s\.? [A-ZÀ-Þ]|\bsiret\b|\bassociation loi 1901"
    r"|\b(?:c\.?i\.?f|n\.?i\.?f)\.?:? [A-Z]?-?\d|\binscrita en el"
    r"|\bpartita iva\b|\bp\. ?iva\b|\bcodice fiscale\b",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"\b(?:tel(?:ephone|efon|éfono)?|phone|fax|help-?line|enquiries|p\.? ?o\.? box|postfach)\b"
    r"|https?:|www\.|\S@\S|\b\d{4,5} \d{3} ?\d{3}\b",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"please (?:recycle|pass|share|display|keep|return|put|tell|do not)\b"
    r"|[^.!?]{0,60}\bmay (?:only )?be (?:freely )?(?:copied|reproduced|quoted)|printed (?:on|by|for|with)\b"
    r"|th(?:is|ese) (?:leaflet|notice|page|letter|document|sheet|circular|bulletin|statement|newsletter|note|paper)s?"
    r" (?:is|are|does|do|may|has)\b"
    r"|to (?:leave|join) (?:the|this|our) (?:list|mailing)|unsubscribe|all rights reserved|page \d+ of \d+|©"
    r"|bitte (?:nicht|weitergeben)|gedruckt auf|nachdruck|reproduction|ne pas jeter|imprimé (?:sur|par)"
    r"|impreso en|stampato su|se permite",
    re.IGNORECASE,
)
_PART = re.compile(r"[,·|•.]\s+|\s[–—-]\s")
_LONGEST = 300


def is_registration(line: Line) -> bool:
    """Whether a line says under which number or in which town a body is registered, as only its own paper does."""
    return len(line.body) <= _LONGEST and bool(_REGISTERED.search(line.body))


def is_colophon(line: Line) -> bool:
    """Whether a line holds an address, a number to call or a registration, or says what may be done with the page."""
    if len(line.body) > _LONGEST:
        return False
    words = line.body.strip("*_ ")
    if _REGISTERED.search(words) or _REACHED.search(words) or _RULES.match(words):
        return True
    return any(is_address(Line(0, len(part), part)) for part in _PART.split(words)[:4])
