"""Signatures: the lines at the end of a paper that say who answers for it, beside which its day stands."""

import re

from vectorstore.lines import Line, is_sentence

_INITIALED = re.compile(r"(?:(?:\w+\.? )?[A-ZÀ-Þ]\.[ -]?){1,3}\s?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?")
_VALEDICTION = re.compile(
    r"(?:yours\b|(?:kind|best|warm|with)\b.*\b(?:regards|wishes)|respectfully|sincerely|signed\b|\(signed\)|gezeichnet|gez\."
    r"|(?:mit|viele|beste|herzliche)\b.*\bgrüßen?|hochachtungsvoll|veuillez agréer|cordialement|bien à vous|atentamente"
    r"|(?:un )?cordial(?:es)? saludos?|distinti saluti|cordiali saluti)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:head of|chief|chair(?:man|woman|person)?|president|secretary|treasurer"
    r"|director|manager|officer|minister|inspector|auditors?"
    r"|partner|clerk|registrar|judge|rapporteur|commissioner|editor|engineer|mayor|board|management"
    r"|vorsitzende[rn]?|vorstand|aufsichtsrat|geschäftsführer(?:in)?|leiter(?:in)?|präsident(?:in)?|richter(?:in)?"
    r"|président(?:e)?|directeur|directrice|secrétaire|trésori(?:er|ère)|juge|ministre|president[ea]|director[a]?|secretari[oa]"
    r"|presidente|direttore|direttrice|segretari[oa])\b",
    re.IGNORECASE,
)
_LONGEST, _MOST_WORDS = 90, 8  # running text that was broken at a width has more words in a line


def is_signature_line(line: Line) -> bool:
    """Whether a short line closes a letter, names somebody by initials, or says in which office somebody signs."""
    words = line.body.strip("*_ ")
    if len(words) > _LONGEST or len(words.split()) > _MOST_WORDS or not words[:1].isupper():
        return False
    if line.bulleted or is_sentence(words):
        return False
    return bool(_INITIALED.fullmatch(words) or _VALEDICTION.match(words) or _ROLE.search(words))
