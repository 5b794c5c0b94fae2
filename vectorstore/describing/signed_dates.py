"""The day beside a signature: in a line of its own above or beneath it, behind a place, or in the last line of all."""

import re
from collections.abc import Iterator, Sequence

from vectorstore.describing.announcements import is_announced
from vectorstore.describing.bodies import NAME, names_body
from vectorstore.describing.bylines import is_name
from vectorstore.describing.colophons import is_colophon
from vectorstore.describing.date_lines import stated_dates, states_signing
from vectorstore.describing.foot_lines import stands_apart
from vectorstore.describing.pages import Page
from vectorstore.describing.signatures import is_initials, is_signature_line, is_valediction
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.lines import Line, is_sentence

_ABOVE, _BESIDE, _BENEATH = 3, 2, 3  # lines
_LONGEST = 160
_LATER = 2  # years that a day told of may lie behind that of a paper which nobody signs, though plans are made
_NAME = r"[A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]+)?"
_PLACES = re.compile(
    rf"(?:(?:at|in|zu|à|en|a) )?(?-i:{_NAME})(?: (?:and|und|et|y|e|/|&) (?-i:{_NAME}))?,\s(?:den |le |el |il |am |a )?",
    re.IGNORECASE,
)
# What stands beneath a rule is of the page.
_RULE = re.compile(r"[ \t*_.)]{0,8}\n\s{0,20}(?:-{3,}|_{3,}|\*{3,}|={3,})[ \t]*\n")
# Who dictated and who typed: “AS/rw”.
_TYPED = re.compile(r"[A-Z]{2,3}[/:][A-Za-z]{2,3}(?:\s+[\w/.-]{1,8})?,?\s+")


def find_signed_days(page: Page, lines: Sequence[Line]) -> Iterator[WrittenDate]:
    """The days of lines that hold a day, perhaps behind a place, beside a signature or as the last of all."""
    for index, line in enumerate(lines):
        above, beneath = lines[max(0, index - _ABOVE) : index], lines[index + 1 :]
        if line.bulleted and not beneath and not any(one.bulleted for one in above):
            line = Line(line.body_start, line.end, line.body)  # “— Aino Salmi, Oulu, 4 March 2024” is no list
        written = None if is_announced(line, above) else _alone(page, line)
        if written and _vouched(page, line, written, above, beneath):
            yield written


def find_noted_days(page: Page, lines: Sequence[Line]) -> Iterator[WrittenDate]:
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
    before = _before(page, line, dates[0])
    alone = not page.text[dates[0].span.end : line.end].strip(" *_.)")
    if alone and _is_signed(page, line, before):
        return dates[0]
    noted = dates[0].day and page.text.startswith(". ", dates[0].span.end) and stands_apart(page, line)
    named = noted and _PLACES.fullmatch(before)
    return dates[0] if named or list(stated_dates(page, line)) == written else None


def _vouched(page: Page, line: Line, written: WrittenDate, above: Sequence[Line], beneath: Sequence[Line]) -> bool:
    """Whether a day is that of a signature: it says so, or one stands beside it, or the text ends with it."""
    before = _before(page, line, written)
    signed = any(map(is_signature_line, above))
    block = _block_above(page, line, above)
    if not before.strip():
        if len(beneath) <= _BENEATH and any(map(is_signature_line, block)):
            return True  # right above it: what follows is of the page
        closed = any(map(is_valediction, above)) or bool(_RULE.match(page.text, line.end))
        return signed and (closed or not any(is_sentence(one.body) for one in beneath))
    if states_signing(before):
        return True
    if _is_signed(page, line, before):
        return not (_is_attributed(page, line, before) and tells_of_later(page, written))  # an old quotation
    if not _PLACES.fullmatch(before):
        return False
    ends = all(is_colophon(one) or _is_emphasised(page, one) for one in beneath)
    return (
        signed
        or any(map(is_signature_line, beneath[:_BESIDE]))
        or (not beneath and bool(block) and is_name(_bare(block[-1])))
        or (ends and stands_apart(page, line) and not tells_of_later(page, written))
    )


def _block_above(page: Page, line: Line, above: Sequence[Line]) -> list[Line]:
    """The short lines right above a line, with no empty line between."""
    block: list[Line] = []
    start = line.start
    for one in reversed(above):
        if "\n\n" in page.text[one.end : start] or is_sentence(one.body):
            break
        block.insert(0, one)
        start = one.start
    return block


def _is_signed(page: Page, line: Line, before: str) -> bool:
    """Whether the words before a day are a signature."""
    return bool(_TYPED.fullmatch(before)) or _names_signer(before) or _is_attributed(page, line, before)


def _names_signer(before: str) -> bool:
    """Whether the words before a day are a signature: “L.F., ”, or a name and its office: “A. Salmi, secretary, ”."""
    first, *offices = before.strip(" ,").split(", ")
    name = Line(0, len(first), first)
    if not before.rstrip().endswith(",") or names_body(first):
        return False
    if not offices:
        return is_initials(first)
    office = Line(0, len(offices[0]), offices[0][:1].upper() + offices[0][1:])
    return (is_name(name) or is_signature_line(name)) and is_signature_line(office)


def _is_attributed(page: Page, line: Line, before: str) -> bool:
    """Whether a dash and a name, perhaps with a place, lead to a day: “— Aino Salmi, Oulu, ”."""
    first, *place = before.strip(" ,").split(", ")
    dash = page.text[: line.start].rstrip(" \t*_")[-1:] in ("—", "–")
    return dash and is_name(Line(0, len(first), first)) and len(place) < 2 and all(map(NAME.fullmatch, place))


def _bare(line: Line) -> Line:
    words = line.body.strip("*_ ")
    return Line(0, len(words), words)


def _is_emphasised(page: Page, line: Line) -> bool:
    """Whether all of a line is set in another type, as a note beneath the text is."""
    return line.body[:1] in "*_" and line.body[-1:] in "*_" and not page.text.startswith("**", line.start)


def _before(page: Page, line: Line, written: WrittenDate) -> str:
    return page.text[line.body_start : written.span.start].lstrip("*_([ ")


def tells_of_later(page: Page, written: WrittenDate, years: int = _LATER) -> bool:
    """Whether the head of a text tells of more than some years after a day, as a page with an old picture does."""
    told = find_dates(page.text, page.language, page.head[0].start, page.head[-1].end)
    return any(one.year > written.year + years for one in told)
