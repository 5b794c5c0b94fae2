"""Who made a document, as its title or a line beneath says: “Compiled by the Harbour Library”, “Acme Ltd for Ulva”."""

import re

from vectorstore.describing.bodies import names_body
from vectorstore.describing.bylines import is_paper
from vectorstore.describing.date_lines import is_date_line
from vectorstore.describing.imprints import find_imprints
from vectorstore.describing.letterheads import is_body_name
from vectorstore.describing.pages import Page
from vectorstore.describing.salutations import find_salutation
from vectorstore.describing.year_reports import heads_year_report
from vectorstore.documents import Span
from vectorstore.lines import Line, is_sentence

_BY = re.compile(
    r"(?:^|(?<=[.|·•;]\s))[*_]{0,3}(?:(?:an )?open letter )?(?:(?:compiled|issued|published|prepared"
    r"|edited) by[*_:]{0,4}|publisher:|herausgegeben (?:von|vom)|herausgeber(?:in)?:|publiée? par|éditeur :"
    r"|pubblicato da|uitgegeven door|(?:publicado|editado|elaborado) por|from(?= the\b))[*_]{0,3}\s+"
    r"(?P<name>(?:the )?[^\n,.;|·•*_()]{4,80}?)"
    r"(?=[*_]*(?:[.;|·•(\n]|,(?: (?-i:[A-ZÀ-Þ])[\w’'-]*){1,5}[*_]*(?:[.;|·•\n]|$)|$))",
    re.IGNORECASE | re.MULTILINE,
)
# “A leaflet for our guests from the Herring Museum.”, “Bulletin of the Harbour Authority”
_LEAFLET = re.compile(
    r"[*_]{0,3}(?:(?:an?|the|our|eine?|unsere?|une?|notre|un[ao]?) )?(?:(?:information )?(?:leaflet|brochure|flyer"
    r"|booklet|newsletter|bulletin|sheet|guide)|faltblatt|broschüre|rundbrief|mitteilungsblatt|dépliant|feuillet|brochure|folleto"
    r"|boletín|opuscolo|bollettino)"
    r"(?: (?:for|für|pour|para|per) (?:[\w’'-]+ ){1,5}?| )(?:from|by|of|vo[nm]|der|des|de la|du|de|par|del?|di) "
    r"(?P<name>(?:the )?[^\n,.;|·•*_()]{4,80}?)(?=[*_]*(?:[,.;|·•(\n]|$))",
    re.IGNORECASE,
)
# “Press cuttings – The Strait Ledger (collected for the library)”
_CUTTINGS = re.compile(
    r"(?:(?:press|newspaper) )?(?:(?:cuttings?|clippings?)(?: (?:file|book))?|(?:zeitungs|presse)ausschnitte"
    r"|coupures de presse|recortes de prensa|ritagli di stampa)"
    r"(?:\s?[-–—:]|,| from| aus| de)\s(?P<name>[^\n,.;|()]{4,60}?)(?:\s\(|,|$)",
    re.IGNORECASE,
)
_PROSPECTUS = re.compile(r"\b(?:prospectus|\w*prospekt|folleto informativo|prospetto informativo)\b", re.IGNORECASE)
_AND = re.compile(r",\s|\s(?:and|und|et|y|e)\s(?=[A-ZÀ-Þ])")
_ARTICLE = re.compile(r"(?:the|der|die|das|dem|le|la|el)\s+", re.IGNORECASE)
# A report's title that opens with whose report it is: “Herring Museum: Annual Report 2023”.
_REPORT = re.compile(
    r"(?P<name>[^:–—]{4,80}?)(?::|\s[–—-])\s(?:(?:annual|half-year(?:ly)?|interim|quarterly|integrated|sustainability"
    r"|financial) (?:report|review|accounts|statements?)|geschäftsbericht|jahresbericht|halbjahresbericht"
    r"|rapport annuel|informe anual|memoria anual|relazione annuale"
    r"|(?:(?:board|council|committee) of [\w ]{3,30}, |board, |council, )?minutes\b"
    r"|[^:–—\n]{0,60}\b(?:analysts?|investors?|earnings|results) (?:conference )?call\b)",
    re.IGNORECASE,
)
# A note of analysts: “ACME RESEARCH | Fisheries | 4 March 2024”.
_HOUSE = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w’'&.-]*|&) ){1,4}(?i:research|securities|capital|partners|analytics|equities|advis[eo]rs"
    r"|consult(?:ing|ants)|engineers|surveyors|architects|associates)"
)
_REFERENCE = re.compile(r"(?:[\w ]{0,20}ref(?:erence)?\b\.?|report|document|project|az\.)[^|]*\d[^|]*", re.IGNORECASE)
_END = re.compile(r"\s(?:for|für|pour|para|per)\s|\s[—–|]\s|[.,|]\s")
_HEAD_LINES, _REACH, _LONGEST = 5, 300, 120


