"""A question taken apart: its language, what kind of answer it wants, its terms, names and dates."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from rag.dates.asked_times import stated_times
from rag.dates.periods import Period
from rag.dates.question_dates import without_dates
from rag.dates.relative_dates import RelativeDates, relative_dates
from rag.language.lexicons import Lexicon, lexicon, question_language
from rag.questions.terms import Term, terms_in
from vectorstore.dates import PartialDate
from vectorstore.index.fulltext import fold, words


class Want(StrEnum):
    """The kind of answer a question asks for."""

    DURATION = "duration"
    COUNT = "count"
    AMOUNT = "amount"
    DATE = "date"
    PLACE = "place"
    PERSON = "person"
    REASON = "reason"
    LIST = "list"
    COMPARISON = "comparison"
    STATEMENT = "statement"
    YES_NO = "yes-no"
    OTHER = "other"


@dataclass(frozen=True)
class Question:
    """What retrieval and the answerers read of a question.

    `text` is as asked, `embedded` what stands for it in the dense search. `compares`: it asks about several documents
    or events at once. `context` holds what earlier answers said, where this question leans on them. `as_of` is the day
    that “today” means, None where nobody said; `newest`: it asks, seen from that day, for the newest there is.
    `places`: where an earlier question, which this one leans on, has it that something was. `about`: what an earlier
    clause of the same question is about, in its words.
    """

    text: str
    language: str
    want: Want
    terms: tuple[Term, ...]
    dates: tuple[PartialDate | Period, ...] = ()
    compares: bool = False
    context: tuple[str, ...] = ()
    embedded: str = ""
    as_of: date | None = None
    newest: bool = False
    places: tuple[str, ...] = ()
    about: str = ""

    @property
    def topic(self) -> bool:
        """Whether it only names a matter, as one types into a search box: “Ferry prices”."""
        bare = self.want is Want.OTHER and not self.dates and not self.leans
        return bare and 0 < len(words(self.text)) == len(self.terms) <= _TOPIC_WORDS

    @property
    def of_one(self) -> bool:
        """Whether it asks what one source says: what others say is no answer to it."""
        return bool(lexicon(self.language).one_source.search(self.folded))

    @property
    def creative(self) -> bool:
        """Whether it orders something to be made up, and asks for nothing that a document would say."""
        return bool(lexicon(self.language).creating.match(self.folded))

    @property
    def words(self) -> list[str]:
        return [term.word for term in self.terms]

    @cached_property
    def leans(self) -> bool:
        """Whether earlier turns lend it words."""
        return any(term.carried for term in self.terms)

    @cached_property  # as are the words below, for each sentence that could answer is held against them
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def every_word(self) -> frozenset[str]:
        """All words of its text, those without meaning among them."""
        return frozenset(words(self.text))


_READ = 10_000
_TOPIC_WORDS = 3


def read_question(text: str, as_of: date | None = None) -> Question:
    """Take a question apart; never raises, whatever the text. Relative dates are read where `as_of` is given."""
    language = question_language(text)
    known = lexicon(language)
    folded = " ".join(words_spaced(text)) if known.spaced else fold(text)
    wants = _wants(folded, known)
    relative = relative_dates(text[:_READ], language, as_of) if as_of else RelativeDates(rest=without_dates(text))
    stated = stated_times(text, known)
    dates = stated or _meant(relative, as_of, Want.COMPARISON in wants)
    return Question(
        text=text.strip(),
        embedded=text.strip(),
        language=language,
        want=next((want for want in wants if want is not Want.COMPARISON), Want.OTHER),
        terms=terms_in(text, known, relative.rest),
        dates=dates,
        compares=Want.COMPARISON in wants or len(stated) > 1,
        as_of=as_of,
        newest=relative.newest,
    )


def _meant(relative: RelativeDates, as_of: date | None, compares: bool) -> tuple[Period, ...]:
    """The periods a question is about: all it compares, else the one nearest to the day it is seen from.

    “Which film of last year won this week?” asks about this week, “on Tuesday this week” about Tuesday.
    """
    if as_of is None or compares or len(relative.periods) < 2:
        return relative.periods
    today = as_of

    def distance(period: Period) -> tuple[int, int]:
        days = max((today - period.latest).days, (period.earliest - today).days, 0)
        return days // 7, (period.latest - period.earliest).days

    return (min(relative.periods, key=distance),)


def words_spaced(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def with_terms(question: Question, extra: tuple[Term, ...]) -> Question:
    """The question with further terms, those it already has left out."""
    present = set(question.words)
    return replace(question, terms=question.terms + tuple(term for term in extra if term.word not in present))


def _wants(folded: str, known: Lexicon) -> list[Want]:
    """The kinds of answer whose cues the question holds, in the order of the cues; yes or no where it opens so."""
    found = [(match, Want(kind)) for cue, kind in known.wants if (match := cue.search(folded))]
    if not known.spaced:
        return [want for _, want in sorted(found, key=lambda one: -len(one[0].group()))]
    asking = [match.start() for match in re.finditer(r"\w+", folded) if match.group() in known.asking]
    first = asking[0] if asking else len(folded)
    found.sort(key=lambda one: (one[0].start(), -len(one[0].group())))
    wants = [want for match, want in found if match.start() <= first or not _joins(match, known)]
    if folded.split(" ", 1)[0] in known.openers and " or " not in folded:
        return [Want.YES_NO, *(want for want in wants if want is Want.COMPARISON)]
    return wants


def _joins(cue: re.Match[str], known: Lexicon) -> bool:
    """Whether a cue inside a question may only join its clauses: “What was said *when* they met?”."""
    return cue.group().split(" ", 1)[0] in known.conjunctions
