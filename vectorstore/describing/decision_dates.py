"""The day of a judgment, decision or resolution: a short line of its own at the head states it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from vectorstore.dates import PartialDate
from vectorstore.describing.calendar_words import weekday_numbers
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.lines import Line, is_sentence

_NOUN = (
    r"(?:judge?ment|decision|ruling|verdict|resolution|(?:teil|end|grund)?urteil|beschluss|entscheidung|bescheid"
    r"|schiedsspruch|arrêt|jugement|décision|ordonnance|délibération|résolution|sentencia|decisión|resolución|laudo"
    r"|sentenza|decisione|ordinanza|delibera(?:zione)?)"
)
_OF = (
    r"(?:of|dated|(?:delivered|handed down|given|made|issued|adopted|passed)(?: on)?|vom|ergangen am|du"
    r"|(?:rendue?|adoptée?) le|del?|(?:dictad[ao]|adoptad[ao]) el)"
)
_NUMBER = r"[\w/.-]*\d[\w/.-]*"
# “Judgment of”, “Council resolution No. 12/2024 of Monday”, “Date of decision:”, 「判決日：」, or nothing: “…日判決”.
_BEFORE = re.compile(
    rf"(?:(?:final|interim|arbitral|council|board|court|committee|panel) )?{_NOUN}"
    rf"(?: (?:(?:no|nr|number|n°|nº|№)\.? ?)?{_NUMBER})?(?:,? {_OF}|,|(?: date)? ?:)(?: the)?(?P<weekday> [^\W\d]+,?)? "
    rf"|(?:date of(?: the)?|datum des|datum der|date du|date de la|fecha de la) {_NOUN} ?: ?"
    r"|(?:判決|決定|裁決|決議|判决|裁定|裁决|决定)(?:言渡し?)?(?:日期?)?\s?[:：]?\s?|",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:date|datum|fecha)\b.*[:：]\s*", re.IGNORECASE)  # other fields may follow in the line
_BEHIND = re.compile(rf"[.。]?|\s?[,;:–—-]?\s?\(?(?:[^\W\d]{{1,4}}\.?,? ){{0,3}}{_NUMBER}\)?", re.IGNORECASE)
_NAMED_BEHIND = re.compile(r"\s?(?:判決|決定|裁決|決議|判决|裁定|裁决|决定)(?:言渡し?)?[.。]?")
# The line above shows that an earlier decision is cited: “On appeal from the district court”, “Having regard to:”.
_CITING = re.compile(
    r"\bappeal(?:s|ed)? (?:from|against)\b|\b(?:berufung|revision|beschwerde) gegen\b"
    r"|\b(?:appel|recours) (?:contre|de)\b|\b(?:recurso|apelación) contra\b"
    r"|(?:[:：]|\b(?:from|against|of|on|to|under|by|see|gegen|contre|contra))\W*$",
    re.IGNORECASE,
)
_HEAD_LINES = 8
_LONGEST = 120


def find_decision_date(page: Page) -> Finding[PartialDate] | None:
    """The day a short line above the text gives as a decision's own; none where such lines give several days."""
    found = [finding for line in _own_lines(page.head) if (finding := _stated(page, line))]
    if len({finding.value for finding in found}) != 1:
        return None
    above = [line for line in page.head if found[0].span and line.end <= found[0].span.start]
    return None if len(above) >= _HEAD_LINES or any(is_sentence(line.body) for line in above) else found[0]


def _own_lines(head: tuple[Line, ...]) -> Iterator[Line]:
    """The lines that may state it: short ones, none in a list, none beneath a line that leads up to a citation."""
    for above, line in pairwise((None, *head)):
        if line and len(line.body) <= _LONGEST and not line.bulleted and not (above and _CITING.search(above.body)):
            yield line


def _stated(page: Page, line: Line) -> Finding[PartialDate] | None:
    """The full date of a line that holds the name of a decision, this date, perhaps a number, and no more."""
    dates = find_dates(page.text, page.language, line.start, line.end)
    full = [written for written in dates if written.year and written.day and not written.ranged]
    if not len(full) == len(dates) == 1 or not full[0].date or not _names_decision(page, line, full[0]):
        return None
    return Finding(full[0].date, "date of the decision", full[0].span)


def _names_decision(page: Page, line: Line, written: WrittenDate) -> bool:
    before = page.text[line.body_start : written.span.start].lstrip("*_ ")
    behind = page.text[written.span.end : line.end].rstrip("*_ ")
    named = _BEFORE.fullmatch(before)
    weekday = ((named and named["weekday"]) or "").strip(" ,").casefold()
    known = not weekday or weekday in weekday_numbers(page.language)
    if named and _LABELLED.fullmatch(before) and behind[:1] in (".", ";", "|", ","):
        return known
    return bool(named) and known and bool((_BEHIND if before else _NAMED_BEHIND).fullmatch(behind))
