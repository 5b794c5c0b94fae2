"""The day of a paper that no other rule knows: the likeliest of those at its head and its foot, or none.

Each day is weighed by what leads to it in its own clause: a word of making, a place, or nothing at all. A word that says
that the day is of something else rules it out, as any other words do: a wrong day is worse than none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vectorstore.dates import PartialDate
from vectorstore.describing.bodies import NAME
from vectorstore.describing.calendar_words import is_weekday
from vectorstore.describing.entries import are_entries
from vectorstore.describing.foot_lines import closing_lines
from vectorstore.describing.hearings import are_hearing
from vectorstore.describing.meeting_dates import are_minutes
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.lines import Line, is_sentence

# What may stand before such a word in its clause: which paper it is, or its number.
_OWN = (
    r"\W*(?:(?:this|the|last|first|originally|our|officially|online|final|new|page|paper|report|document|text|notice"
    r"|letter|circular|bulletin|list|statement|form|summary|leaflet|programme?|transcript|data ?sheet|edition|order"
    r"|judge?ment|der|die|das|dieser?|bericht|le|la|ce|cette|rapport|el|este|esta|informe|[A-Z]{2,6}"
    r"|[\w/.-]*\d[\w/.-]*)\b\W{1,3}){0,4}"
)
_ISSUING = re.compile(
    rf"{_OWN}(?:published|issued|released|reported|posted|printed|circulated|publication|date|dated|datum|vom"
    r"|veröffentlicht|ausgegeben|erschienen|bekanntgegeben|publiée?s?|publication|émise?|diffusée?s?|publicad[oa]s?"
    r"|emitid[oa]s?|fecha|pubblicat[oaie]|emess[oa]|data)\b",
    re.IGNORECASE,
)
_MAKING = re.compile(
    rf"{_OWN}(?:adopted|agreed|aired|answered|answer given|approved|as (?:at|of)|broadcast|certified|compiled|completed|delivered"
    r"|done at|drafted|drawn up|edition|effective|enacted|entered|filed|finalised|finalized|given at|handed down|in force"
    r"|issue|judge?ment|last (?:changed|modified|reviewed|revised|updated)|made|pronounced|prepared|rev(?:ision)?"
    r"|revised|reviewed|sent|signed|status|submitted|transmitted|typed|updated|version|week ending|written"
    r"|abgefasst|ausgabe|ausgefertigt|ausgestrahlt|beschlossen|erlassen|erstellt|fassung|gedruckt|gegeben|gesendet"
    r"|redaktionsschluss|stand|überarbeitet|unterzeichnet|verabschiedet|verfasst|verkündet|zuletzt geändert"
    r"|adoptée?|arrêtée?|délivrée?|édition|établie?|fait à|imprimée?|mise? à jour|rédigée?|rendue?|révisée?|signée?|envoi"
    r"|actualizad[oa]|aprobad[oa]|dad[oa] en|dictad[oa]|edición|elaborad[oa]|expedid[oa]|firmad[oa]|impres[oa]|redactad[oa]"
    r"|revisad[oa]|versión|approvat[oa]|aggiornat[oa]|edizione|fatto a|firmat[oa]|redatt[oa]|versione|copyright)\b|\W*©",
    re.IGNORECASE,
)
# What such a day is of, if it is not the paper's own.
_OTHER = re.compile(
    r"\b(?:accident|after|annivers\w+|appl(?:y|ications?)|apply by|before|begins?|birth|born|claims?|closes|closing"
    r"|collected|comments?|deadline|died|due|embargo\w*|ends?|ended|event|expir\w+|first version|founded|from"
    r"|held|incident|inspect\w*|meet\w*|next|no later|not|opened|opening|opens?|order of|paid|period|previous|quoting"
    r"|received|recorded|recording|repeat\w*|replac\w+|respon\w+|sampl\w+|sat|since|sitting|starts?|superse\w+|taken|tests?|till|to be|until"
    r"|valid|visit\w*|withdrawn|year (?:ended|to)|your (?:ref|letter)\w*|we|our|durch|gesetz\w*|loi du|ley de"
    r"|ab|bis|eingang\w*|einsendeschluss|frist|geboren|gegründet|gültig|nächste\w*|seit|sitzung|unfall|nach"
    r"|avant|après|délai|depuis|jusqu\w*|limite|naissance|née?|prochaine?|reçue?s?|remplace|réunion|séance"
    r"|accidente|antes|desde|después|hasta|límite|nacid[oa]|plazo|próxim[oa]|recibid[oa]|reunión|sesión|sustituye"
    r"|is|are|was|were|be|been|has|have|had|will|shall|must|may|can|wird|wurden?|werden|ist|war|est|sont|sera|es|fue|será"
    r"|entro|fino|nat[oa]|prossim[oa]|ricevut[oa]|riunione|seduta)\b|\b(?:by|zum|au|al)\s*$",
    re.IGNORECASE,
)
_BREAKS = re.compile(
    r"(?<=\w{4}[.;])\s+|(?<=\d\.)\s+(?=[A-ZÀ-Þ])|(?<=[·•)\]])\s+|\s/\s|\s+[|·•]\s+|\s[–—-]\s|\s{2,}|\t"
)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]?\d\d(?: ?(?:[ap]\.?m\.?|hrs?|uhr|utc|gmt|cet|bst|h))?\b,?", re.IGNORECASE)
_LEADING = re.compile(
    r"(?:\b(?:on|the|of|am|den|vom|le|du|el|del|il|de|a|in|im|en)\b|[\s,:()*_\[–—-])+$", re.IGNORECASE
)
_IMPRINT = re.compile(r"\s[|·•]\s")
_PLACE = re.compile(r"[A-ZÀ-Þ][\w’'.-]+(?:[ -](?:[a-z]{2,3} )?[A-ZÀ-Þ][\w’'.-]+){0,3}(?: \([\w .]+\))?")
_HEAD_LINES, _FOOT_LINES, _LONGEST, _MOST_WORDS, _SHORT = 14, 5, 400, 12, 70
_EARLIEST = 1800
_ISSUED, _MADE, _BARE = 3, 2, 1  # what speaks for a day


@dataclass(frozen=True)
class _Weighed:
    written: WrittenDate
    weight: int


def find_likely_date(page: Page) -> Finding[PartialDate] | None:
    """The day that most speaks for; none of a chronicle, or where as much speaks for several."""
    if are_entries(page):
        return None
    found = [*_of_head(page), *_of_foot(page)]
    for weight in (_ISSUED, _MADE, _BARE):
        likely = [one.written for one in found if one.weight == weight]
        days = [one for one in likely if one.day] or likely
        if days:
            alone = len({one.date for one in days}) == 1
            return Finding(days[0].date, "line at the head or foot", days[0].span) if alone and days[0].date else None
    return None


def tells_of_another(label: str) -> bool:
    """Whether words before a day, or a heading above it, say that it is of something else: “Next meeting:”."""
    return bool(_OTHER.search(label))


def _of_head(page: Page) -> Iterator[_Weighed]:
    """The days above the first running text, and those that it vouches for; of minutes a bare one is the meeting's."""
    recorded = are_minutes(page) or are_hearing(page)
    for line in sorted((*page.head[:_HEAD_LINES], *_edges(page)), key=lambda line: line.start):
        told = is_sentence(line.body)
        for one in _weighed(page, line):
            if one.weight > _BARE or not (told or recorded):
                yield one
        if told and line in page.head:
            return


