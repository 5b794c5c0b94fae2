"""The day that a line above or beneath the text vouches for: “Report completed 4 March 2024”, “Last reviewed: …”.

For papers that state their day as no other rule knows it. A word of making must introduce the day in its own clause,
and nothing there may say that the day is of something else: a wrong day is worse than none.
"""

import re
from collections.abc import Iterator, Sequence

from vectorstore.dates import PartialDate
from vectorstore.describing.acts import END
from vectorstore.describing.calendar_words import is_weekday
from vectorstore.describing.entries import are_entries
from vectorstore.describing.foot_lines import closing_lines
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.lines import Line, is_sentence

# What makes a paper, said of nothing else at the head or the foot of one.
_MAKING = (
    r"(?:adopted|aired|approved|as (?:at|of)|broadcast|certified|compiled|dated|drafted|drawn up|edition|enacted|issued"
    r"|last (?:changed|reviewed|revised|updated)|posted|prepared|printed|published|revised|signed|transmitted|typed"
    r"|version|written"
    r"|abgefasst|ausgabe|ausgestrahlt|beschlossen|erlassen|fassung|gedruckt|gesendet|redaktionsschluss|stand"
    r"|überarbeitet|unterzeichnet|verabschiedet|verfasst|veröffentlicht|zuletzt geprüft"
    r"|adoptée?|délivrée?|diffusée?|édition|imprimée?|mise? à jour|publiée?|rédigée?|révisée?|signée?"
    r"|actualizad[oa]|aprobad[oa]|emitid[oa]|edición|firmad[oa]|impres[oa]|publicad[oa]|redactad[oa]|revisad[oa]|versión"
    r"|approvat[oa]|aggiornat[oa]|emess[oa]|firmat[oa]|pubblicat[oa]|redatt[oa]|versione)"
)
_PAPER = (
    r"(?:bulletin|data|document|draft|edition|figures|form|guide|leaflet|letter|list|map|notice|opinion|page|paper|plan"
    r"|programme?|report|rules|schedule|sheet|statement|summary|survey|table|terms|text|transcript|translation|version"
    r"|bericht|dokument|gutachten|liste|merkblatt|plan|seite|text|übersetzung"
    r"|fiche|page|rapport|texte|traduction|documento|informe|página|texto|traducción|rapporto|pagina|testo)"
)
# Bridges are completed and firms established too: here the paper must be named.
_FINISHING = (
    r"(?:completed|finali[sz]ed|finished|released|abgeschlossen|ausgestellt|erstellt|erteilt|achevée?|arrêtée?|établie?"
    r"|elaborad[oa]|expedid[oa])"
)
_OWN = r"(?:(?:the|this|our|of|last|first|final|originally|der|die|das|diese[rs]?|ce|cet|cette|le|la|est[ea]|el) )"
# Up to the day may stand by whom, where or before whom, at which session, the number of a version, and the weekday.
_BY = (
    r"(?:by|to|in|at|before|vo[nm]|durch|dem|der|im|zu[mr]?|par|aux?|à|devant|en|por|al|ante|da|dal|dalla)"
    r"(?: the)? (?!response|reply|time|occasion|connection|memory|honou?r|advance|view|case)"
    r"[^\W\d][\w’'.-]*(?: [^\W\d][\w’'.-]*){0,5}(?<! of)(?<! vom)(?<! du)(?<! del)"
)
_SESSION = (
    r"(?:(?:at|in|during) (?:its|the|a|our)(?: [\w-]+){0,3} (?:meeting|session|sitting)"
    r"|(?:auf|in) (?:der|ihrer|seiner)(?: \w+)? (?:sitzung|versammlung)|en (?:séance|réunion)"
    r"|en (?:la )?(?:sesión|reunión))"
)
_ON = r"(?:(?:on|am|le|el|il)(?: the)? )?"
_OF = r"(?:(?:of|on|vom|am|du|le|del?|el|il)(?: the)? )?"
_VOUCHING = re.compile(
    rf"(?:{_OWN}{{0,2}}(?:{_PAPER} )?{_OWN}{{0,2}}(?:{_PAPER} )?{_MAKING}"
    rf"|{_OWN}?{_PAPER} {_FINISHING})"
    rf"(?:(?: \d{{1,3}}(?:\.\d{{1,3}})*)?[*_]*[,:–—]?[*_]* {_OF}| {_SESSION},? {_OF}| {_BY},? {_ON}"
    r"| (?:for|für|pour|para|per)(?: [^\W\d][\w’'.-]*){1,6}, )"
    r"(?:(?P<weekday>[^\W\d]{4,12}),? )?",
    re.IGNORECASE,
)
# What is so told of is no paper's own day: a bound, an event, another paper, or what somebody did, as a verb shows.
_OTHER = re.compile(
    r"\b(?:accident|after|appl(?:y|ications?)|before|birth|born|claims?|closing|deadline|due|ends?|event|expir\w+|founded"
    r"|from|held|incident|next|not|opens?|previous|received|replac\w+|since|starts?|supersed\w+|till|until|valid"
    r"|withdrawn|is|are|was|were|be|been|has|have|had|will|must|shall|can|may|should|which|who|that"
    r"|ab|bis|frist|gültig|nächste\w*|seit|unfall|nach|wird|wurden?|werden|ist|war|ersetzt"
    r"|avant|après|depuis|jusqu\w*|délai|prochaine?|reçue?s?|remplace|est|sont|sera"
    r"|accidente|antes|desde|después|hasta|plazo|próxim[oa]|recibid[oa]|sustituye|es|fue|será"
    r"|prossim[oa]|entro|fino|è|stat[oa])\b|\b(?:by|zum|au|al) $",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<=[.;|·•)\]])\s+|\s[–—-]\s(?=[^\W\d])")
_HEAD_LINES, _FOOT_LINES, _LONGEST = 8, 3, 200


def find_vouched_date(page: Page) -> Finding[PartialDate] | None:
    """The one day so vouched for; none where the lines state several, or of a chronicle."""
    if are_entries(page):
        return None
    found = [written for line in _around_text(page) for written in _vouched(page, line)]
    if len({one.date for one in found}) != 1 or not found[0].date:
        return None
    return Finding(found[0].date, "line on how the document came about", found[0].span)


def _around_text(page: Page) -> Sequence[Line]:
    """The lines above the first running text, and the last ones."""
    above = page.head[:_HEAD_LINES]
    first = next((index for index, line in enumerate(above) if is_sentence(line.body)), len(above))
    return [*above[: first + 1], *closing_lines(page)[-_FOOT_LINES:]]


def _vouched(page: Page, line: Line) -> Iterator[WrittenDate]:
    if line.bulleted or len(line.body) > _LONGEST or line.body.startswith("|"):
        return
    starts = [line.body_start, *(line.body_start + stop.end() for stop in _STOP.finditer(line.body))]
    for written in find_dates(page.text, page.language, line.start, line.end):
        begin = max(start for start in starts if start <= written.span.start)
        before = page.text[begin : written.span.start].lstrip("*_([ ")
        whole = written.year and written.day and not written.ranged and not before[:1].islower()
        vouching = _VOUCHING.fullmatch(before) if whole and not _OTHER.search(before) else None
        if vouching and is_weekday(vouching["weekday"], page.language) and END.match(page.text, written.span.end):
            yield written
