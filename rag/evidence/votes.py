"""What was voted on: the motion that “The motion carried, 4 to 3.” and “Against: Quillon, Bohm.” are about."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rag.language.lexicons import lexicon
from rag.language.stems import stems_in
from rag.questions.question import Question
from rag.texts.preceding import sentences_before
from vectorstore.documents import Span
from vectorstore.index.fulltext import fold
from vectorstore.sentences import split_sentences

_LONGEST = 240  # characters of a line that tells how a vote went
_NEAR, _DEBATE = 400, 900  # characters
_SHARED = 4  # stems
_HEADS_ITEM = re.compile(r"\s*(?:#{1,6}\s|\**(?:item )?\d{1,2}[.)]\s)", re.IGNORECASE)
_VOTES = re.compile(r"\b(?:in favou?r|for):? \d+\b.{0,60}\bagainst\b")


@dataclass(frozen=True)
class _Forms:
    """How a language says that something is moved, or moved to be amended, how the vote went (`amendment`: on one;
    `failing`: against it), and who voted how; how one asks for it, and for those for and against.
    """

    moving: re.Pattern[str]
    amending: re.Pattern[str]
    outcome: re.Pattern[str]
    amendment: re.Pattern[str]
    failing: re.Pattern[str]
    side: re.Pattern[str]
    voted: re.Pattern[str]
    asking: re.Pattern[str]
    contrary: re.Pattern[str]
    willing: re.Pattern[str]


def asks_for_vote(question: Question) -> bool:
    """Whether it is asked how a vote went, or who voted how; “Who was against?” after a question on a vote asks so."""
    return _asks_for_vote(question.embedded if question.leans else question.text, question.language)


@lru_cache(512)
def _asks_for_vote(text: str, language: str) -> bool:
    forms = _forms(language)
    return forms is not None and bool(forms.asking.search(fold(text)))


def is_of_voting(word: str, question: Question) -> bool:
    """Whether a word of a question only says that it is about a vote."""
    forms = _forms(question.language)
    return forms is not None and any(form.search(word) for form in (forms.asking, forms.contrary, forms.willing))


def voted_otherwise(question: Question, text: str) -> bool:
    """Whether a line names those who voted the other way than is asked: “In favour: …” where it is who opposed.

    Nor does “Ada Holm, who had voted for it” say who voted against.
    """
    forms, said = _forms(question.language), fold(text)
    if forms is None:
        return False
    asked = question.folded
    contrary, willing = bool(forms.contrary.search(asked)), bool(forms.willing.search(asked))
    if side := forms.side.match(said):
        return contrary is not willing and bool(forms.contrary.search(side.group())) is willing
    if not contrary or willing:  # many questions have a “for” that is of no vote
        return False
    return bool(forms.voted.search(said)) and not forms.contrary.search(said)


def told_of_vote(text: str, language: str | None, span: Span) -> str:
    """The motion that a line of minutes tells the vote on, and what such a line never says itself; else empty."""
    motion = motion_voted_on(text, language, span)
    return f"{text[motion.start : motion.end]} {lexicon((language or 'en')[:2].lower()).voting}" if motion else ""


@lru_cache(8192)
def motion_voted_on(text: str, language: str | None, span: Span) -> Span | None:
    """The sentence with the motion that a line of minutes tells the vote on; None where it tells of no vote.

    Of a motion and its amendment the one that the line, or the one with the outcome before it, names; none of an item
    of the minutes before.
    """
    forms, said = _forms(language or "en"), _said(text, span)
    if forms is None or len(said) > _LONGEST or not (forms.outcome.match(said) or forms.side.match(said)):
        return None
    amendment = None if forms.side.match(said) else bool(forms.amendment.match(said))
    for sentence in reversed(sentences_before(text, language, span.start)):
        before = _said(text, sentence)
        if forms.side.match(before):
            continue
        if forms.outcome.match(before):
            amendment = bool(forms.amendment.match(before)) if amendment is None else amendment
        elif forms.moving.search(before) and amendment in (None, bool(forms.amending.search(before))):
            return sentence
        if _HEADS_ITEM.match(text, sentence.start):
            return None  # what was moved before is another item's
    return None


def with_outcome(text: str, language: str | None, span: Span) -> Span:
    """A sentence with a motion with those that follow up to how the vote on it went; itself where it is no motion."""
    forms = _forms(language or "en")
    if forms is None or not _moves(text, language, span):
        return span
    end = text.find("\n\n", span.end)
    end = min(end if end >= 0 else len(text), span.end + _NEAR)
    told = span
    for sentence in split_sentences(text, language, span.end, end):
        said = _said(text, sentence)
        if forms.outcome.match(said) and motion_voted_on(text, language, sentence) == span:
            told = Span(span.start, sentence.end)
        elif told != span:
            break
    return told


@lru_cache(4096)
def put_to_the_vote(text: str, language: str | None, span: Span) -> Span | None:
    """Where minutes put to the vote, after the debate, what a sentence says that somebody moved: the motion as it was
    put, up to how the vote went. None where they do not, or right behind the sentence.
    """
    if with_outcome(text, language, span) != span or not _moves(text, language, span) or _counts_votes(text, span):
        return None
    end = min(len(text), span.end + _DEBATE)
    moved = stems_in(text[span.start : span.end], language)
    for sentence in split_sentences(text, language, span.end, end):
        if _HEADS_ITEM.match(text, sentence.start):
            return None
        told = with_outcome(text, language, sentence)
        if told != sentence and len(moved & stems_in(text[sentence.start : sentence.end], language)) >= _SHARED:
            quoted = text[told.start : told.end]
            return Span(told.end - len(quoted.lstrip("> ")), told.end)
    return None


def _moves(text: str, language: str | None, span: Span) -> bool:
    forms = _forms(language or "en")
    return forms is not None and bool(forms.moving.search(fold(text[span.start : span.end])))


def _counts_votes(text: str, span: Span) -> bool:
    """Whether a sentence itself says how many voted for and against."""
    return bool(_VOTES.search(fold(text[span.start : span.end])))


def was_voted_down(text: str, language: str | None, span: Span) -> bool:
    """Whether a sentence puts a motion of which it says, or those behind it say, that it failed."""
    forms, told = _forms(language or "en"), with_outcome(text, language, span)
    if forms is None or not _moves(text, language, span):
        return False
    if told != span:
        return bool(forms.failing.search(fold(text[span.end : told.end])))
    line = fold(text[span.start :].split("\n", 1)[0])  # “for 1, against 7. Lost.”
    counted = _VOTES.search(line) if _counts_votes(text, span) else None
    return counted is not None and bool(forms.failing.search(line, counted.end()))


def _said(text: str, span: Span) -> str:
    """A sentence, folded, without the marks of emphasis before it."""
    return fold(text[span.start : span.end]).lstrip(" *_>-")


@cache
def _forms(language: str) -> _Forms | None:
    data = lexicon(language[:2].lower()).votes
    return _Forms(**{name: re.compile(pattern) for name, pattern in data.items()}) if data else None