def _of_foot(page: Page) -> Iterator[_Weighed]:
    closing = closing_lines(page)
    for above, line in zip([None, *closing], closing, strict=False):
        for one in _weighed(page, line) if line in closing[-_FOOT_LINES:] else ():
            if (
                above and one.weight == _BARE and not is_sentence(above.body) and tells_of_another(above.body)
            ):  # “Next meeting”, with its day beneath
                continue
            if one.weight > _BARE or len(line.body) <= _SHORT or _IMPRINT.search(line.body):
                yield one


def _edges(page: Page) -> Sequence[Line]:
    """The furniture lines of the head: a newspaper's date line is on every page."""
    first = page.head[0].start if page.head else 0
    return [line for line in page.edges if line.start < first]


def _weighed(page: Page, line: Line) -> Iterator[_Weighed]:
    if line.bulleted or len(line.body) > _LONGEST:
        return
    breaks = [line.body_start, *(line.body_start + one.end() for one in _BREAKS.finditer(line.body))]
    labelled = line.body.count("|") == 1  # a row: what the day is of, and the day
    for written in find_dates(page.text, page.language, line.start, line.end):
        begin = line.body_start if labelled else max(start for start in breaks if start <= written.span.start)
        if written.year < _EARLIEST or written.ranged:
            continue
        weight = _weight(page, page.text[begin : written.span.start], page.text[written.span.end : line.end])
        if not weight and not page.text[begin : written.span.start].strip():  # a label may stand before the break
            weight = _label_before(page, line, begin)
        if weight:
            yield _Weighed(written, weight)


def _weight(page: Page, before: str, behind: str) -> int:
    before = _CLOCK.sub(" ", before.replace("|", " ")).strip(" *_([")
    words = before.replace(",", " ").split()
    if words and is_weekday(words[-1].strip("*_(."), page.language):
        before = before[: before.rindex(words[-1])]
    bare = _LEADING.sub("", before).strip(" *_.,:(")
    if len(bare.split()) > _MOST_WORDS or tells_of_another(before) or _goes_on(behind):
        return 0
    if _ISSUING.match(bare):
        return _ISSUED
    if _MAKING.match(bare):
        return _MADE
    return _BARE if not bare or _PLACE.fullmatch(bare) or NAME.fullmatch(bare) else 0


def _label_before(page: Page, line: Line, begin: int) -> int:
    """What a day in a column of its own is worth by the label before it: “Date:      24 January 2024”."""
    label = page.text[line.body_start : begin].rstrip(" \t")
    return _weight(page, _BREAKS.split(label)[-1], "") if label.endswith((":", "：")) else _BARE if not label else 0


def _goes_on(behind: str) -> bool:
    """Whether a clause goes on to tell what was so on the day."""
    end = re.match(
        r"[\s*_)\],]*(?:$|\n|[.;|·•(]|[–—-]\s|\d|(?:at|um|à|a las|page|p\.|pp\.|pag|s\.|nr|no)\b)", behind, re.I
    )
    return end is None and not re.match(r"[\s*_,]*(?:by|in|at|to|before|von|par|por|da)\b", behind, re.I)
