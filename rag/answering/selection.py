"""Which one to three sentences make the answer."""

from collections.abc import Sequence

from rag.answering.adding import adds
from rag.dates.timelines import OVERLAPS
from rag.evidence.asked_lists import asked_list, is_of_its_document
from rag.evidence.cells import asked_cell
from rag.evidence.extremes import asked_extreme
from rag.evidence.labelled import says_labelled
from rag.evidence.mentions import asked_about, says_something_of
from rag.evidence.plans import asks_for_outcome, plans
from rag.evidence.presupposed import denies_presupposed
from rag.evidence.quoted_words import says_quoted
from rag.evidence.turns import tells_turn
from rag.evidence.voting import tells_asked_vote
from rag.judging.eligibility import is_about_the_asked, may_answer
from rag.judging.holders import present_holder_first, taken_since, turn_first
from rag.judging.named_sources import of_its_source
from rag.judging.rejoinders import rejoinder
from rag.judging.rival_answers import rival_answers
from rag.judging.scoring import Scored, put_first, same_sentence
from rag.judging.short_answers import short_form
from rag.judging.sufficiency import SAID, SURE, is_bare_row, is_evidence, timely
from rag.judging.voices import differs
from rag.questions.names_asked import asks_for_a_name
from rag.questions.posts_asked import asks_for_the_present, asks_for_time_of_event
from rag.questions.question import Question, Want
from rag.questions.turns_asked import asked_between, asked_turn
from rag.texts.signatures import signature_at
from rag.texts.tables import is_row
from vectorstore.index.fulltext import words

_MOST, _MOST_VOICES = 3, 6  # sentences; the second where documents differ
_EXPLAINED = (Want.OTHER, Want.REASON, Want.STATEMENT)
_TOLD = 0.8  # of what is asked about a place or person; a sentence that says less wants explaining
_HARDLY_LESS = 2.5  # log-odds
_LEAST_LISTED, _SURER, _LEAST_VOTED = -2.5, 4.0, -2.5  # log-odds
_FEW, _DENIED, _SAYS_LESS, _BRIEF = 4, 0.5, 0.2, 18  # sentences; of what is asked; words
_NAMELESS = 1.0  # log-odds: what tells best of it has no name to give, so that another name is likely another’s


def select(question: Question, ranked: Sequence[Scored], slack: float = 0.0) -> list[Scored]:
    """The sentences to quote, best first; empty when the documents do not hold the answer.

    What another document states differently comes before further sentences of the same tenor. `slack`: so much less
    confidence, in log-odds, will do.
    """
    holder = [one for one in ranked if one.candidate.holds]
    if holder and (_is_of_a_time(question, ranked) or any(_signs(one) for one in holder)):
        return holder
    able = [one for one in ranked if may_answer(question, one)]
    if question.want is Want.DURATION:
        able = [one for one in able if one.candidate.typed or is_row(one.candidate.text)]
    if question.want is not Want.YES_NO and asked_about(question):
        able.sort(key=lambda one: not says_something_of(question, one.candidate))
    if question.topic:
        able.sort(key=lambda one: one.candidate.match.own < SAID)
    elif question.dates:  # what is sure and of that time before what is likelier and of another
        able.sort(key=lambda one: one.confidence <= SURE or (timely(question, one) or 0.0) < OVERLAPS)
    able = _in_force_first(question, able, slack)
    able = turn_first(question, present_holder_first(question, _outcome_first(question, able)))
    able = of_its_source(question, able)
    able.sort(key=lambda one: not says_quoted(question, one.candidate))
    if extreme := next((one for one in able if asked_extreme(question, one.candidate)), None):
        return [extreme]
    cell = _sure_cell(question, able)
    able = put_first(cell, able)
    if cell is None and (found := _labelled(question, able) or _listed(question, able) or _voted(question, able)):
        return [found]
    if able and asks_for_a_name(question) and able[0] is not ranked[0]:
        slack = min(slack, 0.0) - _NAMELESS
    if able and is_bare_row(able[0].candidate):
        able, slack = [one for one in able if not is_bare_row(one.candidate)], min(slack, 0.0)
    able = _denial_first(question, able, slack)
    if not able or not is_evidence(question, able[0], slack):
        cells = [one for one in ranked if asked_cell(question, one.candidate)]
        return holder or cells[:1] or [one for one in able if denies_presupposed(question, one.candidate)][:1]
    if follower := taken_since(question, able):
        return [follower]
    chosen, told = [able[0]], explains(question, able[0])
    others = [one for one in able[1:] if not _is_beside_cell(question, able[0], one)]
    voices = [(differs(question, able[0], one), one) for one in [*others, *_undated_rivals(question, able[0], ranked)]]
    for otherwise, other in sorted(voices, key=lambda voice: not voice[0]):
        most = _MOST_VOICES if otherwise else _MOST
        if len(chosen) < most and adds(question, chosen, other, otherwise, told):
            chosen.append(other)
    chosen = _newest_first(question, chosen)
    beside = rejoinder(question, chosen[0], ranked)
    if beside and not any(same_sentence(beside, other) for other in chosen):
        chosen.insert(1, beside)
    return chosen[:_MOST_VOICES]


