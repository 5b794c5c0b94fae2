"""What a follow-up leaves out, taken from the turns before it, without a model."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rag.dates.question_dates import MONTH_NUMBERS, without_dates
from rag.language.lexicons import lexicon
from rag.questions.asked import as_question, read_message
from rag.questions.question import Question, Want, read_question, with_terms, words_spaced
from rag.questions.said_claims import said_claim
from rag.questions.telling_apart import places_in
from rag.questions.terms import Term
from rag.questions.typed import as_written, led_up_to
from vectorstore.dates import PartialDate
from vectorstore.index.fulltext import fold

Turn = tuple[str, str]
_FEW_TERMS = 2
_NAMES_OF_ANSWER = 4
_READ_OF_ANSWER = 600
_LEAD = re.compile(r"\*\*([^*]+)\*\*")  # what an answer of ours leads with
_NAMED = re.compile(r"((?:[^\W\d_a-z][\w’'\-]*\.? ){1,3}[^\W\d_a-z][\w’'\-]*)(?= [a-zß-ÿ])")  # “Ines Falk wrote …”
_MARKER = re.compile(r"\[\d+\]|\*\*")
_PERSON = frozenset(("he", "him", "his", "she", "her", "hers"))
_PIECE = re.compile(r"[^“”\"\n]{18,}")


def resolve(text: str, history: Sequence[Turn], turns: int, as_of: date | None = None) -> Question:
    """The question, with what it leaves out filled in from at most `turns` earlier (question, answer) pairs.

    Statements around the question count as the turn right before it. Relative dates, earlier turns' too, are read as
    seen from `as_of` where it is given.
    """
    message = read_message(text)
    asked = as_written(as_question(message.question))
    question, before = _behind_what_is_told(read_question(asked, as_of))
    told = [(one, "") for one in (message.around, before) if one]
    earlier = [*(history[-turns:] if turns else ()), *told]
    for asked, answered in reversed(earlier):
        if not _leans(question):
            break
        question = _filled(question, resolve(asked, (), 0, as_of), answered)
    return question


def _behind_what_is_told(question: Question) -> tuple[Question, str]:
    """The question by itself, and what is told in front of it, where that is a clause of its own or is leaned on."""
    before, asked = led_up_to(question.text)
    if not before:
        return question, ""
    alone = read_question(asked, question.as_of)
    return (alone, before) if _leans(alone) else (question, "")


def _leans(question: Question) -> bool:
    known = lexicon(question.language)
    own = [term for term in question.terms if not term.carried]
    if question.leans and not _needs_more(question):
        return False
    folded = fold(question.text)
    if known.spaced:
        pointing = bool(set(words_spaced(_without_speaker(question))) & known.pronouns)
    else:
        pointing = any(word in folded for word in known.pronouns)
    return pointing or len(own) < _FEW_TERMS or any(folded.startswith(cue) for cue in known.elliptical)


def may_stand_alone(question: Question) -> bool:
    """Whether a question that earlier turns lent words may be one by itself: “Where is the depot of the buses?”

    It opens as a follow-up may, “And …” apart, but points at nothing and has words enough of its own.
    """
    known, folded = lexicon(question.language), fold(question.text)
    own = sum(not term.carried for term in question.terms)
    if not known.spaced or not question.leans or own < _FEW_TERMS or any(map(folded.startswith, known.taking_up)):
        return False
    return known.pronouns.isdisjoint(words_spaced(_without_speaker(question)))


def _without_speaker(question: Question) -> str:
    """The question without the “that” of a claim whose speaker it asks for, and without a claim that opens with “they”.

    Who is meant by that is who is asked for.
    """
    claim = said_claim(question)
    if not claim:
        return question.text
    opens = words_spaced(claim)[0] in lexicon(question.language).pronouns
    return question.text.replace(f"that {claim}", "" if opens else claim).replace(claim, "" if opens else claim)


def _needs_more(question: Question) -> bool:
    return not question.dates and not any(term.name for term in question.terms)


def _filled(question: Question, earlier: Question, answered: str) -> Question:
    question = _in_month(question, earlier)
    places_new = any(term.name for term in question.terms)
    elsewhen = (
        places_new and _elliptical(question) and not lexicon(question.language).same_time.search(fold(question.text))
    )
    carried = [term for term in earlier.terms if not (places_new and term.name and _elliptical(question))]
    if not any(term.name for term in earlier.terms):
        named = read_question(_MARKER.sub("", answered[:_READ_OF_ANSWER])).terms
        carried += [term for term in named if term.name and not term.word.isdigit()][:_NAMES_OF_ANSWER]
    if who := _whom(question, earlier, answered):
        carried = list(who)
    filled = with_terms(question, tuple(replace(term, carried=True, focus=False) for term in carried))
    return replace(
        filled,
        embedded=f"{without_dates(earlier.text) if question.dates else earlier.text} {question.text}",
        dates=question.dates or (() if elsewhen else earlier.dates),
        context=question.context if question.dates or places_new else (*question.context, *_statements(answered)),
        places=question.places if places_new else places_in(earlier.text) or earlier.places,
        newest=question.newest or (not question.dates and earlier.newest),
        want=earlier.want if question.want is Want.OTHER and _leaves_out_what(question) else question.want,
    )


def _whom(question: Question, earlier: Question, answered: str) -> tuple[Term, ...]:
    """Who “he” or “she” is, where the turn before asked who and was answered with a name, or began with one."""
    leads = (_LEAD.match(answered) or _NAMED.match(answered)) if earlier.want is Want.PERSON else None
    if leads is None or not _PERSON & set(words_spaced(question.text)):
        return ()
    return tuple(replace(term, name=True) for term in read_question(leads[1]).terms)


def _in_month(question: Question, earlier: Question) -> Question:
    """The question with a month it names alone, “And in December?”, as a date of the year an earlier turn named."""
    year = next((date.year for date in earlier.dates if isinstance(date, PartialDate)), None)
    months = [term for term in question.terms if term.name and term.word in MONTH_NUMBERS]
    if year is None or question.dates or len(months) != 1:
        return question
    rest = tuple(term for term in question.terms if term not in months)
    return replace(question, terms=rest, dates=(PartialDate(year, MONTH_NUMBERS[months[0].word]),))


def _statements(answer: str) -> tuple[str, ...]:
    """The pieces of an earlier answer that can be looked for in documents, folded."""
    return tuple(fold(piece).strip(" .") for piece in _PIECE.findall(answer[: _READ_OF_ANSWER * 4]))


def _leaves_out_what(question: Question) -> bool:
    """Whether it leaves out what it asks for: “And in May?”, but not “What did he do before?”."""
    opening = words_spaced(question.text)[:1]
    return _opens_elliptically(question) or (len(question.terms) <= 1 and opening not in (["what"], ["which"]))


def _elliptical(question: Question) -> bool:
    return _opens_elliptically(question) or len(question.terms) <= 1


def _opens_elliptically(question: Question) -> bool:
    folded = fold(question.text)
    return any(folded.startswith(cue) for cue in lexicon(question.language).elliptical)
