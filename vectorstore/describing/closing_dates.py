"""The day a document was signed, approved, broadcast, printed or brought out, as its last lines state it.

Lines around the text are asked, and none that could as well announce when something takes place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from vectorstore.dates import PartialDate
from vectorstore.describing.acts import days_behind, match_act, match_airing, match_delivery, match_print, match_update
from vectorstore.describing.date_lines import has_clock, stated_dates, states_signing
from vectorstore.describing.entries import are_entries
from vectorstore.describing.foot_imprints import find_foot_imprint
from vectorstore.describing.foot_lines import closing_lines, foot_lines, stands_apart
from vectorstore.describing.letterheads import find_issued
from vectorstore.describing.meeting_dates import are_minutes, find_meeting_date
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.signatures import is_signature_line
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.lines import Line, is_sentence

_ABOVE, _BESIDE, _HEAD_LINES = 3, 2, 8
_LONGEST = 160
_LATER = 2  # years that a day told of may lie behind that of a paper which nobody signs, though plans are made
_NAME = r"[A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]+)?"
_PLACES = re.compile(
    rf"(?:(?:at|in|zu|à|en|a) )?(?-i:{_NAME})(?: (?:and|und|et|y|e|/|&) (?-i:{_NAME}))?,\s(?:den |le |el |il |am |a )?",
    re.IGNORECASE,
)
# A day behind such a name tells when to come there.
_OCCASION = re.compile(
    r"\b(?:meeting|fair|concert|deadline|library|hall|church|school|inn|room|centre|center|theatre|station|museum|opening"
    r"|next|day|festival|market|sale|sitzung|versammlung|fest|saal|markt|réunion|salle|fête|reunión|sala|fiesta"
    r"|riunione|festa)\b",
    re.IGNORECASE,
)


def find_closing_date(page: Page) -> Finding[PartialDate] | None:
    """The day of signing or printing; none where the last lines state several, or for minutes and chronicles."""
    if are_entries(page) or (are_minutes(page) and find_meeting_date(page)):
        return None
    if are_minutes(page):
        return _finding(_one(_noted(page, closing_lines(page))), "day beside the signature")
    if imprint := find_foot_imprint(page):
        return _finding(imprint.written, "imprint at the foot")
    lines = closing_lines(page)
    acts = [*days_behind(page, _above_text(page), match_act), *days_behind(page, lines, match_act)]
    return (
        _finding(_one(acts), "line on how the document came about")
        or _finding(_one(days_behind(page, lines, match_airing)), "broadcast line")
        or _finding(_one(days_behind(page, foot_lines(page), match_print)), "line of the printing")
        or _finding(_one(_signed(page, lines)), "day beside the signature")
    )


def find_foot_update(page: Page) -> Finding[PartialDate] | None:
    """The day of the last change that the foot of a page states."""
    return _finding(_one(days_behind(page, foot_lines(page), match_update)), "line of the last update")


def find_delivery(page: Page) -> Finding[PartialDate] | None:
    """The day on which a court, which heads the page, delivered its judgment, as the last lines say."""
    if not find_issued(page):
        return None
    return _finding(_one(days_behind(page, closing_lines(page), match_delivery)), "date of the decision")


def is_announced(line: Line, above: Sequence[Line]) -> bool:
    """Whether a line, or the label above it, says that something takes place on the day."""
    led_up_to = bool(above) and above[-1].body.endswith((":", "："))
    return led_up_to or has_clock(line.body) or bool(_OCCASION.search(line.body))


def tells_of_later(page: Page, written: WrittenDate) -> bool:
    """Whether a line tells of years long after a day, as a page with an old picture does."""
    told = find_dates(page.text, page.language, page.head[0].start, page.head[-1].end)
    return any(one.year > written.year + _LATER for one in told)


def _above_text(page: Page) -> Iterable[Line]:
    """The lines above the text, and its first: “Written by A. Salmi, pilot. Adopted by the board on 4 March 2024.”."""
    lines = page.head[:_HEAD_LINES]
    above = list(takewhile(lambda line: not is_sentence(line.body), lines))
    return lines[: len(above) + 1]


def _signed(page: Page, lines: Sequence[Line]) -> Iterator[WrittenDate]:
    """The days of lines that hold a day, perhaps behind a place, beside a signature or as the last of all."""
    for index, line in enumerate(lines):
        above, beneath = lines[max(0, index - _ABOVE) : index], lines[index + 1 :]
        written = None if is_announced(line, above) else _alone(page, line)
        if written and _vouched(page, line, written, above, beneath):
            yield written


def _noted(page: Page, lines: Sequence[Line]) -> Iterator[WrittenDate]:
    """The day of a line that goes on to say who signed: “Annik, 4 March 2024. Signed: A. Salmi.”."""
    for line in lines:
        written = _alone(page, line)
        behind = page.text[written.span.end : line.end].strip(". *_") if written else ""
        if written and is_signature_line(Line(0, len(behind), behind.split(". ")[0])):
            yield written


def _alone(page: Page, line: Line) -> WrittenDate | None:
    """The one day or month of a line that holds nothing else; behind a place and its day a note may follow."""
    if line.bulleted or len(line.body) > _LONGEST:
        return None
    written = find_dates(page.text, page.language, line.start, line.end)
    dates = [one for one in written if one.year]
    if len(dates) != 1 or dates[0] != written[0] or dates[0].ranged:
        return None
    noted = dates[0].day and page.text.startswith(". ", dates[0].span.end) and stands_apart(page, line)
    named = noted and _PLACES.fullmatch(_before(page, line, dates[0]))
    return dates[0] if named or list(stated_dates(page, line)) == written else None


def _vouched(page: Page, line: Line, written: WrittenDate, above: Sequence[Line], beneath: Sequence[Line]) -> bool:
    """Whether a day is that of a signature: it says so, or one stands beside it, or the text ends with it."""
    before = _before(page, line, written)
    signed = any(map(is_signature_line, above))
    if not before.strip():
        return signed and not any(is_sentence(one.body) for one in beneath)
    if states_signing(before):
        return True
    if not _PLACES.fullmatch(before):
        return False
    return (
        signed
        or any(map(is_signature_line, beneath[:_BESIDE]))
        or (not beneath and stands_apart(page, line) and not tells_of_later(page, written))
    )


def _before(page: Page, line: Line, written: WrittenDate) -> str:
    return page.text[line.body_start : written.span.start].lstrip("*_([ ")


def _one(found: Iterable[WrittenDate]) -> WrittenDate | None:
    """The day that all of them state; none where they differ."""
    dates = list(found)
    return dates[0] if len({one.date for one in dates}) == 1 else None


def _finding(written: WrittenDate | None, where: str) -> Finding[PartialDate] | None:
    return Finding(written.date, where, written.span) if written and written.date else None