def _in_force_first(question: Question, able: list[Scored], slack: float) -> list[Scored]:
    """What is said by papers that still hold before what others said, where any of the former answers."""
    if not able or not able[0].candidate.over:
        return able
    holding = [one for one in able if not one.candidate.over]
    if not any(is_evidence(question, one, slack) for one in holding):
        return able
    return [*holding, *(one for one in able if one.candidate.over)]


def _undated_rivals(question: Question, best: Scored, ranked: Sequence[Scored]) -> list[Scored]:
    """What gives another figure than the best does, in a document without a date, where a time is asked for."""
    unable = [one for one in ranked if question.dates and not may_answer(question, one)]
    undated = [one for one in unable if not (one.candidate.document.published or one.candidate.document.event_date)]
    return [one for one in undated if rival_answers(question, best, one) and is_about_the_asked(question, one)]


def _denial_first(question: Question, able: list[Scored], slack: float) -> list[Scored]:
    """What is asked for, denied in a few words, before what says much less of it: readers call no denial an answer."""
    if not able or able[0].candidate.denies:
        return able
    best, less = able[0].candidate.match, _SAYS_LESS if is_evidence(question, able[0], slack) else 0.0
    for one in able[1:_FEW]:
        match, brief = one.candidate.match, len(words(one.candidate.text)) <= _BRIEF
        plainly = one.candidate.denies and "without" not in words(one.candidate.text)
        says_more = match.asked >= max(_DENIED, best.asked + less) and match.own >= best.own + less
        if plainly and brief and says_more and is_evidence(question, one, slack):
            return put_first(one, able)
    return able


def _sure_cell(question: Question, able: Sequence[Scored]) -> Scored | None:
    """The row of a table with the cell that is asked for, where it is sure enough by itself."""
    if question.compares:
        return None
    told = [(one, cell) for one in able if (cell := asked_cell(question, one.candidate))]
    least = able[0].confidence - _SURER if able else 0.0
    return next((one for one, cell in told if one.confidence > (least if cell.sure else SURE)), None)


def _is_beside_cell(question: Question, best: Scored, other: Scored) -> bool:
    """Whether the best is the row that is asked for, and another one a row of its document that is not."""
    rows = is_row(other.candidate.text) and best.candidate.document.id == other.candidate.document.id
    if question.compares or not rows or not asked_cell(question, best.candidate):
        return False
    return asked_cell(question, other.candidate) is None


def _signs(one: Scored) -> bool:
    """Whether a sentence is who signs, or is listed with a post, in lines of their own."""
    return signature_at(one.candidate.document.text, one.candidate.span) is not None


def _is_of_a_time(question: Question, ranked: Sequence[Scored]) -> bool:
    """Whether the holder at one time is asked for: on a day, today, when something was, between two others, or next to
    another of whom no sentence tells.
    """
    if question.dates or asks_for_the_present(question):
        return True
    if asks_for_time_of_event(question) or asked_between(question):
        return True
    return asked_turn(question) is not None and not any(tells_turn(question, one.candidate) for one in ranked)


def _labelled(question: Question, able: Sequence[Scored]) -> Scored | None:
    """The line that opens with the name of what is asked for, unless a sentence is much surer."""
    found = next((one for one in able if says_labelled(question, one.candidate)), None)
    return found if found and not _is_outdone(found, able) else None


def _listed(question: Question, able: Sequence[Scored]) -> Scored | None:
    """What opens the list that is asked for, unless a sentence is much surer, or nothing speaks for the list."""
    found = next((one for one in able if asked_list(question, one.candidate)), None)
    if found is None or _is_outdone(found, able):
        return None
    return found if found.confidence > _LEAST_LISTED or is_of_its_document(question, found.candidate) else None


def _is_outdone(found: Scored, able: Sequence[Scored]) -> bool:
    """Whether the best sentence is much surer than a line that answers by its form."""
    return able[0].confidence > max(found.confidence, _LEAST_LISTED) + _SURER


def _voted(question: Question, able: Sequence[Scored]) -> Scored | None:
    """The line of minutes that tells how the vote asked for went, or who voted so."""
    if question.want not in (Want.PERSON, Want.LIST, Want.OTHER):
        return None
    found = (one for one in able if one.confidence > _LEAST_VOTED and tells_asked_vote(question, one.candidate))
    return next(found, None)


def _outcome_first(question: Question, able: list[Scored]) -> list[Scored]:
    """What a measure came to before what was planned, where the former is sure and hardly less likely."""
    if not able or not asks_for_outcome(question) or not plans(able[0].candidate):
        return able
    sure = (one for one in able[1:] if one.candidate.typed and not plans(one.candidate) and one.confidence > SURE)
    return put_first(next((one for one in sure if able[0].confidence - one.confidence < _HARDLY_LESS), None), able)


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
