"""The answer in a few words: cut out of the quotation, or yes or no where the quotation decides it."""

import re
from collections.abc import Sequence

from rag.checking.readings import read
from rag.checking.support import OPPOSITE, judge
from rag.evidence.candidates import Candidate
from rag.evidence.cells import asked_cell
from rag.evidence.corrections import takes_back
from rag.evidence.extremes import asked_extreme
from rag.evidence.read_writers import answers_as_writer
from rag.evidence.reported import whose_claim
from rag.judging.features import MOST_REPEATED
from rag.judging.scoring import Scored
from rag.language.forms import any_of
from rag.language.frames import frame
from rag.language.stems import stem
from rag.language.wording import wording
from rag.questions.expectations import holds, is_typed, whole_value
from rag.questions.question import Question, Want
from rag.questions.said_claims import said_claim
from rag.reading.reader import Reading
from rag.texts.denials import is_denial
from rag.texts.requests import asks_whether
from rag.texts.signatures import signature_at
from rag.texts.speakers import speaker_at
from rag.texts.tables import CELL
from vectorstore.documents import Span
from vectorstore.index.fulltext import words

_LONG_FORM = (Want.LIST, Want.COMPARISON, Want.STATEMENT, Want.REASON)
_SURE_TYPED, _SURE_OTHER, _SURE_SPEAKER = 0.25, 0.4, 0.5
_SURE_ENOUGH = 0.3  # log-odds that the sentence answers
_MOST_WORDS = 9
_LEAST_SHARED = 0.55  # of what the question says; a name from a sentence about something else is no answer
_UNIT_WITHIN = 5
_NAME_BEFORE = re.compile(r"(?:(?<![.!?] )(?<!^)\b[A-ZÀ-Þ][\w’'.-]*\s+){1,3}$|[$€£¥]\s?$")
_DAY = re.compile(rf"(?:{any_of('weekdays')})\s+", re.IGNORECASE)
_MONTH = re.compile(
    rf"(?<=\b[io]n )(?:{any_of('months')})\.?\s+", re.IGNORECASE
)  # April may be somebody's name elsewhere
_NUMBER_AFTER = re.compile(r"[\d,.:/%–-]*\d%?")
_NAME_AFTER = re.compile(r"(?:\s+[A-ZÀ-Þ][\w’'-]*){1,3}")
_NAME_BESIDE = re.compile(r",\s+([A-ZÀ-Þ][\w’'.-]*(?:\s+[A-ZÀ-Þ][\w’'-]*){1,3})")
_NOT_THEY = re.compile(  # “The Director no longer hears appeals”
    r"\s+(?:(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|must|should)\s+)?"
    r"(?:no longer|not|never)\b|\s+(?:\w+n[’']t|cannot)\b"
)
_OPENER = re.compile(r"^\s*(?:and|but|so)?\s*\w+(?:n[’']t)?\s+", re.IGNORECASE)


def short_form(question: Question, one: Scored) -> str:
    """What to lead with, verbatim from the candidate or “Yes”/“No”; empty where only the sentence itself will do."""
    led = _told_by_form(question, one.candidate)
    if led is None and said_claim(question):
        led = _who_said(question, one)
    if led is not None:
        return led
    if one.confidence < _SURE_ENOUGH:
        return ""
    if question.want is Want.YES_NO:
        return _yes_or_no(question, one)
    reading = one.candidate.reading
    if (
        reading is None
        or question.compares
        or question.topic
        or question.want in _LONG_FORM
        or takes_back(one.candidate)
    ):
        return ""
    return _words_read(question, one, reading)


def _told_by_form(question: Question, one: Candidate) -> str | None:
    """The name or the cell that a signature, a row of figures or a table has for the question; None without such."""
    if one.holds and (signed := signature_at(one.document.text, one.span)):
        return signed.name
    if extreme := asked_extreme(question, one):
        return extreme.name
    cell = None if question.compares else asked_cell(question, one)
    return cell.text if cell else None


def _who_said(question: Question, one: Scored) -> str | None:
    """Who says what was claimed, where the text tells; empty where the reader does not, and None where it may."""
    if speaker := speaker_at(one.candidate.document.text, one.candidate.span.start):
        return speaker
    if (writer := whose_claim(question, one.candidate)) and one.confidence >= _SURE_ENOUGH:
        return writer.name
    reading = one.candidate.reading
    return "" if reading is None or reading.sureness < _SURE_SPEAKER else None


