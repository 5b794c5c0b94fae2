"""The chosen sentences as sentences of the answer: each quoted, introduced by who says it, cut to the room there is."""

from collections.abc import Sequence
from dataclasses import replace

from rag.answering.introductions import introduction
from rag.answering.quoted_spans import day_of, quoted_span
from rag.answering.selection import explains
from rag.dates.entries import entry_at
from rag.drafts import Draft, Quotation
from rag.evidence.antecedents import naming_line
from rag.evidence.mentions import asked_about
from rag.evidence.votes import put_to_the_vote
from rag.judging.scoring import Scored
from rag.judging.short_answers import short_form
from rag.judging.voices import differs
from rag.questions.question import Question, Want
from rag.texts.clipping import clipped
from rag.texts.speakers import speaker_at
from rag.texts.tables import header_span, is_row, row_span
from vectorstore.documents import Document, Span

_WORDS, _WORDS_LONG = 60, 120  # of a whole answer; the second where several things, or an explanation, are asked for
_WORDS_FIRST, _WORDS_SHARED, _WORDS_FURTHER = 48, 28, 24  # the second where further ones of that time follow
# longer sentences are cut to the clauses around their answer


def as_drafts(question: Question, chosen: Sequence[Scored], several: bool) -> tuple[Draft, ...]:
    """As many of the chosen sentences as an answer has room for; the first always, and one for each part asked."""
    if not chosen:
        return ()
    wide = several or question.compares or question.want is Want.LIST
    disputed = not several and any(
        other.candidate.rejoins or differs(question, chosen[0], other) for other in chosen[1:]
    )
    told = explains(question, chosen[0]) or bool(asked_about(question))
    room = _WORDS_LONG if wide or disputed or told else _WORDS
    drafts: list[Draft] = []
    first = _WORDS_SHARED if disputed or (question.dates and len(chosen) > 1) else _WORDS_FIRST
    for one in chosen:
        most = 0 if wide else _WORDS_FURTHER if drafts and not told else first
        draft, spared = _draft(question, one, drafts, lead=not drafts and not several, most=most)
        room -= len(f"{draft.short} {draft.text}".split()) - spared
        if drafts and room < 0 and not several:
            break
        drafts.append(draft)
    return tuple(drafts)


def _draft(question: Question, one: Scored, before: Sequence[Draft], lead: bool, most: int) -> tuple[Draft, int]:
    """A candidate as a sentence of the answer, its quotation cut to `most` words where that can be done (0: never).

    With it, how many of its words name columns or who writes, for which there is always room.
    Who says it is not said again where the draft right before is of the same document.
    """
    candidate = one.candidate
    document = candidate.document
    day, span = day_of(question, one), quoted_span(question, one)
    if _is_quoted(before, document, span):
        span = candidate.span  # what it points back to is quoted already
    if candidate.reading is not None and span == candidate.span and most:
        part = clipped(candidate.text, candidate.reading.answer, most)
        span = Span(candidate.span.start + part.start, candidate.span.start + part.end)
    if is_row(candidate.text) and span == candidate.span:
        span = row_span(document.text, span)
    quotation = Quotation(document, span.start, span.end)
    columns, vote, writer = _columns(quotation, before), _vote(one, before), _writer(question, one, span, before)
    shown = quoted(quotation.text, opened=span.start > candidate.span.start, cut=span.end < candidate.span.end)
    if columns:
        shown = quoted(f"{columns.text} … {quotation.text}")
    if vote:
        shown = quoted(f"{quotation.text} … {vote.text}")
    if writer:
        first = writer.start < quotation.start
        shown = f"{quoted(writer.text)} {shown}" if first else f"{shown} {quoted(writer.text)}"
    dated = _of_its_day(document, candidate.span)
    introduced = not day and any(
        _of_its_day(other.document, Span(other.start, other.end)) == dated
        for draft in before[-1:]
        for other in draft.quotations
    )
    text = shown if introduced else f"{introduction(dated, question.language, day)} {shown}"
    speaker = speaker_at(document.text, quotation.start)
    if speaker and not writer and not quotation.text.startswith(speaker):
        text = text.removesuffix(shown) + f"{speaker}: {shown}"
    told = tuple(one for one in (columns, quotation, vote) if one)
    named = (writer,) if writer else ()
    spared = sum(len(one.text.split()) for one in (*told[:-1], *named))
    return Draft(text, (*told, *named), short_form(question, one) if lead else ""), spared


def _columns(quotation: Quotation, before: Sequence[Draft]) -> Quotation | None:
    """The names of a row’s columns, without which its figures say nothing; None where they are quoted already."""
    place = header_span(quotation.document.text, quotation.start) if is_row(quotation.text) else None
    if place is None or _is_quoted(before, quotation.document, place):
        return None
    return Quotation(quotation.document, place.start, place.end)


def _vote(one: Scored, before: Sequence[Draft]) -> Quotation | None:
    """How the vote went on what a sentence says that somebody moved; None where it tells, or no vote is told of."""
    document = one.candidate.document
    place = put_to_the_vote(document.text, document.language, one.candidate.span)
    if place is None or _is_quoted(before, document, place):
        return None
    return Quotation(document, place.start, place.end)


def _writer(question: Question, one: Scored, quoted_already: Span, before: Sequence[Draft]) -> Quotation | None:
    """The line that names who writes a sentence; None where nobody asks, or it is quoted anyway."""
    document, place = one.candidate.document, naming_line(question, one.candidate)
    if place and question.want is not Want.PERSON and document.text[place.start : place.end] == document.title:
        return None  # the title leads the quotation in
    if place is None or place.overlaps(quoted_already) or _is_quoted(before, document, place):
        return None
    return Quotation(document, place.start, place.end)


def _of_its_day(document: Document, span: Span) -> Document:
    """A document as its entry or message at a place is introduced: with the day of that one."""
    entry = entry_at(document.text, span.end - 1)
    if entry is None:
        return document
    if entry.message:
        return replace(document, published=entry.stated)
    return replace(document, published=None, event_date=entry.stated)


def not_quoted_yet(question: Question, chosen: Sequence[Scored]) -> list[Scored]:
    """The sentences without those that an earlier one is quoted together with, since it points back to them."""
    kept, quotations = list[Scored](), list[Quotation]()
    for one in chosen:
        if not any(_overlaps(quotation, one.candidate.document, one.candidate.span) for quotation in quotations):
            kept.append(one)
            span = quoted_span(question, one)
            quotations.append(Quotation(one.candidate.document, span.start, span.end))
    return kept


def _is_quoted(before: Sequence[Draft], document: Document, span: Span) -> bool:
    """Whether an earlier sentence of the answer quotes a part of a stretch."""
    return any(_overlaps(quotation, document, span) for draft in before for quotation in draft.quotations)


def _overlaps(quotation: Quotation, document: Document, span: Span) -> bool:
    same = quotation.document.id == document.id
    return same and quotation.start < span.end and span.start < quotation.end


def quoted(text: str, opened: bool = False, cut: bool = False) -> str:
    """The text in quotation marks, with an ellipsis where it leaves out the sentence's beginning or end.

    A text that has its own outer pair of marks keeps it.
    """
    if text[:1] == "“" and text[-1:] == "”" and text.count("“") == 1:
        return text
    return f"“{'… ' if opened else ''}{text}{' …' if cut else ''}”"
