"""Which one to three sentences make the answer."""

import math
from collections.abc import Sequence
from functools import lru_cache

from rag.expectations import is_typed
from rag.plans import asks_for_outcome, is_plan
from rag.predecessors import comes_on_the_other_side
from rag.questions import Question, Want
from rag.retrieval import FACT
from rag.scope import timeliness
from rag.scoring import Scored
from rag.short_answers import short_form
from rag.stems import stem, stems_in
from rag.tables import CELL
from rag.timelines import OVERLAPS
from rag.voices import alike, differs
from vectorstore.documents import Document
from vectorstore.fulltext import fold, words

_MOST, _MOST_VOICES = 3, 6  # sentences; the second where documents differ
_ALIKE = 0.6
_TEMPERATURE = 4.0
_SLACK = 0.5  # log-odds: beside good evidence, weaker evidence may stand too
_EXPLAINED = (Want.OTHER, Want.REASON, Want.STATEMENT)
_TOLD = 0.8  # of what is asked about a place or person; a sentence that says less wants explaining
SURE = -0.5  # log-odds; more questions asked of documents have an answer than not
_SURE_ANYWAY = 1.0
_SLACK_ABROAD = 0.5  # words cannot be compared there, so that less speaks for what is right
_UNDATED, _SURE_UNDATED = -0.1, 0.5  # a document without any date may answer, if it answers well
_TIMELY = 1.6  # log-odds that a sentence's own time adds where it is the time asked for
_OUT_OF_TIME, _IN_TIME = 0.3, 0.4
_LESS_COVERED, _CLOSE_SURE = 0.4, 0.5
_SOME_NAMES = 0.5  # of a question's names: “Japanese” may be missing where “Japan” is said
_SURE_VOICE = 1.0  # log-odds
_HARDLY_ASKED = 0.2  # of what is asked, names apart
_VOUCHED, _UNLIKELY = 1.0, -1.2  # log-odds by the reader alone
_SURE_VALUE, _EVEN = 0.9, -0.5  # a probability; log-odds: the reader is about undecided
_HARDLY_LESS = 2.0  # log-odds
_SAID = 0.75  # of a topic's words, in a sentence that tells of it
_CLOSE_TIMELY = 0.3
_DENIED, _SLACK_DENIAL = 0.6, 1.0  # what is asked for, denied: the reader calls it no answer, who asks is glad of it
_CLOSE_EXPLAINING, _SLACK_EXPLAINING = 0.47, 0.85
_CLOSE_LIST, _CLOSE_OTHER, _CLOSE_ELSEWHERE, _CLOSE_DIFFERING, _CLOSE_COMPARED = 0.75, 0.55, 0.5, 0.6, 0.5

_stems = lru_cache(512)(stems_in)  # of whole documents


def select(question: Question, ranked: Sequence[Scored], slack: float = 0.0) -> list[Scored]:
    """The sentences to quote, best first; empty when the documents do not hold the answer.

    What another document states differently comes before further sentences of the same tenor. `slack`: so much less
    confidence, in log-odds, will do.
    """
    able = [one for one in ranked if _may_answer(question, one)]
    if question.want is Want.DURATION:
        able = [one for one in able if one.candidate.typed or CELL in one.candidate.text]
    if question.topic:
        able.sort(key=lambda one: one.candidate.match.own < _SAID)
    elif question.dates:  # what is sure and of that time before what is likelier and of another
        able.sort(key=lambda one: one.confidence <= SURE or (_timely(question, one) or 0.0) < OVERLAPS)
    able = _outcome_first(question, able)
    if not able or not _is_evidence(question, able[0], slack):
        return []
    chosen, told = [able[0]], explains(question, able[0])
    voices = [(differs(question, able[0], one), one) for one in able[1:]]
    for otherwise, other in sorted(voices, key=lambda voice: not voice[0]):
        most = _MOST_VOICES if otherwise else _MOST
        if len(chosen) < most and _adds(question, chosen, other, otherwise, told):
            chosen.append(other)
    return _newest_first(question, chosen)


def _outcome_first(question: Question, able: list[Scored]) -> list[Scored]:
    """What a measure came to before what was planned, where the former is sure and hardly less likely."""
    if not able or not asks_for_outcome(question) or not _plans(able[0]):
        return able
    sure = (one for one in able[1:] if one.candidate.typed and not _plans(one) and one.confidence > SURE)
    done = next((one for one in sure if able[0].confidence - one.confidence < _HARDLY_LESS), None)
    return [done, *(one for one in able if one is not done)] if done else able


def _plans(one: Scored) -> bool:
    return is_plan(one.candidate.text, one.candidate.document.language)


def _newest_first(question: Question, chosen: list[Scored]) -> list[Scored]:
    """The two first the other way round where the second is what their publisher said later, and no time is asked."""
    if question.dates or len(chosen) < 2 or not differs(question, chosen[0], chosen[1]):
        return chosen
    first, second = chosen[0].candidate.document, chosen[1].candidate.document
    if not first.publisher or first.publisher != second.publisher or not first.published or not second.published:
        return chosen
    later = second.published.earliest > first.published.latest
    return [chosen[1], chosen[0], *chosen[2:]] if later else chosen


def explains(question: Question, best: Scored) -> bool:
    """Whether it takes more than one sentence to tell: nothing that a word or two would answer, or none found."""
    if question.want in (Want.PLACE, Want.PERSON):
        open_ended = best.candidate.match.own < _TOLD
    else:
        open_ended = question.want in _EXPLAINED and not question.topic
    return open_ended and not short_form(question, best)