def _words_read(question: Question, one: Scored, reading: Reading) -> str:
    """The words that the reader takes for the answer, grown to a whole name or value; empty where they will not do."""
    text = one.candidate.text
    if question.want is Want.PERSON and _NOT_THEY.match(text, reading.answer.end):
        return ""
    short = whole_name(text, whole_value(question.want, text, reading.answer))
    named = answers_as_writer(one.candidate) if question.want is Want.PERSON else ""
    if named:
        short = named
    elif question.want is Want.PERSON and not holds(question.want, short):
        short = _named_beside(text, reading.answer) or short
    said, asked = words(short), question.every_word
    if (
        not said
        or CELL in short
        or len(said) > _MOST_WORDS
        or sum(word in asked for word in said) > MOST_REPEATED * len(said)
    ):
        return ""
    if one.candidate.match.own < _LEAST_SHARED or (
        question.want is Want.COUNT and not _counts_what_is_asked(question, one)
    ):
        return ""
    if not is_typed(question.want) and _is_number_word(said, one.candidate.document.language):
        return ""  # “which names?” is not answered by “three”
    if is_typed(question.want):
        return short if reading.sureness >= _SURE_TYPED and (named or holds(question.want, short)) else ""
    return short if reading.sureness >= _SURE_OTHER else ""


def _is_number_word(said: Sequence[str], language: str | None) -> bool:
    known = wording(language)
    return len(said) == 1 and known is not None and said[0] in known.numbers


def _counts_what_is_asked(question: Question, one: Scored) -> bool:
    """Whether one of the words right after the number is a word of the question: 214 *berths*, not 40 *minutes*."""
    assert one.candidate.reading is not None
    language = one.candidate.document.language
    following = words(one.candidate.text[one.candidate.reading.answer.start :])[:_UNIT_WITHIN]
    asked = {stem(term.word, language) for term in question.terms}
    return any(stem(word, language) in asked for word in following)


def _named_beside(text: str, answer: Span) -> str:
    """The name set beside an office: “Ines Falk” of “The harbour master, Ines Falk, …”."""
    beside = _NAME_BESIDE.match(text, answer.end)
    return beside.group(1) if beside else ""


def whole_name(text: str, answer: Span) -> str:
    """The answer's words, grown over the rest of a name or of an amount that they cut: “Falk” to “Ines Falk”."""
    start, end = answer.start, answer.end
    if text[start : start + 1].isupper() or text[start : start + 1].isdigit():
        before = _NAME_BEFORE.search(text[:start])
        start = before.start() if before and not text[: before.start()].endswith(" of ") else start
        named = start < answer.start and not text[answer.start].isdigit()
        when = (_DAY.match(text, start) or _MONTH.match(text, start)) if named else None
        start = min(when.end(), answer.start) if when else start  # “On *Friday* Ada Holm took over”
    if start < end and text[start:end].split()[-1][:1].isupper():
        after = _NAME_AFTER.match(text, end)
        end = after.end() if after else end
    number = _NUMBER_AFTER.match(text, end) if text[end - 1 : end].isdigit() else None
    return text[start : number.end() if number else end].strip(" ,;:")


def _yes_or_no(question: Question, one: Scored) -> str:
    """Whether the sentence says what is asked, or its opposite, by the rules that check a model's sentences.

    Nothing where a denial of something else stands beside it, and no yes where a word of the question is not said: “on
    time” may be all that is asked, and a wrong yes is worse than none.
    """
    claim = read(_OPENER.sub("", question.text, count=1).rstrip("? "), question.language)
    quotation = read(one.candidate.text, one.candidate.document.language or question.language)
    if claim is None or quotation is None or " or " in question.text or asks_whether(one.candidate.text):
        return ""
    verdict = judge(claim, quotation, one.candidate.document)
    denied = is_denial(question.text, question.language) is not one.candidate.denies
    if verdict.failure is None:
        return "" if denied or verdict.coverage < 1.0 else frame(question.language).yes
    return frame(question.language).no if denied and verdict.failure == OPPOSITE else ""
