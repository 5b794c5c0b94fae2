"""The masthead: a body's or a paper's name on the first line, above the line that says what the document is."""

import re
from dataclasses import dataclass
from itertools import pairwise

from vectorstore.describing.bylines import is_paper
from vectorstore.describing.hearings import heads_hearing
from vectorstore.describing.imprints import find_imprints
from vectorstore.describing.labels import is_institution, is_label, is_readout, is_release, names_document
from vectorstore.describing.letterheads import is_address, is_body_name
from vectorstore.describing.meeting_dates import heads_minutes
from vectorstore.describing.pages import Page
from vectorstore.documents import Span
from vectorstore.lines import Line, is_sentence

_WORD = r"(?:[A-ZÀ-Þ][\w’'.-]*|&|and|und|et|y|e)"
_SMALL = r"(?:of|for|the|de|du|des|del|della|di|da|do|der|la|le|los|für|im|in|on)"
_NAME = re.compile(rf"{_WORD}(?: (?:(?i:{_SMALL})|{_WORD})){{0,8}}")
_STATE = r"(?:republic|kingdom|state|commonwealth|republik|freistaat|république|república|repubblica)"
_BEHIND = rf"(?: {_SMALL}| {_WORD}){{1,6}}"
_BODY = re.compile(
    rf"(?:(?:the|{_WORD}) ){{0,5}}(?:agency|assembly|association|authority|bank|board|chamber|church|club|college"
    r"|commission|committee|company|congress|council|court|department|district|federation|foundation|fund|group|hospital"
    r"|institute|library|ministry|museum|office|parliament|party|school|schools|senate|service|society|systems|team"
    r"|trust|union|university)"
    rf"(?: {_SMALL}{_BEHIND})?"
    rf"|(?:{_WORD} ){{0,3}}\w+(?:rat|amt|bank|museum|stiftung|verein|verband|behörde|gesellschaft|werke)(?:{_BEHIND})?"
    rf"|(?:(?:the|{_WORD}) )?(?:{_STATE}|ministry|bank|university|city|county|town|province|canton) of{_BEHIND}"
    r"|(?:stiftung|stadt|gemeinde|landkreis|museum|universität|fondation|fundación|fondazione|musée|museo|ville|mairie"
    rf"|ayuntamiento|comune|ministère|ministerio|ministero|université|universidad|università"
    rf"|asociación|association|associazione|sindicato|syndicat|sindacato|gewerkschaft|verein|verband){_BEHIND}",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:committee|commission|council|group|inquiry|board|team) on\b", re.IGNORECASE)
_NO_NAME = frozenset(
    ("about", "by", "for", "from", "how", "in", "letter", "notes", "of", "on", "report", "to", "why", "with")
)
_BRANCH = re.compile(r"\s\([A-ZÀ-Þ][^()]{1,40}\)$")
_PARTS = re.compile(r"\s[—–-]\s")
_STATED = re.compile(rf"(?:the )?{_STATE} of\b", re.IGNORECASE)
# A record or notice that is a body's: what its kind is opens the line.
_KIND = re.compile(
    r"(?:press (?:conference|briefing)|pressekonferenz|conférence de presse|rueda de prensa|conferenza stampa"
    r"|corrections?(?: (?:and|&) clarifications?)?|berichtigung(?:en)?|rectificati(?:fs|ons)|fe de erratas|errata"
    r"|(?:public |official )?notice (?:of|on|to)|bekanntmachung|avis (?:de|aux)|aviso (?:de|a)"
    r"|situation report|sitrep|technical (?:note|report)|written questions?|lagebericht|rapport de situation"
    r"|reports? (?:to|by) (?:the|an?|h[ei][rs]) "
    r"|informe de situación|comunicado|communiqué|kommuniqué|(?:decision|resolution|ruling) (?:no\.? )?[\w/.-]*\d"
    r"|(?:annual|quarterly|half-year) (?:report|review|accounts)|jahresbericht|rapport annuel|informe anual"
    r"|relazione annuale)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:[\w.]{1,8} )?(?:ref(?:erence)?\b|aktenzeichen|az\b|geschäftszeichen|dossier|réf\b|expediente)"
    r"[^:]{0,10}:?\s?.{0,30}\d.{0,30}",
    re.IGNORECASE,
)
_FIRST_LINES = 5
_LONGEST_NAME, _LONGEST_KIND = 80, 200
_MENTIONED_WITHIN = 20_000


