"""A thread of e-mails: a text of several messages, each under its own head of “From:” and “Date:”.

The thread is as old as its newest message; what a message tells of is seen from the day it was sent on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vectorstore.dates import PartialDate
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.documents import Span
from vectorstore.lines import Line, read_lines

_FROM = re.compile(r"[>*_ ]*(?:from|von|de|da|van|от|差出人)[*_]{0,3}\s?[:：][*_]{0,3}\s", re.IGNORECASE)
_SENT = re.compile(
    r"[>*_ ]*(?:date|sent|datum|gesendet|envoyé(?: le)?|fecha|enviado(?: el)?|data|inviato|verzonden|дата|отправлено"
    r"|送信日時)[*_]{0,3}\s?[:：][*_]{0,3}\s*",
    re.IGNORECASE,
)
_HEAD_LINES, _FEWEST = 6, 2
_READ = 400_000


@dataclass(frozen=True)
class MailThread:
    """The days on which the messages of a thread were sent, in the order of the text."""

    sent: tuple[WrittenDate, ...]

    @property
    def newest(self) -> WrittenDate:
        """The day of the newest message."""
        return max(self.sent, key=lambda one: (one.year, one.month, one.day))


def find_thread(page: Page) -> MailThread | None:
    """The thread that a text opens with and consists of; none where one message does not say when it was sent."""
    if not any(_FROM.match(line.body) for line in page.head[:_HEAD_LINES]):
        return None
    sent = list(_days(page, read_lines(page.text, 0, _READ)))
    if len(sent) < _FEWEST or None in sent:
        return None
    return MailThread(tuple(one for one in sent if one))


def find_newest_message(page: Page) -> Finding[PartialDate] | None:
    """The day of a thread's newest message."""
    thread = find_thread(page)
    newest = thread.newest if thread else None
    return Finding(newest.date, "date of the newest message", newest.span) if newest and newest.date else None


def find_first_message(page: Page) -> Finding[PartialDate] | None:
    """The day of the message that a thread opens with, from which its lead is seen."""
    thread = find_thread(page)
    first = thread.sent[0] if thread else None
    return Finding(first.date, "date of the first message", first.span) if first and first.date else None


def _days(page: Page, lines: list[Line]) -> Iterator[WrittenDate | None]:
    """The full day that the head of each message states, None for one that states none."""
    for index, line in enumerate(lines):
        if not _FROM.match(line.body):
            continue
        head = lines[index : index + _HEAD_LINES]
        stated = next(((one, label) for one in head if (label := _SENT.match(one.body))), None)
        if stated is None:
            yield None
            continue
        span = Span(stated[0].body_start + stated[1].end(), stated[0].end)
        written = next(iter(find_dates(page.text, page.language, span.start, span.end)), None)
        yield written if written and written.year and written.day and not written.ranged else None