def find_maker(page: Page) -> Span | None:
    """The body named so; none in a letter or below running text, and never a person."""
    if not page.head:
        return None
    titled = _REPORT.match(page.text[page.head[0].body_start : page.head[0].end])
    if titled and (name := _body(page, page.head[0].body_start + titled.start("name"), titled["name"])):
        return name
    if house := _house(page, page.head[0]) or _cut_from(page) or _beneath_title(page):
        return house
    for line in page.head[1:_HEAD_LINES]:
        by = _BY.search(line.body, 0, _REACH) or _LEAFLET.match(line.body, 0, _REACH)
        if by and (name := _body(page, line.body_start + by.start("name"), by["name"])):
            return name
        if not line.bulleted and (name := _opening(page, line)):
            return name
        if is_sentence(line.body):
            return None
    return None


def _cut_from(page: Page) -> Span | None:
    """The one paper that a file of cuttings was taken from, as its title says."""
    line = page.head[0]
    cut = _CUTTINGS.match(line.body)
    name = cut["name"].strip("*_ ") if cut else ""
    return _within(page, line, name) if cut and is_paper(name) else None


def _beneath_title(page: Page) -> Span | None:
    """Whose report on a year it is, or who issue a prospectus together, as the line beneath the title says."""
    if len(page.head) < 2:
        return None
    title, line = page.head[:2]
    words = line.body.strip("*_# ")
    name = words.split(", ")[0]
    if heads_year_report(title) and names_body(name) and not is_sentence(line.body):
        return _within(page, line, name)
    joint = _PROSPECTUS.search(title.body) and not is_sentence(title.body) and len(words) <= _LONGEST
    return _within(page, line, words) if joint and all(map(names_body, _AND.split(words))) else None


def _within(page: Page, line: Line, name: str) -> Span:
    start = page.text.index(name, line.body_start)
    return Span(start, start + len(name))


def _house(page: Page, line: Line) -> Span | None:
    """A house of analysts or experts that heads the page, before its section and its day, or before a reference."""
    name, *rest = (part.strip("*_# ") for part in line.body.split(" | "))
    if not rest or not _HOUSE.fullmatch(name):
        return None
    return _within(page, line, name) if is_date_line(page, line) or _REFERENCE.fullmatch(rest[0]) else None


def _opening(page: Page, line: Line) -> Span | None:
    """A company or an authority that a line opens with, where all of it is emphasised or it is an imprint."""
    whole = line.body.startswith(("**", "__", "*", "_")) and line.body.endswith(("*", "_"))
    stop = _END.search(line.body, 0, _REACH)
    if stop is None or not (whole or _dated(page, line)) or find_salutation(page):
        return None
    name = line.body[: stop.start()].strip("*_ ")
    if not is_body_name(Line(0, len(name), name)):
        return None
    return _within(page, line, name)


def _dated(page: Page, line: Line) -> bool:
    """Whether a line is an imprint, or a report's number and the day of its issue follow the name."""
    numbered = re.search(r"\.\s(?:Report|Bericht|Rapport|Informe|Rapporto)\s[\w/ -]*\d", line.body[:_REACH])
    return bool(numbered) or any(imprint.written for imprint in find_imprints(page, [line]))


def _body(page: Page, start: int, name: str) -> Span | None:
    """The place of a name without its article, where it is a body's."""
    article = _ARTICLE.match(name)
    start += article.end() if article else 0
    bare = name[article.end() :] if article else name
    stripped = bare.strip("*_# ")
    if not names_body(stripped):
        return None
    at = page.text.index(stripped, start)
    return Span(at, at + len(stripped))
