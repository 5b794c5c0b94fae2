"""What a text sets against its own sentence right beside it: “The firm counts 236 posts. We count 271.”

Where sources differ, the one that knows both mostly says so in two neighbouring sentences. The second tells of the same
thing only in what it leaves out, so that neither its words nor the reader bring it up.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from rag.dates.question_dates import dates_in
from rag.judging.scoring import Scored
from rag.language.forms import any_of
from rag.language.stems import stem
from rag.questions.expectations import holds, values
from rag.questions.question import Question, Want
from rag.reading.reader import Reading
from vectorstore.documents import Span
from vectorstore.index.fulltext import fold, words
from vectorstore.sentences import split_sentences

_COUNTED = (Want.COUNT, Want.AMOUNT, Want.DURATION)
_AROUND = 600  # characters
_NEAR = 2  # sentences
_SAME_ROOT = 4  # letters: “sign” and “signatures”
_TOLD = 0.5  # of what is asked, in a sentence that another may be set against
_POINTING = re.compile(r"\b(?:it|this|that|they|these|those)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\b(?!(?:1[5-9]|20)\d\d\b)\d(?:[\d.,]*\d)?(?!\w)|[^\W\d_]+(?:-[^\W\d_]+)*")
_UNCOUNTED = "things"
_NOTHING_COUNTED = re.compile(
    r"\W*(?:$|[,.;:)”\"]|\b(?:and|or|of|in|for|at|by|on|to|as|than|but|while|after)\b)", re.IGNORECASE
)


def rejoinder(question: Question, first: Scored, others: Sequence[Scored]) -> Scored | None:
    """What stands beside a sentence of the same tenor as the first and gives another figure or view of it.

    None where a source is named whose word alone is asked for, and where nothing near says otherwise.
    """
    if question.of_one or question.compares:
        return None
    told = values(question.want, first.candidate.text)
    for one in (first, *others):
        if one is first or (told and set(told) & set(values(question.want, one.candidate.text)) and _tells(one)):
            document = one.candidate.document
            for span in _beside(document.text, document.language, one.candidate.span):
                if _says_otherwise(question, one, span):
                    return _as_candidate(one, span)
    return None


def _tells(one: Scored) -> bool:
    return one.candidate.match.asked >= _TOLD


@lru_cache(4096)
def _beside(text: str, language: str | None, span: Span) -> tuple[Span, ...]:
    """The next sentences of the paragraph, the nearest first, then the one before."""
    paragraph = text.rfind("\n\n", 0, span.start) + 2
    start = max(paragraph, span.start - _AROUND, 0)
    end = text.find("\n\n", span.end)
    end = min(end if end >= 0 else len(text), span.end + _AROUND)
    found = split_sentences(text, language, start, end)
    after = [one for one in found if one.start >= span.end][:_NEAR]
    return (
        *after,
        *[one for one in found if one.end <= span.start and (one.start > start or start == paragraph)][-1:],
    )


def _says_otherwise(question: Question, one: Scored, span: Span) -> bool:
    text, said = one.candidate.document.text[span.start : span.end], one.candidate.text
    follows = span.start > one.candidate.span.start
    if question.want in _COUNTED:
        ours, theirs = values(question.want, said), values(question.want, text) or values(Want.COUNT, text)
        if not ours or not theirs or set(ours) & set(theirs) or (question.dates and dates_in(text)):
            return False
        known = f"{question.text} {said}"
        same = _is_bare(text if follows else said) or (
            question.want is not Want.DURATION and _counts_the_same(known, text)
        )
        return same and bool(_reckoning().search(fold(text if follows else said)))
    if not follows:
        return False
    if question.want is Want.DATE and holds(Want.DATE, text) and _POINTING.search(text):
        return bool(_reckoning().search(fold(text)))
    return bool(_countering().search(fold(text)))


def _is_bare(text: str) -> bool:
    """Whether the first figure of a sentence says of nothing what it counts: “The registry has 118.”"""
    return bool(_NOTHING_COUNTED.match(_behind_figure(text)))


def _counts_the_same(known: str, text: str) -> bool:
    """Whether what the first figure of a sentence counts has a name of the same root among the words known."""
    named, told = map(stem, words(_behind_figure(text))[:3]), set(map(stem, words(known)))
    return any(_akin(word, other) for word in named for other in told)


def _behind_figure(text: str) -> str:
    """What follows the first figure of a sentence that is no date; a word that names nothing where there is none."""
    counted = set(values(Want.COUNT, text))
    found = (one for one in _FIGURE.finditer(text) if counted & set(values(Want.COUNT, one.group())))
    first = next(found, None)
    return text[first.end() :] if first else _UNCOUNTED


def _akin(word: str, other: str) -> bool:
    shared = min(len(word), len(other))
    return word == other or (shared >= _SAME_ROOT and word[:shared] == other[:shared])


def _as_candidate(one: Scored, span: Span) -> Scored:
    """The sentence as if it had been read: what it says of the matter is all of it."""
    whole = Reading(one.candidate.reading.relevance if one.candidate.reading else 0.0, Span(0, 0), 0.0)
    return replace(
        one, candidate=replace(one.candidate, span=span, reading=whole, before=one.candidate.text, rejoins=True)
    )


@cache
def _reckoning() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b(?:{any_of('reckoning')})\b)|{any_of('unspaced_reckoning')}")


@cache
def _countering() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b(?:{any_of('countering')})\b)|{any_of('unspaced_countering')}")
