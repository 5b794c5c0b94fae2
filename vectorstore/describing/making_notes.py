"""The sentence on who made a paper and when: “Digest prepared by R. Holm, registrar, and closed on 4 March 2024.”.

Between the act with which it opens and its day stand by whom, for whom, where, an office behind a comma, or a second
act, in any order. Any other verb tells of something else, and so does what a paper is made for: “for the fair on”.
"""

import re
from collections.abc import Iterable, Iterator

from vectorstore.describing.acts import END
from vectorstore.describing.calendar_words import is_weekday
from vectorstore.describing.making_words import tells_of_another
from vectorstore.describing.pages import Page
from vectorstore.describing.signed_dates import tells_of_later
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.lines import Line

_PAPER = (
    r"(?:agenda|article|bulletin|chronicle|chronology|circular|decision|digest|document|fact ?sheet|guide|history"
    r"|judge?ment|leaflet|letter|list|memo(?:randum)?|minutes|newsletter|note|notice|opinion|order|page|paper|policy"
    r"|prospectus|record|report|sheet|statement|summary|text|timeline|transcript|translation|version"
    r"|bericht|chronik|merkblatt|mitteilung|zusammenfassung|übersetzung|rapport|texte|avis|résumé|chronologie|informe"
    r"|texto|nota|resumen|cronología|rapporto|testo|riassunto)"
)
_ACT = (
    r"(?:adopted|amended|approved|authorised|checked|closed|collected|compiled|completed|dated|done|drafted|drawn up"
    r"|edited|finali[sz]ed|finished|given(?= (?:at|in|under|by|on|this)\b)|issued|kept|made|posted|prepared|printed"
    r"|(?:last )?(?:changed|reviewed|revised|updated)|published|put together|released|sealed|sent(?: out)?"
    r"|signed(?: off)?|submitted|summari[sz]ed|typed(?: up)?|written"
    r"|zusammengestellt|abgeschlossen|bearbeitet|erstellt|herausgegeben|unterzeichnet|verfasst|veröffentlicht"
    r"|établie?|rédigée?|arrêtée?|close?|signée?|publiée?|préparée?|tenue?"
    r"|elaborad[oa]|redactad[oa]|cerrad[oa]|firmad[oa]|publicad[oa]|preparad[oa]"
    r"|redatt[oa]|chius[oa]|firmat[oa]|pubblicat[oa]|compilat[oa]|preparat[oa])"
)
_OPENING = re.compile(
    rf"(?:(?:this|the|present|our|der|die|das|dieser?|le|la|ce|el|il) ){{0,2}}(?:{_PAPER} )?"
    rf"(?:(?:is|was|has been|were|wurde|a été) )?{_ACT}\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:,? (?:and )?(?:on|this|the|dated|of|am|le|el|il|den))*(?:,? (?P<weekday>[^\W\d]{4,12}))?,?(?: the)?$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?P<comma>, )?(?P<and>(?:and|und|et|y|e) )?"
    r"(?P<by>by|on behalf of|for and on behalf of|von|vom|im auftrag|par|au nom de|por|en nombre de|da|per conto di)?"
    r"(?P<beside>at|in|for|to|under|before|with|from|zu|für|bei|à|pour|en|ante|para|a|per)?\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"(?=, )|(?<!,)\s(?=(?:and|und|et|y|by|on behalf of|for|to|at|in|under|before|with|von|für|im auftrag|par|pour|à"
    r"|por|para|da|per)\s)",
    re.IGNORECASE,
)
_SECOND_ACT = re.compile(rf"(?:, )?(?:and |und |et |y |e )?{_ACT}", re.IGNORECASE)
_OCCASION = re.compile(
    r"\b(?:meeting|fair|hearing|concert|festival|opening|session|sale|trip|visit|walk|conference|party|day|launch"
    r"|sitzung|messe|fest|réunion|fête|audience|reunión|fiesta|riunione|festa)\b",
    re.IGNORECASE,
)
_STARTS = re.compile(r"(?<=\w\w[.;|·•])\s+|(?<=[)”\"*_])\s+")
_PURPOSES = ("for", "für", "pour", "para", "per", "with", "from")
_MOST_WORDS, _LONGEST_OFFICE = 9, 5
_LONGEST, _REACH = 400, 240
_OLD = 20  # years


def find_made_days(page: Page, lines: Iterable[Line]) -> Iterator[WrittenDate]:
    """The days that such sentences of some lines state."""
    for line in lines:
        if line.bulleted or len(line.body) > _LONGEST or line.body.startswith("|"):
            continue
        for at in (0, *(stop.end() for stop in _STARTS.finditer(line.body))):
            if written := _day_of(page, line, at):
                yield written


def _day_of(page: Page, line: Line, at: int) -> WrittenDate | None:
    words = line.body[at:].lstrip("*_( ")
    begin = line.end - len(words)
    opening = _OPENING.match(words)
    if opening is None or not words[0].isupper():
        return None
    written = next(iter(find_dates(page.text, page.language, begin, min(line.end, begin + _REACH))), None)
    if written is None or not (written.year and written.day) or written.ranged:
        return None
    between = page.text[begin + opening.end() : written.span.start].rstrip(" *_")
    day = _DAY.search(between)
    if day is None or not is_weekday(day["weekday"], page.language):
        day = re.search(r"$", between)
    told = between[: day.start()] if day else between
    set_off = bool(day and ("dated" in day.group() or day.group().startswith(","))) or between.endswith(",")
    old = tells_of_later(page, written, _OLD)  # “Printed by P. Holm, Annik, 4 March 1899” is told of a thing
    own = not old and _says_by_whom(told, set_off) and END.match(page.text, written.span.end)
    return written if own else None


def _says_by_whom(told: str, set_off: bool) -> bool:
    """Whether words say by whom something was done, and else only for whom, where, in which office or what more."""
    if not told.strip() or tells_of_another(told):
        return False
    parts = [part for part in _SPLIT.split(told) if part.strip()]
    named = False
    for place, part in enumerate(parts):
        joint = _JOINT.match(part.lstrip(" "))
        words = len(part.split())
        if words > _MOST_WORDS or joint is None:
            return False
        named = named or bool(joint["by"])
        if joint["by"] or _SECOND_ACT.match(part.lstrip(" ")):
            continue
        last = place == len(parts) - 1 and not set_off
        if _OCCASION.search(part) or (last and joint["beside"] in _PURPOSES):
            return False
        office = joint["comma"] and words <= _LONGEST_OFFICE
        if not (joint["beside"] or office or (joint["and"] and part.split()[-1][0].isupper())):
            return False
    return named
