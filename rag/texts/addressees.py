"""Who “you” is in a letter or a mail: whoever it is written to, where that is one person."""

import re
from functools import lru_cache

from rag.dates.placed import part_at
from rag.texts.letter_lines import Standing
from rag.texts.mails import Written, mails
from rag.texts.person_names import PART, person_named
from rag.texts.signatures import signatures_in
from rag.texts.writers import in_quotation
from vectorstore.documents import Span
from vectorstore.index.fulltext import words

_TITLES = r"(?:(?:Mrs?|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady)\.? )?"
_DEAR = re.compile(
    rf"^[ \t>*_]*Dear (?P<name>{_TITLES}{PART}(?: {PART}){{0,2}})[*_]*(?:[,:;!]|[*_ \t]*$)", re.MULTILINE
)
_TO = re.compile(r"^[ \t>*_]*To[*_]*:[*_]*[ \t]*(?P<name>[^\n]+)$", re.MULTILINE)
_ADDRESS = re.compile(r"[<(\[][^<>()\[\]]*[>)\]]")
_SEVERAL = re.compile(r"[;,&]|\band\b")
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_LETTER = 6_000  # characters behind “Dear …”


@lru_cache(8192)
def second_person(text: str, span: Span) -> Written | None:
    """Whom a sentence calls “you”, with the line that names them; None where it calls nobody so, or no line does."""
    said = _YOU.search(text, span.start, span.end)
    return _addressee(text, span.start) if said and not in_quotation(text, said.start()) else None


def _addressee(text: str, start: int) -> Written | None:
    """To whom the mail or letter around a place is written; None where it is not said, or several are named."""
    mail = part_at(mails(text), start)
    floor = mail.span.start if mail else max(0, start - _LETTER)
    heads = list(_TO.finditer(text, floor, start)) if mail else []
    heads = heads or list(_DEAR.finditer(text, floor, start))
    if not heads:
        return None
    head = heads[-1]
    named = _ADDRESS.sub("", head["name"]).strip(" \"'")
    name = "" if _SEVERAL.search(named) else _in_full(text, named)
    line = text[head.start() : head.end()]
    opened = head.start() + len(line) - len(line.lstrip(" \t>*_"))
    return (
        Written(Span(head.end(), len(text)), name, Span(opened, head.start() + len(line.rstrip("*_ \t"))))
        if name
        else None
    )


def _in_full(text: str, name: str) -> str:
    """A name as the address above a letter has it, where it does."""
    last = words(name)[-1:]
    sent = (one.name for one in signatures_in(text) if one.standing is Standing.ADDRESSED)
    return next((one for one in sent if words(one)[-1:] == last), person_named(name))