@dataclass(frozen=True)
class Masthead:
    """The lines of names, whose one is the publisher, and the line that says what the document is.

    `kind` is None where this is but a label such as “Press release”.
    """

    names: tuple[Line, ...]
    kind: Line | None

    @property
    def issuer(self) -> Line:
        """The first name, but the ministry beneath its state."""
        below_state = len(self.names) > 1 and _STATED.match(_bare(self.names[0]))
        return self.names[1] if below_state else self.names[0]


def find_masthead(page: Page) -> Masthead | None:
    """The masthead of a page; none where the second line does not say, or soon lead to, what the document is."""
    top = _top(page)
    if len(top) < 2 or not is_body(page, top[0]):
        return None
    names = [top[0]]
    for line in top[1:]:
        if line.bulleted or len(line.body) > _LONGEST_KIND or is_sentence(line.body):
            return None
        if is_release(line):
            return Masthead(tuple(names), None)
        if says_what(line):
            return Masthead(tuple(names), line)
        if is_body(page, line):
            names.append(line)
        elif not (
            is_label(line) or is_address(line) or _REFERENCE.fullmatch(_bare(line)) or _NAME.fullmatch(_bare(line))
        ):  # a branch or a place
            return None
    return None


def says_what(line: Line) -> bool:
    """Whether a line says what kind of document stands beneath it: minutes, a readout, a notice to somebody."""
    return heads_minutes(line) or heads_hearing(line) or is_readout(line) or bool(_KIND.match(_bare(line)))


def is_body(page: Page, line: Line) -> bool:
    """Whether a line is nothing but the name of a body or a paper: by its words, or as the text names it in full.

    “ACME VALVES” is one where the text goes on to speak of “Acme Valves”. Behind a dash may stand a part of the body.
    """
    name = _bare(line)
    if line.bulleted or len(name) > _LONGEST_NAME or len(name.split()) < 2:
        return False
    if heads_minutes(line) or heads_hearing(line) or is_label(line) or names_document(line) or _KIND.match(name):
        return False
    first, *parts = _PARTS.split(name)
    if all(map(_NAME.fullmatch, parts)) and names_body(first):
        return True
    return bool(_NAME.fullmatch(name)) and name.isupper() and _is_named(page, line)


def names_body(name: str) -> bool:
    """Whether a text is the name of a body or a paper, told by its words; a branch may follow in brackets."""
    name = _BRANCH.sub("", name)
    if name.split(" ", 1)[0].casefold() in _NO_NAME:
        return False
    if len(name.split()) < 2 or not _NAME.fullmatch(name) or (" on " in name.casefold() and not _ON.search(name)):
        return False
    line = Line(0, len(name), name)
    return is_body_name(line) or is_institution(line) or is_paper(name) or bool(_BODY.fullmatch(name))


def find_release_issuer(page: Page) -> Span | None:
    """Who issues a release, where the line beneath its label names a body, perhaps with place and day.

    As in “Acme Museum, Bergen, 4 March 2024”.
    """
    for above, line in pairwise(_top(page)):
        dated = any(imprint.written for imprint in find_imprints(page, [line]))
        name = line.body.split(",")[0].strip("*_# ") if dated else _bare(line)
        if is_release(above) and _BODY.fullmatch(name) and _NAME.fullmatch(name):
            start = page.text.index(name, line.body_start)
            return Span(start, start + len(name))
    return None


def find_named_issuer(page: Page) -> Span | None:
    """A name in capitals that heads a release, above its label, where a line beneath opens with it: “Acme opens …”."""
    top = _top(page)
    if not top or not any(map(is_release, top[1:])) or not _is_named(page, top[0]):
        return None
    name = _bare(top[0])
    opens = (line.body.strip("*_# ").startswith(_lowered(name) + " ") for line in page.head[1:])
    if top[0].bulleted or not name.isupper() or not _NAME.fullmatch(name) or not any(opens):
        return None
    start = page.text.index(name, top[0].body_start)
    return Span(start, start + len(name))


def _top(page: Page) -> list[Line]:
    """The first lines, with the labels of a release among them, which are furniture elsewhere."""
    labels = [line for line in page.edges if is_release(line)]
    return sorted((*page.head[:_FIRST_LINES], *labels), key=lambda line: line.start)[:_FIRST_LINES]


def _is_named(page: Page, line: Line) -> bool:
    """Whether the text beneath writes a name in capitals as a name: “Acme Valves”."""
    return _lowered(_bare(line)) in page.text[line.end : line.end + _MENTIONED_WITHIN]


def _lowered(name: str) -> str:
    """A name in capitals as running text writes it."""
    small = re.compile(_SMALL, re.IGNORECASE)
    return " ".join(word.lower() if small.fullmatch(word) else word.capitalize() for word in name.split())


def _bare(line: Line) -> str:
    return line.body.strip("*_# ")
