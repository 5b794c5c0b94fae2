"""Whether a quotation gives the dates of a claim, those of its document filling what it leaves out."""

from rag.checking.moments import Moment
from rag.checking.readings import Reading
from rag.checking.tokens import Kind
from vectorstore.documents import Document

_STOPS = (".", "!", "?")
_FAR_IN_MONTHS = 5  # beyond, the year before or after is as near


def unfounded_moment(claim: Reading, quotation: Reading, document: Document) -> bool:
    """Whether a claim names a date that the quotation does not give."""
    theirs = [moment for place, moment in quotation.moments if _speaks_of(claim, quotation, place)]
    return any(not _dated(moment, theirs, document) for _, moment in claim.moments)


def _speaks_of(claim: Reading, quotation: Reading, place: int) -> bool:
    """Whether the sentence around a place has a word of the claim: a line that is but a date dates nothing else."""
    start, end = place, place
    while start > 0 and quotation.tokens[start - 1].text not in _STOPS:
        start -= 1
    while end + 1 < len(quotation.tokens) and quotation.tokens[end + 1].text not in _STOPS:
        end += 1
    words = {token.key for _, token in claim.of(Kind.WORD, Kind.VERB, Kind.NAME)}
    return any(token.key in words for token in quotation.tokens[start : end + 1])


def _dated(moment: Moment, theirs: list[Moment], document: Document) -> bool:
    """Whether the quotation gives a date, its document's date filling what it leaves out.

    The date of publication gives no more than the year: what is told may have happened before.
    """
    event = Moment.of(document.event_date) if document.event_date else Moment()
    for found in theirs:
        fuller = _filled(found, event, document)
        if moment.within(fuller):
            return True
    other_days = any(found.month or found.weekday is not None for found in theirs)
    return not other_days and bool(event.parts) and moment.within(event)


def _filled(found: Moment, event: Moment, document: Document) -> Moment:
    """A moment with what its document's dates add: the event's where they agree, else the year nearest publication."""
    if event.parts and event.agrees(found):
        return found.joined(event)
    published = document.published
    if not found.month or not published:
        return found
    months_apart = found.month - (published.month or found.month)
    return found if abs(months_apart) > _FAR_IN_MONTHS else found.joined(Moment(year=published.year))
