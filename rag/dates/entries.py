"""The parts of a text that each have a day of their own: entries of a chronicle or diary, and messages of a thread."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from rag.dates.mail_headers import message_label
from rag.dates.placed import part_at
from rag.dates.question_dates import MONTH, MONTH_NUMBERS, aligned, dated_spans
from rag.language.forms import any_of
from vectorstore.dates import PartialDate
from vectorstore.documents import Span

_READ = 100_000
_FEWEST = 2  # of a kind: one day alone is that of the whole text
_LABELS = 6  # lines at most that a message opens with
_LINE = re.compile(r"[^\n]+")
_YEAR_LINE = re.compile(r"[\s#*_>]*(?P<y>1\d\d\d|20\d\d)[\s*_:.]*")
_DAYS = r"(?P<d>\d\d?)(?:st|nd|rd|th)?(?:\s?(?:[-–—/&,+]|and|to|und|bis|y|al|et|au)\s?(?P<e>\d\d?)(?:st|nd|rd|th)?)?\.?"
_HEAD = re.compile(
    r"[\s#*_>•-]*(?:(?!(?:since|until|till|by|before|after|from|due|seit|bis|vor|nach|ab|depuis|avant|apres|desde|hasta)\b)"
    rf"[^\W\d]{{2,12}}\.?,?\s+)?(?P<head>{_DAYS}\s+(?:of\s+|de\s+)?(?P<m>{MONTH})\b"
    rf"|(?P<m2>{MONTH})\b(?:\.?\s+(?P<d2>\d\d?)(?:st|nd|rd|th)?(?:\s?(?:[-–—&]|and|to)\s?(?P<e2>\d\d?)(?:st|nd|rd|th)?)?)?"
    rf"|(?P<n3>\d\d?)月(?:(?P<d3>\d\d?)日)?)"
    rf"(?:\s*,?\s+(?:de\s+|del\s+)?(?P<y>1\d\d\d|20\d\d))?(?:\s*\([^()\n]{{1,20}}\))?[*_]{{0,3}}(?:\s*[.:：–—|]|\s-(?=\s)|\s*$)[*_]{{0,3}}\s*"
)


@dataclass(frozen=True)
class Entry:
    """A part of a text, the words `head` that state its day, and the days it is of; `stated` leaves out one of two.

    `message`: it is a letter of a thread, which tells of other times than its own.
    """

    span: Span
    head: Span
    earliest: date
    latest: date
    stated: PartialDate
    message: bool = False

    def overlaps(self, first: date, last: date) -> bool:
        return self.earliest <= last and first <= self.latest


def entry_at(text: str, start: int) -> Entry | None:
    """The entry or message that a place in a text belongs to."""
    return part_at(entries_in(text), start)


@lru_cache(256)
def entries_in(text: str) -> tuple[Entry, ...]:
    """The messages of a text, or else its entries, in order."""
    folded = aligned(text[:_READ])
    messages = list(_messages(folded))
    found = messages if len(messages) >= _FEWEST else list(_entries(folded))
    return tuple(found) if len(found) >= _FEWEST else ()


def _entries(folded: str) -> Iterator[Entry]:
    """What stands behind a day or month that opens a line, in the year of that line or of the last line above."""
    year = 0
    lines = list(_LINE.finditer(folded))
    heads = [_YEAR_LINE.fullmatch(line.group()) or _HEAD.match(line.group()) for line in lines]
    for place, (line, head) in enumerate(zip(lines, heads, strict=True)):
        parts = head.groupdict() if head else {}
        year = int(parts.get("y") or year)
        if head is None or "head" not in parts or not year or (parts["y"] and line.group().lstrip().startswith("#")):
            continue  # a heading with its whole date is one like others
        days = _days(parts, year)
        if days is None:
            continue
        run_in = bool(line.group()[head.end() :].strip())
        after = next((lines[i].start() for i in range(place + 1, len(lines)) if heads[i]), len(folded))
        blank = folded.find("\n\n", line.end()) if run_in else -1
        end = min(after, blank) if blank >= 0 else after
        words = Span(line.start() + head.start("head"), line.start() + head.end("head"))
        yield Entry(Span(line.start(), end), words, *days)


def _days(parts: dict[str, str], year: int) -> tuple[date, date, PartialDate] | None:
    """The first and the last day that the head of an entry names, and what it states."""
    month = int(parts["n3"] or 0) or MONTH_NUMBERS[parts["m"] or parts["m2"]]
    first = int(parts["d"] or parts["d2"] or parts["d3"] or 0)
    last = int(parts["e"] or parts["e2"] or 0)
    try:
        stated = PartialDate(year, month, first)
        until = PartialDate(year, month, last) if last > first else stated
    except ValueError:
        return None
    return stated.earliest, until.latest, PartialDate(year, month) if last > first else stated


def _messages(folded: str) -> Iterator[Entry]:
    """The letters of a thread: each behind “From:” and “Date:”, or behind “On 3 May 2024, A. Writer wrote:”."""
    labels, sent, wrote = _words()
    lines = list(_LINE.finditer(folded))
    starts = list[tuple[int, Span, PartialDate]]()
    for place, line in enumerate(lines):
        dates = dated_spans(line.group())
        if len(dates) != 1 or not dates[0].date.day:
            continue
        first = place
        while first and place - first < _LABELS and labels.match(lines[first - 1].group()):
            first -= 1
        labelled = sent.match(line.group()) and (
            first < place or (place + 1 < len(lines) and labels.match(lines[place + 1].group()))
        )
        if labelled or wrote.fullmatch(line.group()):
            head = Span(line.start() + dates[0].span.start, line.start() + dates[0].span.end)
            starts.append((lines[first].start() if labelled else line.start(), head, dates[0].date))
    for place, (start, head, day) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else len(folded)
        yield Entry(Span(start, end), head, day.earliest, day.latest, day, message=True)


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The labels a message opens with, that of its day, and the line above a message that is quoted."""
    sent, wrote = any_of("message_sent"), any_of("message_wrote")
    return (
        message_label(),
        re.compile(rf"[\s>*_]*(?:{sent})[*_]*\s?[:：]"),
        re.compile(rf"[\s>*_]*(?:on|am|le|el|il|op|em)\s.{{6,90}}\b(?:{wrote})\b.{{0,60}}[:：]\s*"),
    )
