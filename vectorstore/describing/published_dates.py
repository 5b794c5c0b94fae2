"""When a document was published, as its lines state it: a labelled or dated line, the dateline, the copyright line."""

import re

from vectorstore.dates import PartialDate
from vectorstore.describing.closing_dates import find_closing_date, find_foot_update
from vectorstore.describing.copyrights import Copyright
from vectorstore.describing.date_labels import (
    ends_in_update,
)
from vectorstore.describing.date_lines import stated_dates
from vectorstore.describing.datelines import Dateline
from vectorstore.describing.first_lines import early_lines, lines_above_text, lines_around
from vectorstore.describing.hearings import are_hearing
from vectorstore.describing.imprints import Imprint, find_imprints
from vectorstore.describing.issue_lines import find_issue_line
from vectorstore.describing.labelled_dates import (
    date_after_label,
    find_labelled,
    find_release_date,
    find_state_date,
    find_update_behind,
)
from vectorstore.describing.likely_dates import find_likely_date
from vectorstore.describing.mail_threads import find_newest_message
from vectorstore.describing.making_words import tells_of_another
from vectorstore.describing.meeting_dates import are_minutes
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.part_dates import find_shared_date, has_parts
from vectorstore.describing.periodicals import Issue, find_issue
from vectorstore.describing.written_answers import find_answer_date
from vectorstore.describing.written_dates import WrittenDate
from vectorstore.documents import Span
from vectorstore.lines import is_sentence

_LAST_WORDS = 3  # before a date
_RUNS_ON = re.compile(
    r"\b(?:on|by|until|till|of|from|before|after|since|bis|vom|seit|jusqu['’]au|hasta)$", re.IGNORECASE
)


def find_published(
    page: Page, dateline: Dateline | None, copyright_line: Copyright | None
) -> Finding[PartialDate] | None:
    """The publication date, to the year only where a copyright line is all there is."""
    if has_parts(page):
        return find_shared_date(page)
    year = copyright_line.year if copyright_line else None
    issue = find_issue_line(page)
    if found := _at_head(page, dateline, issue):
        return found
    found = _around(page, dateline, year)
    if issue and (found is None or found.value.year != issue.date.year):
        return _of_issue(issue)  # its year, which no day bears out
    if found is None and copyright_line and year:
        return Finding(PartialDate(year), "copyright line", copyright_line.year_span)
    return found


def _at_head(page: Page, dateline: Dateline | None, issue: Issue | None) -> Finding[PartialDate] | None:
    """The day that the lines above the text state, and the issue of a periodical where it tells the month."""
    return (
        find_newest_message(page)
        or find_labelled(page, lines_above_text(page))
        or _dated_line(page)
        or find_release_date(page)
        or find_answer_date(page)
        or _of_issue(find_issue(page))
        or _of_imprint(page)
        or _of_issue(issue if issue and issue.date.month else None)
        or _of_dateline(dateline)
    )


def _around(page: Page, dateline: Dateline | None, year: int | None) -> Finding[PartialDate] | None:
    """The day that lines further down, the foot or any others state."""
    return (
        find_labelled(page, lines_around(page))  # these may belong to other stories
        or find_closing_date(page)
        or find_state_date(page)
        or _dated_line(page, updated=True)
        or find_update_behind(page)
        or find_foot_update(page)
        or _of_dateline(dateline, year)
        or find_likely_date(page)
    )


def imprints(page: Page) -> list[Imprint]:
    """The imprints among the first lines of a page."""
    return find_imprints(page, early_lines(page))


def find_run_in_label(page: Page) -> Span | None:
    """A label and date run into the first line's sentence, as in "date 2024-05-03 The ministers met …"."""
    for line in page.head[:1]:
        labelled = date_after_label(page, line)
        if labelled and is_sentence(page.text[labelled.span.end : line.end]):
            return Span(line.start, labelled.span.end)
    return None


def _of_imprint(page: Page) -> Finding[PartialDate] | None:
    """The day that the imprints state; none where they state several, or of minutes: what they record."""
    found = [one.written for one in imprints(page) if one.written and one.written.date]
    found = [one for one in found if not tells_of_another(" ".join(_label(page, one).split()[-_LAST_WORDS:]))]
    if len({written.date for written in found}) != 1 or are_minutes(page) or are_hearing(page):
        return None
    return Finding(found[0].date, "imprint", found[0].span) if found[0].date else None


def _label(page: Page, written: WrittenDate) -> str:
    """What stands before a date on its line, or ends the line above one that opens with the date."""
    before = page.text[page.text.rfind("\n", 0, written.span.start) + 1 : written.span.start]
    return before if before.strip() else page.text[: written.span.start].rstrip().rsplit("\n", 1)[-1]


def _of_dateline(dateline: Dateline | None, year: int | None = None) -> Finding[PartialDate] | None:
    """The dateline's day, in the year it states or else in `year`."""
    if dateline is None or dateline.date is None:
        return None
    year = dateline.date.year or year
    date = dateline.date.in_year(year) if year else None
    return Finding(date, "dateline", dateline.date.span) if date else None


def _of_issue(issue: Issue | None) -> Finding[PartialDate] | None:
    return Finding(issue.date, "issue of a periodical", issue.date_span) if issue else None


def _dated_line(page: Page, updated: bool = False) -> Finding[PartialDate] | None:
    """The dated line, or the line of the last update; none where several differ, as in a diary or a timeline."""
    lines = [line for line in early_lines(page) if len(line.body) <= 160 and not date_after_label(page, line)]
    stated = [written for line in lines for written in stated_dates(page, line)]
    chosen = [
        written
        for written in stated
        if not _RUNS_ON.search(_label(page, written))
        if updated or not ends_in_update(page.text[max(0, written.span.start - 40) : written.span.start])
    ]
    dates = {written.date for written in chosen}
    if len(dates) != 1 or not chosen[0].date:
        return None
    return Finding(chosen[0].date, "line of the last update" if updated else "dated line", chosen[0].span)