def _may_answer(question: Question, one: Scored) -> bool:
    """Whether a sentence could answer at all: no heading, nothing about another time, place, post or holder of it."""
    if not one.candidate.whole or one.candidate.another or comes_on_the_other_side(question, one.candidate):
        return False
    if _timely(question, one) is not None:
        return one.candidate.scope > (0.0 if one.confidence > _SURE_UNDATED else _OUT_OF_TIME)
    undated = _UNDATED if one.confidence > _SURE_UNDATED else 0.0
    return not question.dates or one.candidate.scope > undated


def _is_evidence(question: Question, best: Scored, slack: float) -> bool:
    if question.topic and best.candidate.match.own >= _SAID:
        return True
    if question.creative or _lacks(question, best) or (slack <= 0 and _unheard(best)):
        slack = SURE - _SURE_ANYWAY
    elif best.candidate.foreign:
        slack += _SLACK_ABROAD
    elif best.candidate.denies and best.candidate.match.asked >= _DENIED:
        slack += _SLACK_DENIAL
    return _confidence(question, best) > SURE - slack


def _unheard(best: Scored) -> bool:
    """Whether a sentence has no word of what is asked and the reader does not vouch for it.

    The less of what is asked any document has a word for, the surer the reader has to be.
    """
    one = best.candidate
    if one.foreign or one.match.asked > _HARDLY_ASKED or one.reading is None:
        return False
    return one.reading.relevance < (_VOUCHED if one.heard <= _HARDLY_ASKED else _UNLIKELY)


def _lacks(question: Question, best: Scored) -> bool:
    """Whether a sentence holds nothing of the kind that is asked for, which a denial need not.

    Nor need the cell of a table, which has its unit in another row. What is asked to be counted may be listed.
    """
    known, one = question.want in (Want.DATE, Want.AMOUNT, Want.DURATION), best.candidate
    return known and not one.typed and not one.denies and CELL not in one.text


def _adds(question: Question, chosen: Sequence[Scored], other: Scored, otherwise: bool, told: bool) -> bool:
    """Whether a sentence adds to those chosen; `otherwise`: it differs from the first, `told`: that one explains."""
    share = _share(chosen[0], other)
    known = not otherwise and any(alike(other.candidate.text, one.candidate.text) > _ALIKE for one in chosen)
    if told and not known and not _elsewhere(chosen[0], other) and not question.dates:
        return share >= _CLOSE_EXPLAINING and other.confidence > SURE - _SLACK_EXPLAINING
    if (
        known
        or _astray(question, chosen[0], other)
        or _of_another(question, chosen[0], other)
        or (asks_for_outcome(question) and _plans(other) and not _plans(chosen[0]))
        or _confidence(question, other) <= SURE - _SLACK
    ):
        return False
    if is_typed(question.want) and not other.candidate.typed:
        return False
    if (_timely(question, other) or 0.0) >= OVERLAPS:
        return share >= _CLOSE_TIMELY
    if question.dates and other.candidate.scope < min(1.0, chosen[0].candidate.scope) and not question.compares:
        return False
    new_document = all(_elsewhere(one, other) for one in chosen)
    if question.compares:
        return new_document and share >= _CLOSE_COMPARED
    if question.want is Want.LIST:
        return share >= _CLOSE_LIST
    if otherwise:
        beside = other.candidate.match.coverage >= chosen[0].candidate.match.coverage - _LESS_COVERED
        sure = other.confidence > _SURE_VOICE
        if sure and question.want is Want.YES_NO:  # a no is easily much likelier than a yes
            return beside
        return beside and (_states_surely(question, other) or share >= (_CLOSE_SURE if sure else _CLOSE_DIFFERING))
    if is_typed(question.want) and chosen[0].candidate.match.own - other.candidate.match.own > _LESS_COVERED:
        return False
    return share >= (_CLOSE_ELSEWHERE if new_document else _CLOSE_OTHER)


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
    known = _stems(document.text, document.language)
    return any(stem(name, document.language) in known for name in names)


def _of_another(question: Question, best: Scored, other: Scored) -> bool:
    """Whether a further sentence names others than the question does, where the best one surely tells of what it names.

    “How many berths has the Heron?” is not answered by what the Egret has.
    """
    names = {term.word for term in question.terms if term.name and not term.carried}
    said, told = (set(words(one.candidate.text)) for one in (other, best))
    sure = best.confidence > _SURE_VOICE and bool(names) and names <= told
    strangers = [word for word in map(fold, FACT.findall(other.candidate.text)) if word.isalpha()]
    return sure and not question.compares and not names & said and bool(set(strangers) - told)


def _timely(question: Question, one: Scored) -> float | None:
    return timeliness(question, one.candidate.document, one.candidate.scope)


def _confidence(question: Question, one: Scored) -> float:
    """The confidence, higher where the sentence itself says that it is about the time asked for."""
    timely = _timely(question, one) or 0.0
    return one.confidence + (_TIMELY * timely if timely > _IN_TIME else 0.0)


def _share(best: Scored, other: Scored) -> float:
    """How near a candidate comes to the best, 1 for as good; scores are log-odds."""
    return math.exp(min(0.0, other.score - best.score) / _TEMPERATURE)


def _elsewhere(one: Scored, other: Scored) -> bool:
    return one.candidate.document.id != other.candidate.document.id
