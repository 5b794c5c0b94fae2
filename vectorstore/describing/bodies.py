"""Names of bodies: authorities, companies, associations, laboratories, stations, told by their words."""

import re
from dataclasses import dataclass

from vectorstore.describing.bylines import is_paper
from vectorstore.describing.labels import is_institution, is_office, is_release
from vectorstore.describing.letterheads import is_body_name
from vectorstore.documents import Span
from vectorstore.lines import Line

_WORD = r"(?:(?:[dlDL]['’])?[A-ZÀ-Þ][\w’'.-]*|&|and|und|et|y|e)"
_SMALL = r"(?:of|for|the|de|du|des|del|della|di|da|do|der|la|le|los|für|im|in|on)"
NAME = re.compile(rf"{_WORD}(?: (?:(?i:{_SMALL})|{_WORD})){{0,8}}")
_STATE = r"(?:republic|kingdom|state|commonwealth|republik|freistaat|república|république|repubblica)"
_REALM = r"(?:province|provincia|provinz|canton|kanton|region|région|región|département|departamento)"
_BEHIND = rf"(?: {_SMALL}| {_WORD}){{1,6}}"
_OPENING = (
    r"(?:stiftung|stadt|gemeinde|landkreis|kreis|kanton|museum|universität|institut|amt|kammer|labor|gewerkschaft|verein"
    r"|verband"
    r"|fondation|musée|ville|mairie|province|région|département|ministère|université|association|syndicat|inspection"
    r"|direction|préfecture|conseil|institut|laboratoire|coopérative|caisse|agence|fédération|mutuelle|assurances?|société"
    r"|fundación|museo|ayuntamiento|provincia|ministerio|universidad|asociación|sindicato|instituto|laboratorio"
    r"|cooperativa|consejería|consejo|diputación|junta|federación|sociedad|cámara|agencia|inspección|mutua|caja|hospital"
    r"|fondazione|comune|ministero|università|associazione|sindacato|istituto|consiglio|agenzia"
    r"|friends of|freunde de[rs]|amis d(?:e|u|es)|amigos del?|amici de\w+|radio|télévision|televisión)"
)
_BODY = re.compile(
    # what closes a name in English, perhaps before “of …”
    rf"(?:(?:the|{_WORD}) ){{0,5}}(?:academy|agency|alliance|archives?|assembly|association|authority|bank|board|bureau"
    r"|chamber|choir|church|clinic|club|college|commission|committee|company|congress|co-?operative|council|court"
    r"|department|directorate|distribution|district|federation|festival|foundation|fund|group|guild|harriers|hospital"
    r"|inspectorate|institute|insurance|laborator(?:y|ies)|league|library|ministry|museum|mutual|observatory|office"
    r"|orchestra|parliament|party|pictures|productions|radio|ramblers|registry|school|schools|secretariat|senate"
    r"|service|society|studios|systems|team|television|theatre|trust|union|university)"
    rf"(?: {_SMALL}{_BEHIND})?"
    # what opens one, or ends a compound
    rf"|(?:{_WORD} ){{0,3}}\w+(?:rat|amt|anstalt|bank|behörde|direktion|genossenschaft|gesellschaft|inspektion|institut"
    rf"|kammer|kasse|labor|ministerium|museum|rundfunk|stiftung|verband|verein|versicherung|verwaltung|werke)(?:{_BEHIND})?"
    rf"|(?:(?:the|{_WORD}) )?(?:{_STATE}|{_REALM}|ministry|institute|bank|university|city|county|town) of{_BEHIND}"
    rf"|{_OPENING}{_BEHIND}",
    re.IGNORECASE,
)
# “Laboratoire régional d'Annik”, “Consejo municipal de Annik”: the adjective is written small.
_WITH_ADJECTIVE = re.compile(rf"(?i:{_OPENING}) [a-zà-ÿ]{{4,16}}(?: (?:de|du|des|del|la|los|{_WORD})){{1,8}}")
_ON = re.compile(r"\b(?:committee|commission|council|group|inquiry|board|team) on\b", re.IGNORECASE)
_NO_NAME = frozenset(
    ("about", "by", "for", "from", "how", "in", "letter", "notes", "of", "on", "report", "to", "why", "with")
)
_BRANCH = re.compile(r"\s\([A-ZÀ-Þ][^()]{1,40}\)$")
_REALM_OF = re.compile(rf"(?:the )?(?:{_STATE}|{_REALM}) (?:of|de|du|del|della|di|da)\b", re.IGNORECASE)
_PART = re.compile(r"\s+[—–·•|-]\s+|,\s+")
_SECRECY = re.compile(
    r"(?:strictly )?(?:internal|confidential|private|restricted|draft)(?: use only)?|intern|vertraulich|entwurf|interne"
    r"|confidentiel|interno|confidencial|reservado|riservato",
    re.IGNORECASE,
)
_LONGEST = 160


@dataclass(frozen=True)
class HeadedBody:
    """A body's name in a line, and whether a press office beside it says that the body speaks."""

    name: Span
    press_office: bool


def names_body(name: str) -> bool:
    """Whether a text is the name of a body or a paper, told by its words; a branch may follow in brackets."""
    name = _BRANCH.sub("", name)
    if name.split(" ", 1)[0].casefold() in _NO_NAME:
        return False
    if _WITH_ADJECTIVE.fullmatch(name):
        return True
    if len(name.split()) < 2 or not NAME.fullmatch(name) or (" on " in name.casefold() and not _ON.search(name)):
        return False
    line = Line(0, len(name), name)
    return is_body_name(line) or is_institution(line) or is_paper(name) or bool(_BODY.fullmatch(name))


def names_realm(name: str) -> bool:
    """Whether a name is that of a state or a province, whose ministry or office may stand beneath."""
    return bool(_REALM_OF.match(name))


def lowered(name: str) -> str:
    """A name in capitals as running text writes it."""
    small = re.compile(_SMALL, re.IGNORECASE)
    return " ".join(word.lower() if small.fullmatch(word) else word.capitalize() for word in name.split())


def find_headed(line: Line) -> HeadedBody | None:
    """The body that opens a line of parts: “Herring Institute, Oulu”, “HERRING MUSEUM — INTERNAL”, “… · Press office”.

    Behind it may stand its place or section, its press office, or who may read the paper.
    """
    words = line.body.strip("*_# ")
    first, *parts = _PART.split(words)
    if not parts or line.bulleted or len(words) > _LONGEST or not names_body(first):
        return None
    offices = [part for part in parts if is_office(part) or is_release(Line(0, len(part), part))]
    marked = any(_SECRECY.fullmatch(part.strip("*_ ")) for part in parts)
    placed = "," in words and len(parts) == 1 and NAME.fullmatch(parts[0])
    if not (offices or marked or placed):
        return None
    start = line.body_start + line.body.index(first)
    return HeadedBody(Span(start, start + len(first)), bool(offices))
