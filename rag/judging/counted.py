"""What two sentences count: “38 passengers” and “41 passengers” are two voices on one thing, however they say it."""

import re
from functools import cache, lru_cache

from rag.judging.rivals import MOST_TIMES
from rag.judging.scoring import Scored
from rag.language.lexicons import lexicon
from rag.language.stems import said_in, stem, stems_in
from rag.language.thesauri import single_partners
from rag.questions.number_words import numbers
from rag.questions.question import Question, Want
from vectorstore.index.fulltext import fold, words

_FIGURE = r"\d{1,3}(?:[,.]\d{3})+|\d+"
_WHAT = r"(?P<what>[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,3})"
# What measures more than it counts: so many miles may be those of anything.
_MEASURED = "miles metres meters kilometres feet hours minutes days weeks months years tons kilos litres per"
_MEASURES = frozenset(map(stem, _MEASURED.split()))
_ROOM = re.compile(
    r"\b(?:may|can|could|up to|at most|at least|room for|capacity|seats?|maximum|licen[sc]ed)\b", re.IGNORECASE
)
_MOST = 3  # words behind a number
_ANYBODY = frozenset([stem("people")])
_ALIKE = {"person": "people", "persons": "people"}


def counts_the_same(question: Question, one: Scored, other: Scored) -> bool:
    """Whether two sentences give different numbers of the same thing, which is what the question asks the number of."""
    if question.want is not Want.COUNT or question.language != "en":
        return False
    if bool(_ROOM.search(one.candidate.text)) is not bool(_ROOM.search(other.candidate.text)):
        return False
    asked = frozenset(stem(term.word) for term in question.terms if not term.name)
    ours, theirs = _counted(one.candidate.text), _counted(other.candidate.text)
    if not _says_more(question, other.candidate.text):
        asked -= _ANYBODY
    pairs = [(one, other) for one in ours for other in theirs if one[1] & other[1] & asked]
    return any(
        number != another and _is_the_same(number, what, another, same) for (number, what), (another, same) in pairs
    )


def _is_the_same(number: str, what: frozenset[str], another: str, same: frozenset[str]) -> bool:
    """Whether two numbers are of the same things: told in the same words, or by like numbers, the one more closely.

    “Eleven workers fell ill”, “Seven workers were affected”; but 38 passengers are not the five passengers injured.
    """
    if what == same:
        return True
    less, more = sorted((int(number), int(another)))
    return (what < same or same < what) and more <= MOST_TIMES * less


def _says_more(question: Question, text: str) -> bool:
    """Whether a sentence says what is told of the people that are counted: people are counted everywhere."""
    said = stems_in(text, "en")
    told = (term.word for term in question.terms if not term.name and stem(term.word) not in _ANYBODY)
    return any(said_in(stem(form), said) for word in told for form in (word, *single_partners(word, "en")))


@lru_cache(2048)
def _counted(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The numbers in a sentence with the stems of the words that say of what, up to the first function word."""
    found, stop = list[tuple[str, frozenset[str]]](), lexicon("en").stop
    known = numbers()
    for match in _counted_form().finditer(text):
        behind = [_ALIKE.get(word, word) for word in words(match["what"])[:_MOST]]
        end = next((at for at, word in enumerate(behind) if word in stop), len(behind))
        what = frozenset(map(stem, behind[:end]))
        if what and not what & _MEASURES:
            number = fold(match["number"])
            found.append((str(known.get(number, number)).replace(",", ""), what))
    return tuple(found)


@cache
def _counted_form() -> re.Pattern[str]:
    """A number, in figures or one word, with the words behind it."""
    spelt = "|".join(word for word, number in numbers().items() if number > 1)
    return re.compile(rf"(?<![\w.,/-])(?P<number>{_FIGURE}|(?i:\b(?:{spelt})))\s+{_WHAT}")
