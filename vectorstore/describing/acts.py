"""The acts that a document's own day is told by: “Approved by the board on”, “Delivered on”, “Printed”, “Issue B,”."""

import re
from collections.abc import Callable, Iterable, Iterator

from vectorstore.describing.calendar_words import is_weekday
from vectorstore.describing.pages import Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.lines import Line

Label = Callable[[str, int], re.Match[str] | None]
_THIS = (
    r"(?:(?:this|the present) (?:\w+ ){1,2}(?:was|is) (?:hereby )?"
    r"|(?:report|prospectus|statement|judge?ment|accounts|document|answer|reply|order|opinion|letter|notice|antwort"
    r"|réponse|respuesta) )?"
)
_VERBS = {
    "on": "approved|adopted|authorised for issue|submitted|presented(?= to )|delivered|handed down|pronounced|signed"
    "|issued|published|given(?= (?:at|in|on)\\b)|done(?= at )",
    "am": "genehmigt|gebilligt|beschlossen|festgestellt|vorgelegt|verkündet|unterzeichnet|eingereicht|erteilt|erlassen"
    "|veröffentlicht",
    "le": "approuvée?s?|adoptée?s?|remise?|déposée?|rendue?|prononcée?|arrêtée?s?|signée?|publiée?",
    "el": "aprobad[oa]s?|adoptad[oa]s?|presentad[oa]s?|dictad[oa]|firmad[oa]|publicad[oa]",
    "il": "approvat[oa]|adottat[oa]|consegnat[oa]|pronunciat[oa]|firmat[oa]|pubblicat[oa]",
}
# Who did it, before whom or where: never a verb, so that “Approved in part, grants are paid on 4 March” is none.
_FROM = (
    r"(?:by|to|in|at|before|unanimously|vo[nm]|durch|dem|der|im|par|aux?|à|devant|en|por|al|a|ante|da|dal|dalla|alla)"
)
_VERB_FORM = r"(?:will|must|shall|can|may|is|are|be|was|were|has|have|wird|werden|sera|será|sarà|on|am|le|el|il)\b"
_BY = rf"(?: {_FROM}(?: (?:le|el|il)(?= [^\W\d]))?(?: (?!{_VERB_FORM})[^\W\d][\w’'.-]*){{0,6}},?)?"
_WEEKDAY = r"(?: (?P<weekday>[^\W\d]{4,12}),?)?"
_ACT = re.compile(
    rf"[*_]{{0,3}}(?:{_THIS}(?:"
    + "|".join(rf"(?:{verbs}){_BY} {day}(?: the)?" for day, verbs in _VERBS.items())
    + r")|(?:this|the present) \w+ (?:is|was) (?:dated|as (?:at|of)|stated as (?:at|of)))"
    rf"{_WEEKDAY} ",
    re.IGNORECASE,
)
_AIRED = re.compile(
    r"[*_\[(]{0,3}(?:(?:first |originally )?(?:broadcast|aired|transmitted)(?: on)?|(?:erst)?gesendet am"
    r"|ausgestrahlt am|diffusée? le|émission du|emitid[oa] el|emisión del?|trasmess[oa] il)"
    rf"{_WEEKDAY} ",
    re.IGNORECASE,
)
_COURT = re.compile(
    r"\b(?:delivered|handed down|pronounced|verkündet|rendue?|prononcée?|dictad[oa]|pronunciat[oa])\b", re.IGNORECASE
)
_PRINT = re.compile(
    r"[*_]{0,3}(?:(?:printed(?: in| on)?|gedruckt(?: im| am)?|imprimé(?: en| le)?|impreso(?: en| el)?"
    r"|stampato(?: in| il)?)"
    r"|(?:issue|version|edition|revision|rev\.|ausgabe|fassung|édition|edición|versión|edizione|versione)"
    r" (?:[A-Z]|\d{1,3}(?:\.\d{1,3}){0,2})(?:,| of| vom| du| del?)) ",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    r"[*_]{0,3}(?:(?:this )?page (?:was )?)?(?:last (?:updated|changed|modified|revised)(?: on)?"
    r"|letzte (?:änderung|aktualisierung)|zuletzt (?:geändert|aktualisiert)(?: am)?"
    r"|dernière (?:mise à jour|modification)(?: le)?|última (?:actualización|modificación)|ultimo aggiornamento)"
    r"\s?[:：]?\s+",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<=[.;|·•])\s+")
# A day ends its clause, perhaps with its hour, and nothing goes on telling: “Approved on 4 March and withdrawn since”.
END = re.compile(
    r"[*_)\]\s]*(?:,? (?:at )?(?:\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\b\.?| ?uhr)?|\d{1,2} ?[ap]\.?m\b\.?|noon|midday"
    r"|mittags|midi)(?: [A-Z]{2,4}\b)?)?[*_)\]\s]*(?:$|[.;|·•](?:\s|[*_]|$))",
    re.MULTILINE | re.IGNORECASE,
)
_PRINTED_BY = re.compile(r"\s(?:on|by|auf|von|bei|sur|par|en|por|su|da)\s", re.IGNORECASE)
_SIGNED = re.compile(r"sign|unterzeichne|firmat|firmad", re.IGNORECASE)
_SIGNED_BY = re.compile(r"\s(?:by|between|von|zwischen|par|entre|por|da|tra)\s", re.IGNORECASE)
_LONGEST = 320


def match_act(text: str, at: int) -> re.Match[str] | None:
    """The words, from `at` on, that a day follows on which a document was approved, handed over or signed."""
    return _ACT.match(text, at)


def match_delivery(text: str, at: int) -> re.Match[str] | None:
    """The words, from `at` on, that the day follows on which a court delivered a judgment."""
    act = _ACT.match(text, at)
    return act if act and _COURT.search(act.group()) else None


def match_airing(text: str, at: int) -> re.Match[str] | None:
    """The words, from `at` on, that the day of a broadcast follows."""
    return _AIRED.match(text, at)


def match_print(text: str, at: int) -> re.Match[str] | None:
    """The words, from `at` on, that the day or month of a printing or an edition follows."""
    return _PRINT.match(text, at)


def match_update(text: str, at: int) -> re.Match[str] | None:
    """The words, from `at` on, that the day of a page's last change follows."""
    return _UPDATE.match(text, at)


def days_behind(page: Page, lines: Iterable[Line], label: Label) -> Iterator[WrittenDate]:
    """The days with which those clauses of some lines end that open with a label."""
    for line in lines:
        if line.bulleted or len(line.body) > _LONGEST:
            continue
        for at in (0, *(stop.end() for stop in _STOP.finditer(line.body))):
            if written := _day_behind(page, line, at, label):
                yield written


def _day_behind(page: Page, line: Line, at: int, label: Label) -> WrittenDate | None:
    if line.body[at:].lstrip("*_ ")[:1].islower():  # “… which was | approved by the board on …” goes on from above
        return None
    match = label(line.body, at)
    begin = line.body_start + match.end() if match else line.end
    written = next(iter(find_dates(page.text, page.language, begin, line.end)), None)
    if match is None or written is None or written.span.start != begin or not written.year or written.ranged:
        return None
    if not is_weekday(match.groupdict().get("weekday"), page.language):
        return None
    end = written.span.end
    if label is match_print:
        return written if END.match(page.text, end) or _PRINTED_BY.match(page.text, end) else None
    signed = label is match_act and _SIGNED.search(match.group()) and _SIGNED_BY.match(page.text, end)
    return written if written.day and (signed or END.match(page.text, end)) else None
