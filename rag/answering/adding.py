"""Which further sentences an answer gains by: what another document says differently, and what the first leaves out."""

import math
from collections.abc import Sequence

from rag.dates.timelines import OVERLAPS
from rag.evidence.mentions import asked_about, says_something_of
from rag.evidence.plans import asks_for_outcome, plans
from rag.judging.counted import counts_the_same
from rag.judging.rival_answers import rival_answers
from rag.judging.scoring import Scored
from rag.judging.sufficiency import SURE, confidence, is_bare_row, tells_of_somebody, timely
from rag.judging.voices import alike, stated
from rag.language.stems import document_stems, stem
from rag.questions.expectations import is_typed, values
from rag.questions.question import Question, Want
from rag.search.retrieval import FACT
from vectorstore.documents import Document
from vectorstore.index.fulltext import fold, words

_ALIKE, _THE_SAME = 0.6, 0.85  # the second where it is asked what several documents say
_TEMPERATURE = 4.0
_SLACK = 0.5  # log-odds: beside good evidence, weaker evidence may stand too
_LESS_COVERED, _MUCH_LESS, _CLOSE_SURE = 0.4, 0.25, 0.5
_SOME_NAMES = 0.5  # of a question's names: “Japanese” may be missing where “Japan” is said
_SURE_VOICE, _LIKELY_VOICE = 1.0, 0.3  # log-odds
_CLOSE_LIKELY = 0.38
_SURE_VALUE, _EVEN = 0.9, -0.5  # a probability; log-odds: the reader is about undecided
_SLACK_COUNTED = 1.6  # log-odds
_SLACK_PUT_RIGHT = 1.0  # log-odds
_CLOSE_TIMELY = 0.3
_CLOSE_EXPLAINING, _SLACK_EXPLAINING = 0.47, 0.85
_CLOSE_LIST, _CLOSE_OTHER, _CLOSE_ELSEWHERE, _CLOSE_DIFFERING, _CLOSE_COMPARED = 0.75, 0.55, 0.5, 0.6, 0.5


def adds(question: Question, chosen: Sequence[Scored], other: Scored, otherwise: bool, told: bool) -> bool:
    """Whether a sentence adds to those chosen; `otherwise`: it differs from the first, `told`: that one explains."""
    share = _share(chosen[0], other)
    apart = all(_elsewhere(one, other) for one in chosen)
    most_alike = _THE_SAME if apart and (question.compares or asked_about(question)) else _ALIKE
    same = otherwise and apart and counts_the_same(question, chosen[0], other)
    known = not otherwise and any(alike(other.candidate.text, one.candidate.text) > most_alike for one in chosen)
    if says_something_of(question, chosen[0].candidate):
        return not known and (apart or share >= _CLOSE_OTHER) and says_something_of(question, other.candidate)
    if told and not known and not _elsewhere(chosen[0], other) and not question.dates:
        return share >= _CLOSE_EXPLAINING and other.confidence > SURE - _SLACK_EXPLAINING
    if otherwise and _puts_right(question, chosen[0], other):
        return other.confidence > SURE - _SLACK_PUT_RIGHT
    if otherwise and rival_answers(question, chosen[0], other):
        astray = _astray(question, chosen[0], other) or _of_another(question, chosen[0], other)
        return not astray and not _of_another_time(question, chosen[0], other)
    if (
        known
        or is_bare_row(other.candidate)
        or _astray(question, chosen[0], other)
        or _of_another(question, chosen[0], other)
        or (asks_for_outcome(question) and plans(other.candidate) and not plans(chosen[0].candidate))
        or confidence(question, other) <= SURE - (_SLACK_COUNTED if same else _SLACK)
    ):
        return False
    told_of = question.want is Want.PERSON and tells_of_somebody(other.candidate.text)
    if is_typed(question.want) and not other.candidate.typed and not told_of:
        return False
    if same:
        return True
    less = not other.candidate.foreign and _covered(chosen[0]) - _covered(other) > _MUCH_LESS
    if (timely(question, other) or 0.0) >= OVERLAPS:
        return (otherwise or not less) and share >= _CLOSE_TIMELY
    if not question.compares and _less_of_the_time(question, chosen[0], other):
        return False
    if question.compares:
        return apart and share >= _CLOSE_COMPARED
    if question.want is Want.LIST:
        return share >= _CLOSE_LIST
    if otherwise:
        beside = _covered(chosen[0]) - _covered(other) <= _LESS_COVERED
        sure = other.confidence > _SURE_VOICE
        if sure and question.want is Want.YES_NO:  # a no is easily much likelier than a yes
            return beside
        likely = other.confidence > _LIKELY_VOICE and is_typed(question.want)
        close = _CLOSE_SURE if sure else _CLOSE_LIKELY if likely else _CLOSE_DIFFERING
        return beside and (_states_surely(question, other) or share >= close)
    return not less and share >= (_CLOSE_ELSEWHERE if apart else _CLOSE_OTHER)


