"""Who held the post asked for at the time asked for, by all that the documents found say of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rag.evidence.posts_meant import is_post_asked
from rag.evidence.tenures import Tenure, tenures_in
from rag.language.stems import document_stems, said_in, stem
from rag.questions.posts_asked import post_asked
from rag.questions.question import Question
from rag.questions.turns_asked import Side, asked_between, asked_turn
from rag.texts.person_names import last_name
from rag.texts.signatures import signature_at
from vectorstore.documents import Document, Span

Place = tuple[str, Span]
"""A document's id, and a sentence of it."""

_NEXT_YEAR, _HELD_LONG = timedelta(days=366), timedelta(days=5 * 365)

_Held = tuple[Tenure, Document]


def holder_told(question: Question, documents: Sequence[Document]) -> Place | None:
    """The sentence that tells who held the post a question asks for; None where it asks for none, or none tells."""
    asked = None if question.compares else post_asked(question)
    if asked is None:
        return None
    if asked.when and not question.dates:
        documents = [one for one in documents if _tells_of_then(question, one)]
    every = [(one, document) for document in documents for one in tenures_in(document)]
    turn, ends = asked_turn(question), asked_between(question)
    if turn is not None:
        asked = replace(asked, began=False)
    held = [(_until_left(one, every), document) for one, document in every if is_post_asked(asked, one, document)]
    if ends:
        found = _between(held, *ends)
    elif turn is not None:
        found = _beside(held, turn.names, turn.side)
    elif question.dates:
        first, last = question.dates[0].earliest, question.dates[0].latest
        found = _since(held, first, last) if asked.since else _at(held, first, last)
    elif asked.now:
        found = _now(held)
    else:
        found = held[0] if len({one.who for one, _ in held}) == 1 else None
    return (found[1].id, found[0].span) if found else None


def _tells_of_then(question: Question, document: Document) -> bool:
    """Whether a document has the names of the clause that says when, and some word of it."""
    held = document_stems(document.text, document.language)
    told = {term: said_in(stem(term.word), held) for term in question.terms if term.aside}
    return any(told.values()) and all(known for term, known in told.items() if term.name)


def tells_who_had_left(question: Question, document: Document, span: Span) -> bool:
    """Whether a sentence tells of somebody who had left the post asked for before the time asked for."""
    asked = post_asked(question)
    if asked is None or not question.dates:
        return False
    told = [one for one in tenures_in(document) if one.span.overlaps(span) and is_post_asked(asked, one, document)]
    return bool(told) and all(one.end is not None and one.end < question.dates[0].earliest for one in told)


def holders_in(question: Question, document: Document, span: Span) -> Mapping[str, str] | None:
    """Whom a sentence tells to hold the post asked for, under their last names; None where no post is asked for."""
    asked = None if question.compares else post_asked(question)
    if asked is None:
        return None
    asked = replace(asked, began=False)
    told = (one for one in tenures_in(document) if one.span.overlaps(span) and is_post_asked(asked, one, document))
    return {one.who: one.name for one in told}


def stands_with_another_post(question: Question, document: Document, span: Span) -> bool:
    """Whether lines that name somebody with a post, and no more, name them with another one than is asked for."""
    asked, block = post_asked(question), signature_at(document.text, span)
    if asked is None or block is None or not block.posts:
        return False
    told = (one for one in tenures_in(document) if one.span.overlaps(block.span))
    return not any(is_post_asked(asked, one, document) for one in told)


def _until_left(one: Tenure, every: Sequence[_Held]) -> Tenure:
    """A tenure with the day on which any document has it that its holder left a post of that rank."""
    if one.end:
        return one
    theirs = (
        it for it, _ in every if it.who == one.who and (it.post.rank, it.post.head) == (one.post.rank, one.post.head)
    )
    ends = (it.end for it in theirs if it.end and (one.known is None or it.end >= one.known))
    return replace(one, end=next(ends, None))


def _now(held: Sequence[_Held]) -> _Held | None:
    """The latest holder who is not told to have left or to have been followed."""
    followed = {last_name(one.before) for one, _ in held if one.before}
    left = {one.who for one, _ in held if one.end}
    still = [pair for pair in held if pair[0].who not in followed and (pair[0].who not in left or _again(pair, held))]
    dated = [pair for pair in still if pair[0].known]
    if not dated:
        return still[0] if still and len({one.who for one, _ in still}) == 1 else None
    return max(dated, key=lambda pair: (pair[0].known or date.min, bool(pair[0].start), pair[0].begins))


def _again(pair: _Held, held: Iterable[_Held]) -> bool:
    """Whether somebody is told to hold a post later than the day on which they left it."""
    ends = [one.end for one, _ in held if one.who == pair[0].who and one.end]
    return pair[0].known is not None and all(pair[0].known > end for end in ends)


def _at(held: Sequence[_Held], first: date, last: date) -> _Held | None:
    """Who had begun last by a time and had not left before it; else who is first told of in the year after it."""
    begun = [pair for pair in held if _begins_by(pair[0], first, last) and not _left_before(pair[0], held, first)]
    if begun:
        return max(begun, key=lambda pair: (pair[0].known or date.min, bool(pair[0].start), pair[0].begins))
    later = [(day, pair) for pair in held if (day := pair[0].at) and last < day and day - last < _NEXT_YEAR]
    return min(later, key=lambda dated: dated[0])[1] if later else None


def _since(held: Sequence[_Held], first: date, last: date) -> _Held | None:
    """Who began at a time."""
    return next((pair for pair in held if pair[0].start and first <= pair[0].start <= last), None)


def _begins_by(one: Tenure, first: date, last: date) -> bool:
    """Whether somebody held a post by a time, as far as is told: since a day before it, or until one after it."""
    if one.known is None:
        return one.end is not None and first <= one.end and one.end - last < _HELD_LONG
    return one.known <= last


def _left_before(one: Tenure, held: Iterable[_Held], first: date) -> bool:
    """Whether a holder had left before a time, by any sentence, and had not come back."""
    ends = [other.end for other in (one, *(pair[0] for pair in held)) if other.who == one.who and other.end]
    return any(end < first and (one.known is None or one.known <= end) for end in ends)


def _beside(held: Sequence[_Held], names: frozenset[str], side: Side) -> _Held | None:
    """The holder next before or after a person, by the days they are told of."""
    own = [one.known for one, _ in held if one.who in names and one.known]
    others = [pair for pair in held if pair[0].who not in names and pair[0].known]
    if not own:
        return None
    if side is Side.AFTER:
        later = [pair for pair in others if (pair[0].known or date.min) > max(own)]
        return min(later, key=lambda pair: pair[0].known or date.max, default=None)
    earlier = [pair for pair in others if (pair[0].known or date.max) < min(own)]
    return max(earlier, key=lambda pair: pair[0].known or date.min, default=None)


def _between(held: Sequence[_Held], first: str, last: str) -> _Held | None:
    """Who held a post after one person and before another, by the days they are told of."""
    left = max((day for one, _ in held if one.who == first and (day := one.end or one.known)), default=None)
    came = min((one.known for one, _ in held if one.who == last and one.known), default=None)
    if left is None or came is None:
        return None
    others = (pair for pair in held if pair[0].who not in (first, last))
    return next((pair for pair in others if pair[0].known and left <= pair[0].known <= came), None)
