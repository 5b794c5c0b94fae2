"""Who “you” is in a letter or a mail: whoever it is written to, where that is one person."""

import re
from functools import lru_cache

from rag.dates.placed import part_at
from rag.texts.letter_lines import Standing
from rag.texts.mails import Written, mails
from rag.texts.person_names import PART, PARTICLE, person_named
from rag.texts.signatures import signatures_in
from rag.texts.writers import in_quotation
from vectorstore.documents import Span
from vectorstore.index.fulltext import words

_GAP = r"[^\S\n]"
_NAMED = (
    rf"(?:(?:Mrs?|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady)\.?{_GAP})?(?:{PARTICLE}{_GAP})*{PART}"
    rf"(?:{_GAP}(?:{PARTICLE}{_GAP})*{PART}){{0,2}}"
)
_DEAR = re.compile(
    rf"^[ \t>*_]*(?:Dear|DEAR){_GAP}(?P<name>{_NAMED})[*_]*(?:[,:;!]|[*_ \t]*$)"
    rf"(?P<beside>{_GAP}(?:(?i:dear){_GAP})?{_NAMED}[,:]?[*_ \t]*$)?",
    re.MULTILINE,
)
_TO = re.compile(r"^[ \t>*_]*(?:To|TO)[*_]*:[*_]*[ \t]*(?P<name>\S[^\n]*)$", re.MULTILINE)
_NOBODY = frozenset(["sir", "sirs", "madam", "madame", "mesdames"])
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
    head = _TO.search(text, floor, start) if mail else None
    beside = False
    if head is None:
        greeted = list(_DEAR.finditer(text, floor, start))
        if not greeted:
            return None
        head = greeted[-1]
        beside = bool(head["beside"]) or any(not text[one.end() : head.start()].strip() for one in greeted[:-1])
    named = " ".join(_ADDRESS.sub("", head["name"]).strip(" \"'").split())
    unnamed = beside or _SEVERAL.search(named) or not words(named) or words(named)[-1] in _NOBODY
    name = "" if unnamed else _in_full(text, named)
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
