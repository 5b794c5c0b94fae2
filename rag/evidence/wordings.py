"""The wordings in which a question is put to the reader, which is small and goes by the words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.dates.entries import entry_at
from rag.dates.question_dates import asked_undated, dates_in
from rag.evidence.candidates import Candidate
from rag.evidence.rewording import reworded
from rag.evidence.surroundings import given_around
from rag.language.stems import stems_in
from rag.questions.question import Question
from rag.questions.said_claims import asked_of_claim
from rag.questions.shortening import shortened
from rag.reading.reader import ENGLISH, Excerpt
from rag.texts.headings import dated_above
from rag.texts.pointing import holds_name
from rag.texts.tables import header_row, is_row
from vectorstore.index.fulltext import words

_ALL_LEFT_OUT = 4  # words of a question that says nothing itself
_OF_TIME = 0.8  # a scope
_REWORDED, _SHORTENED = 0.5, 1.0  # log-odds


@dataclass(frozen=True)
class Wording:
    """What is asked of the candidate at a place, and by how much the log-odds of what is read so are lowered.

    `claims`: whether a claim is so is asked, in place of who makes it.
    """

    place: int
    asked: str
    lowered: float = 0.0
    claims: bool = False


_stems = lru_cache(2048)(stems_in)  # of sentences that are read, for many questions


def own_wording(question: Question) -> str:
    """The question with the words that earlier turns lend it; “And in May?” with the whole of the turn before."""
    if len(words(question.text)) <= _ALL_LEFT_OUT and all(term.carried for term in question.terms):
        return question.embedded
    carried = " ".join(term.word for term in question.terms if term.carried)
    return f"{question.text} ({carried})" if carried else question.text


def other_wordings(question: Question, found: Sequence[Candidate], shown: Mapping[int, Excerpt]) -> list[Wording]:
    """The question without the time it asks about, without what goes without saying where a sentence stands, in the
    words of those who say it in others than its own, as one after what somebody is asked to have said, and behind what
    an earlier clause is about.

    In the second to the fourth the reader is taken to be a little less sure.
    """
    undated = _put_undated(question)
    timely = _timely(found, shown) if undated else []
    reworded, claim = _put_in_its_words(question, found, shown), asked_of_claim(question)
    return [
        *(Wording(place, undated) for place in timely),
        *(Wording(place, text, _REWORDED) for place, text in reworded.items()),
        *(Wording(place, text, _SHORTENED) for place, text in _put_shorter(question, found, shown).items()),
        *(Wording(place, claim, _REWORDED, claims=True) for place in (shown if claim else ())),
        *(Wording(place, f"{question.about}: {question.text}") for place in (shown if question.about else ())),
    ]


def _put_in_its_words(question: Question, found: Sequence[Candidate], shown: Iterable[int]) -> dict[int, str]:
    """The question in the words of those sentences that say it in others than its own."""
    asked = own_wording(question)
    own = {place: reworded(asked, question.language, found[place]) for place in shown}
    return {place: text for place, text in own.items() if text != asked}


def _put_shorter(question: Question, found: Sequence[Candidate], shown: Iterable[int]) -> dict[int, str]:
    """The question without what goes without saying, for those sentences that may lean on where they stand."""
    if question.language != ENGLISH:
        return {}
    asked, shorter = own_wording(question), dict[int, str]()
    for place in shown:
        one = found[place]
        if not (one.another or one.foreign or is_row(one.text)):
            said, names = _stems(one.text, ENGLISH), not holds_name(one.text)
            shorter[place] = shortened(asked, said, given_around(one), names=names)
    return {place: text for place, text in shorter.items() if text != asked}


def _put_undated(question: Question) -> str:
    """The question without the time it asks about; empty where it asks about none.

    The reader is strict about dates, and does no sums: “since 2017” says nothing to it of 2019. So what is known to be
    of that time is not asked for it. Where the document alone is, the date it is shown with the title will do.
    """
    asked = own_wording(question)
    bare = asked_undated(asked) if question.dates else asked
    return bare if bare != asked else ""


def _timely(found: Sequence[Candidate], shown: Iterable[int]) -> list[int]:
    """The places of the sentences known to be of the time asked for."""
    return [place for place in shown if found[place].scope >= _OF_TIME and _dates_itself(found[place])]


def _dates_itself(candidate: Candidate) -> bool:
    """Whether a sentence states a date, or stands in an entry, under a heading or in a column that does."""
    text, start = candidate.document.text, candidate.span.start
    entry, columns = entry_at(text, start), header_row(text, start)
    return bool(dates_in(candidate.text) or entry or dated_above(text, start) or dates_in(columns))
