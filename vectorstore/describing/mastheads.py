"""The masthead: a body's or a paper's name on the first line, above the line that says what the document is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vectorstore.describing.bodies import NAME, find_headed, lowered, names_body, names_realm
from vectorstore.describing.hearings import heads_hearing
from vectorstore.describing.imprints import find_imprints
from vectorstore.describing.labels import is_label, is_readout, is_release, names_document
from vectorstore.describing.letterheads import is_address
from vectorstore.describing.meeting_dates import heads_minutes
from vectorstore.describing.pages import Page
from vectorstore.documents import Span
from vectorstore.lines import Line, is_sentence

_PARTS = re.compile(r"\s[—–-]\s")
_LISTED = re.compile(r"\s[—–-]\s|,\s")
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
# Any other paper that a body issues: what it is called may carry a number, and what it is about may follow.
_PAPER = re.compile(
    r"(?:(?!(?:of|on|for|to|the|an?|with|and|in)\b)[\w’'/-]+ ){0,3}(?:report|order|decision|directive|decree|bulletin"
    r"|circular|fact ?sheet|data sheet|call sheet|assessment|appraisal|transcript|statement|opinion|survey|guidelines?"
    r"|newsletter|memorandum"
    r"|\w*bericht|\w*gutachten|bescheid|\w*beschluss|\w*verordnung|anordnung|entscheidung|rundschreiben|merkblatt"
    r"|stellungnahme|mitteilung|rapport|décision|arrêté|ordonnance|avis|circulaire|note|expertise|fiche|informe"
    r"|decisión|resolución|boletín|orden|dictamen|circular|ficha|rapporto|relazione|decisione|ordinanza|bollettino)"
    r"(?: (?-i:[a-zà-ÿ]{4,14}))?(?: (?:(?:no|nr|number)\.? ?|n[°º.]+ ?)?[\w/.-]*\d[\w/.-]*)?(?: \([^()]{1,30}\))?"
    r"(?:(?:[:,]| [—–-]) .+| (?:of|on|for|to|from|about|by|über|zu[mr]?|vom|der|des|sur|relatif|de|d[eu]l?|pour|sobre"
    r"|para|su|sul)\b.+| d['’].+)?"
    r"|(?:terms|conditions|rules|instructions) (?:for|of|on)\b.+|(?:minute book|protokoll|transcri(?:ption|pción))",
    re.IGNORECASE,
)
# Above the names may stand a picture, between them a rule or a note in brackets.
_BESIDES = re.compile(r"!\[[^\]]*\](?:\([^)]*\))?|[\W_]+|[\[(].*[\])]")
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
    """The lines of names, the one that is the publisher's, and the line that says what the document is.

    `kind` is None where this is but a label such as “Press release”.
    """

    names: tuple[Line, ...]
    issuer: Span
    kind: Line | None


def find_masthead(page: Page) -> Masthead | None:
    """The masthead of a page; none where the second line does not say, or soon lead to, what the document is."""
    top = _top(page)
    if len(top) > 2 and not is_body(page, top[0]) and _is_beside(page, *top[:2]):
        top = top[1:]  # the second column of the first line
    if len(top) < 2 or not is_body(page, top[0]):
        return None
    names = [top[0]]
    headed = find_headed(top[0])
    if headed and headed.press_office:
        return _masthead(page, names, None)
    for line in top[1:]:
        if line.bulleted or len(line.body) > _LONGEST_KIND or is_sentence(line.body):
            return None
        if is_release(line):
            return _masthead(page, names, None)
        if says_what(line):
            return _masthead(page, names, line)
        if is_body(page, line):
            names.append(line)
        elif not _belongs(line):
            return None
    return None


def _masthead(page: Page, names: Sequence[Line], kind: Line | None) -> Masthead:
    """The masthead whose issuer is the first name, but the ministry beneath its state."""
    below_realm = len(names) > 1 and names_realm(_bare(names[0]))
    line = names[1] if below_realm else names[0]
    headed = find_headed(line)
    return Masthead(tuple(names), headed.name if headed else _within(page, line, _bare(line)), kind)


def _is_beside(page: Page, left: Line, right: Line) -> bool:
    return "\n" not in page.text[left.end : right.start] and is_body(page, right)


def _belongs(line: Line) -> bool:
    """Whether a line between the names and what the document is can be a branch, a place or a reference."""
    name = _bare(line)
    if is_label(line) or is_address(line) or _REFERENCE.fullmatch(name):
        return True
    first, *parts = _LISTED.split(name)
    placed = all(NAME.fullmatch(part) or part[:1].isdigit() for part in parts)
    return bool(NAME.fullmatch(first)) if placed else names_body(first)


def says_what(line: Line) -> bool:
    """Whether a line says what kind of document stands beneath it: minutes, a readout, a notice to somebody."""
    if heads_minutes(line) or heads_hearing(line) or is_readout(line) or _KIND.match(_bare(line)):
        return True
    return any(_PAPER.fullmatch(words) for words in (_bare(line), _PARTS.split(_bare(line))[-1]))


def is_body(page: Page, line: Line) -> bool:
    """Whether a line is nothing but the name of a body or a paper: by its words, or as the text names it in full.

    “ACME VALVES” is one where the text goes on to speak of “Acme Valves”. Behind a dash may stand a part of the body.
    """
    name = _bare(line)
    if line.bulleted or len(name) > _LONGEST_NAME or len(name.split()) < 2:
        return False
    if says_what(line) or is_label(line) or names_document(line):
        return False
    first, *parts = _PARTS.split(name)
    if find_headed(line) or (all(map(NAME.fullmatch, parts)) and names_body(first)):
        return True
    return bool(NAME.fullmatch(name)) and name.isupper() and _is_named(page, line)


def find_release_issuer(page: Page) -> Span | None:
    """Who issues a release, where the line beneath its label names a body, perhaps with place, press office and day.

    As in “Acme Museum, Bergen, 4 March 2024”.
    """
    for above, line in pairwise(_top(page)):
        dated = any(imprint.written for imprint in find_imprints(page, [line]))
        name = line.body.split(",")[0].strip("*_# ") if dated else _bare(line)
        headed = find_headed(line)
        if headed and headed.press_office:
            return headed.name
        if is_release(above) and names_body(name):
            return _within(page, line, name)
    return None


def find_named_issuer(page: Page) -> Span | None:
    """A name in capitals that heads a release, above its label, where a line beneath opens with it: “Acme opens …”."""
    top = _top(page)
    if not top or not any(map(is_release, top[1:])) or not _is_named(page, top[0]):
        return None
    name = _bare(top[0])
    opens = (line.body.strip("*_# ").startswith(lowered(name) + " ") for line in page.head[1:])
    if top[0].bulleted or not name.isupper() or not NAME.fullmatch(name) or not any(opens):
        return None
    return _within(page, top[0], name)


def _top(page: Page) -> list[Line]:
    """The first lines, with the labels of a release among them, which are furniture elsewhere."""
    labels = [line for line in page.edges if is_release(line)]
    head = [line for line in page.head[: 2 * _FIRST_LINES] if not _BESIDES.fullmatch(line.body)][:_FIRST_LINES]
    return sorted((*head, *labels), key=lambda line: line.start)[:_FIRST_LINES]


def _is_named(page: Page, line: Line) -> bool:
    """Whether the text beneath writes a name in capitals as a name: “Acme Valves”."""
    return lowered(_bare(line)) in page.text[line.end : line.end + _MENTIONED_WITHIN]


def _bare(line: Line) -> str:
    return line.body.strip("*_# ")


def _within(page: Page, line: Line, name: str) -> Span:
    start = page.text.index(name, line.body_start)
    return Span(start, start + len(name))
