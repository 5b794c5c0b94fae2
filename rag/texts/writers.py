"""Who “I” is at a place of a text: the writer of the mail, the speaker of the turn, the author of the report."""

import re
from functools import cache, lru_cache

from rag.dates.placed import part_at
from rag.language.forms import any_of
from rag.texts.asked_above import asks_in_bold
from rag.texts.authors import authored, letterhead
from rag.texts.introduced import interviewee, introduced, is_stand_in
from rag.texts.letter_feet import signed, signed_with_post
from rag.texts.mails import Written, mails
from rag.texts.speakers import Turn, speaker_at, turn_at, turns
from vectorstore.describing.letterheads import is_body_name
from vectorstore.documents import Span
from vectorstore.index.fulltext import words
from vectorstore.lines import Line

_PARAGRAPH = re.compile(r"\n[ \t>]*\n")
_BYLINE = re.compile(r"[\s*_>#|]*(?:by|von|por|par)\b(?!\s*[:：])", re.IGNORECASE)  # not “Von: …” over a mail
_LOOK_BACK = 3_000  # characters
_OPENS, _CLOSES = re.compile(r"[“„«]|(?<!\w)[‘'](?=\w)"), re.compile(r"[”»]|[’'](?!\w)")
_NUMBERED = re.compile(
    r"(?:part|phase|type|class|chapter|volume|section|annex|schedule|stage|grade|world war)\s$", re.IGNORECASE
)


@lru_cache(8192)
def writers_at(text: str, start: int) -> tuple[Written, ...]:
    """Whose words stand at a place, the surest first; empty where the text does not say."""
    told = _told_of_part(text, start)
    if told is not None:
        return told
    found = (part_at(parts(text), start) for parts in (signed, authored, letterhead))
    return tuple(one for one in found if one)


def _told_of_part(text: str, start: int) -> tuple[Written, ...] | None:
    """Whose words a mail, a turn or an interview says they are; None of what stands in none of them."""
    if mail := part_at(mails(text), start):
        return (mail,) if mail.name else ()
    if turn := turn_at(text, start):
        return _speaker(text, turn)
    if asks_in_bold(text):
        known = interviewee(text, start)
        return (Written(Span(known.line.end, len(text)), known.name, known.line),) if known else ()
    return None


@lru_cache(256)
def writers_in(text: str) -> frozenset[str]:
    """The words of the names of those who write a text or one of its mails, or speak in it."""
    called = [one.name for one in (*mails(text), *signed(text), *authored(text))]
    called += [speaker_at(text, one.span.start) for one in turns(text)]
    return frozenset(word for name in called for word in words(name) if len(word) > 1)


@lru_cache(16384)
def first_person(text: str, span: Span) -> Written | None:
    """Who a sentence calls “I”, or “we” where a body writes; None where it does not, or only in a quotation."""
    told = writers_at(text, span.start)
    if _told_of_part(text, span.start) is None:
        told += signed_with_post(text)
    return next((one for one in told if _said_of_oneself(text, span, one)), None)


def first_person_word(text: str, span: Span, writer: Written) -> Span:
    """Where in a sentence, counted from its start, stands the first word for whoever writes it; empty without one."""
    place = _said_of_oneself(text, span, writer)
    return Span(place.start - span.start, place.end - span.start) if place else Span(0, 0)


def _said_of_oneself(text: str, span: Span, writer: Written) -> Span | None:
    quotes = '"' in text[span.start : span.end] or _OPENS.search(text, span.start, span.end)
    form = _form("first_persons" if is_body(writer.name) else "first_person_subject" if quotes else "first_person")
    found = (Span(one.start(), one.end()) for one in form.finditer(text, span.start, span.end))
    return next((one for one in found if _is_own(text, one.start)), None)


def own_words(text: str, span: Span) -> Written | None:
    """Whose word a sentence is that has no quotation in it; None where the text does not say, or it is quoted.

    An article is not the word of whoever has the byline: it tells of others.
    """
    writers = writers_at(text, span.start)
    said = text[span.start : span.end]
    if not writers or '"' in said or _OPENS.search(said) or in_quotation(text, span.start):
        return None
    told = [one for one in writers if not is_body(one.name) and not _BYLINE.match(text, one.line.start)]
    return next(iter(told), None)


@lru_cache(16384)
def in_quotation(text: str, place: int) -> bool:
    """Whether a quotation that its paragraph opens before a place is not closed there yet."""
    floor = max(0, place - _LOOK_BACK)
    above = [found.end() for found in _PARAGRAPH.finditer(text, floor, place)]
    before = text[above[-1] if above else floor : place]
    open_ = max((found.end() for found in _OPENS.finditer(before)), default=-1)
    closed = max((found.end() for found in _CLOSES.finditer(before)), default=-1)
    return open_ > closed or before.count('"') % 2 == 1


def is_body(name: str) -> bool:
    """Whether a name is a company's or a public body's."""
    return is_body_name(Line(0, len(name), name))


def _speaker(text: str, turn: Turn) -> tuple[Written, ...]:
    """The speaker of a turn, by the line that has the full name, else by the label before what they say."""
    if known := introduced(text, turn.speaker, turn.span.start):
        return (Written(turn.span, known.name, known.line),)
    label = Span(turn.span.start, turn.span.start + len(turn.speaker))
    return () if is_stand_in(turn.speaker) else (Written(turn.span, turn.speaker, label),)


def _is_own(text: str, place: int) -> bool:
    return not in_quotation(text, place) and not _NUMBERED.search(text[max(0, place - 12) : place])


@cache
def _form(name: str) -> re.Pattern[str]:
    lists = ("first_person", "first_person_subject") if name == "first_person" else (name,)
    return re.compile(rf"\b(?:{any_of(*lists)})\b")
