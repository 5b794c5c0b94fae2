"""The station that broadcast what a document records: it heads the page, above the day of the broadcast."""

import re

from vectorstore.describing.acts import days_behind, match_airing
from vectorstore.describing.date_labels import is_broadcast
from vectorstore.describing.foot_lines import closing_lines
from vectorstore.describing.pages import Page
from vectorstore.documents import Span

_WORD = r"[A-ZÀ-Þ0-9][\w’'.&-]*"
_STATION = re.compile(
    rf"(?i:radio|tv|television|télé|televisión|canal|channel|kanal|rai)(?: {_WORD}){{1,4}}"
    rf"|(?:{_WORD} ){{1,4}}(?i:radio|tv|television|fm|broadcasting|rundfunk|fernsehen|télévision)(?: {_WORD})?"
    r"|[\w ]+放送"
)
_PART = re.compile(r"\s[—–|·-]\s|[:,]\s|[：、]")
_BENEATH = 2


def find_broadcaster(page: Page) -> Span | None:
    """The station that the first line names, where a line beneath or the foot states the day of the broadcast."""
    if not page.head:
        return None
    beneath = any(is_broadcast(line.body) for line in page.head[1 : 1 + _BENEATH])
    if not beneath and not any(days_behind(page, closing_lines(page), match_airing)):
        return None
    line = page.head[0]
    name = _PART.split(line.body)[0].strip("*_# ")
    if not _STATION.fullmatch(name):
        return None
    start = page.text.index(name, line.body_start)
    return Span(start, start + len(name))
