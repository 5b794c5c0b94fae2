"""Signatures: the lines at the end of a paper that say who answers for it, beside which its day stands."""

import re

from vectorstore.lines import Line, is_sentence

_INITIALED = re.compile(r"(?:(?:\w+\.? )?[A-ZÀ-Þ]\.[ -]?){1,3}\s?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?")
_INITIALS = re.compile(r"[—–-]? ?\(?(?:[A-ZÀ-Þ]\.[ -]?){2,4}\)?")  # and no name
_VALEDICTION = re.compile(
    r"(?:yours\b|(?:kind|best|warm|with)\b.*\b(?:regards|wishes)|respectfully|sincerely|signed\b|\(signed\)"
    r"|gezeichnet|gez\."
    r"|(?:mit|viele|beste|herzliche)\b.*\bgrüßen?|hochachtungsvoll|veuillez agréer|cordialement|bien à vous"
    r"|atentamente"
    r"|(?:un )?cordial(?:es)? saludos?|distinti saluti|cordiali saluti)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:head of|chief|chair(?:man|woman|person)?|president|secretary|treasurer"
    r"|director|manager|officer|minister|inspector|auditors?"
    r"|warden|librarian|curator|archivist|head ?teacher|convenor|coordinator|coroner|postmaster|harbour ?master"
    r"|ombudsman"
    r"|adjudicator|arbitrator|rector|dean|matron|surveyor|bürgermeister(?:in)?|schriftführer(?:in)?|maire"
    r"|greffi(?:er|ère)"
    r"|alcalde(?:sa)?|sindac[oa]|(?:customer|client|member|passenger|guest) (?:services?|care)"
    r"|(?:public|corporate|press|media) (?:affairs|relations)"
    r"|partner|clerk|registrar|judge|rapporteur|commissioner|editor|engineer|mayor|board|management"
    r"|vorsitzende[rn]?|vorstand|aufsichtsrat|geschäftsführer(?:in)?|leiter(?:in)?|präsident(?:in)?|richter(?:in)?"
    r"|président(?:e)?|directeur|directrice|secrétaire|trésori(?:er|ère)|juge|ministre|president[ea]"
    r"|director[a]?|secretari[oa]"
    r"|presidente|direttore|direttrice|segretari[oa])\b",
    re.IGNORECASE,
)
_LONGEST, _MOST_WORDS = 90, 8  # running text that was broken at a width has more words in a line


def closes_letter(words: str) -> bool:
    """Whether a line, without its marks, opens with the words that close a letter: “Yours faithfully,”."""
    return bool(_VALEDICTION.match(words))


def is_initials(words: str) -> bool:
    """Whether words are the initials of a name and no more: “T. R.”, “(A.S.)”."""
    return bool(_INITIALS.fullmatch(words))


def is_valediction(line: Line) -> bool:
    """Whether a short line closes a letter: “Yours faithfully,”."""
    words = line.body.strip("*_ ")
    return len(words) <= _LONGEST and bool(_VALEDICTION.match(words))


def is_signature_line(line: Line) -> bool:
    """Whether a short line closes a letter, names somebody by initials, or says in which office somebody signs."""
    words = line.body.strip("*_ ")
    if is_initials(words):
        return True
    if len(words) > _LONGEST or len(words.split()) > _MOST_WORDS or not words[:1].isupper():
        return False
    if line.bulleted or is_sentence(words):
        return False
    return bool(_INITIALED.fullmatch(words) or closes_letter(words) or _ROLE.search(words))