def _less_of_the_time(question: Question, best: Scored, other: Scored) -> bool:
    """Whether another sentence is less of the time that is asked for than the best one is."""
    return bool(question.dates) and other.candidate.scope < min(1.0, best.candidate.scope)


def _of_another_time(question: Question, best: Scored, other: Scored) -> bool:
    """The same, of a document that says of which time it is."""
    dated = other.candidate.document.published or other.candidate.document.event_date
    return dated is not None and _less_of_the_time(question, best, other)


def _puts_right(question: Question, best: Scored, other: Scored) -> bool:
    """Whether a sentence says another value than the best one's and names that one too: “263, not 214 as announced”."""
    if not is_typed(question.want) or not _elsewhere(best, other):
        return False
    return bool(set(stated(question, best)) & set(values(question.want, other.candidate.text)))


def _covered(one: Scored) -> float:
    return one.candidate.match.coverage


def _states_surely(question: Question, other: Scored) -> bool:
    """Whether a sentence surely states a value of what is asked, however far ahead another one is."""
    reading = other.candidate.reading
    if reading is None or reading.sureness < _SURE_VALUE or not is_typed(question.want):
        return False
    return reading.relevance > _EVEN or other.candidate.match.asked >= _SURE_VALUE


def _astray(question: Question, best: Scored, other: Scored) -> bool:
    """Whether another document is about something else than the best one: it lacks names, or what the talk is of."""
    a, b = best.candidate, other.candidate
    if question.compares or a.document.id == b.document.id:
        return False
    led_away = a.continued > b.continued or _led_away(question, a.document, b.document)
    return b.match.misnamed > a.match.misnamed + _SOME_NAMES or led_away or question.of_one


def _led_away(question: Question, best: Document, other: Document) -> bool:
    """Whether another document knows none of the names that earlier turns lend, though the best one's does."""
    lent = [term.word for term in question.terms if term.name and term.carried]
    return _knows(best, lent) and not _knows(other, lent)


def _knows(document: Document, names: Sequence[str]) -> bool:
    known = document_stems(document.text, document.language)
    return any(stem(name, document.language) in known for name in names)


def _of_another(question: Question, best: Scored, other: Scored) -> bool:
    """Whether a further sentence names others than the question does, where the best one surely tells of what it names.

    “How many berths has the Heron?” is not answered by what the Egret has.
    """
    names = {term.word for term in question.terms if term.name and not term.carried}
    if question.compares or not names or best.confidence <= _SURE_VOICE:
        return False
    said, told = (set(words(one.candidate.text)) for one in (other, best))
    if not names <= told or names & said:
        return False
    strangers = [word for word in map(fold, FACT.findall(other.candidate.text)) if word.isalpha()]
    return bool(set(strangers) - told)


def _share(best: Scored, other: Scored) -> float:
    """How near a candidate comes to the best, 1 for as good; scores are log-odds."""
    return math.exp(min(0.0, other.score - best.score) / _TEMPERATURE)


def _elsewhere(one: Scored, other: Scored) -> bool:
    return one.candidate.document.id != other.candidate.document.id
