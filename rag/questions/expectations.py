"""Whether a sentence holds the kind of thing a question asks for: a duration, a number, a date, a place, a person."""

import re
from functools import cache, lru_cache

from rag.dates.clock import clocks_in, stretches_in
from rag.dates.question_dates import MONTH
from rag.language.forms import any_of
from rag.language.wording import wording
from rag.questions.question import Want
from vectorstore.documents import Span

_ONE_UNIT = 3  # words: “half an hour”
_COUNTED = (Want.COUNT, Want.AMOUNT)
_MOMENT = re.compile(  # when something is, or the number of an item or clause, not how many there are
    rf"^\(?\d{{1,3}}[.)]\s|^\d{{1,2}}(?:\.\d{{1,2}})+\s"
    rf"|\b\d{{1,2}}(?::\d\d\b(?:\s?[ap]\.?m\b)?|\.\d\d\s?[ap]\.?m\b)|\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?:{MONTH})\b(?:\s+\d{{4}})?"
    rf"|\b(?:{MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?|\b(?:in|since|of|by|until|{MONTH})\s+(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)


@lru_cache(65536)
def holds(want: Want, text: str) -> bool:
    """Whether a sentence holds what `want` asks for; True where nothing in particular is asked for."""
    form = _forms().get(want)
    if form is None or form.search(_MOMENT.sub(" ", text) if want in _COUNTED else text):
        return True
    return bool(clocks_in(text)) if want is Want.DATE else want is Want.DURATION and any(stretches_in(text))


def is_typed(want: Want) -> bool:
    """Whether a wanted kind can be told from a sentence's form."""
    return want in _forms()


@lru_cache(8192)
def values(want: Want, text: str) -> tuple[str, ...]:
    """The durations, amounts or counts a sentence states, normalised; empty for other kinds."""
    form = _value_forms().get(want)
    if form is None:
        return ()
    read = _MOMENT.sub(" ", text) if want in _COUNTED else text
    found = tuple(_in_figures(one.group().lower()) for one in form.finditer(read))
    return found or tuple(map(_as_duration, stretches_in(text))) if want is Want.DURATION else found


def whole_value(want: Want, text: str, span: Span) -> Span:
    """A part of a sentence, grown over the value that it cuts: “26 minutes” to “an hour and 26 minutes”."""
    form = _value_forms().get(want) if want is Want.DURATION else None
    for one in form.finditer(text) if form else ():
        if span.overlaps(Span(*one.span())):
            span = Span(min(span.start, one.start()), max(span.end, one.end()))
    return span


def _as_duration(minutes: int) -> str:
    """Minutes as a duration is said: “3 hours 42 minutes”."""
    parts = ((minutes // 60, "hour"), (minutes % 60, "minute"))
    return " ".join(f"{count} {unit}{'s' * (count > 1)}" for count, unit in parts if count)


def _in_figures(value: str) -> str:
    """A value with its number words in figures: “an hour and ten minutes” is “1 hour 10 minutes”."""
    known = wording("en")
    numbers = known.numbers if known else {}
    figures = {**numbers, "a": 1, "an": 1}
    spoken = [word.strip(".,") for word in re.split(r"[\s\-]+", value) if word.strip(".,")]
    joined = [word for word in spoken if word != "and"] if len(spoken) > _ONE_UNIT else spoken
    joined = [
        str(figures.get(word, word)) if not place or word in numbers else word for place, word in enumerate(joined)
    ]
    return " ".join(joined)


@cache
def _forms() -> dict[Want, re.Pattern[str]]:
    amount = re.compile(
        rf"\d[\d.,]*(?!\d|(?:st|nd|rd|th)\b)|(?i:\b(?:{any_of('number_words')})\b)|[一二三四五六七八九十百千万]"
    )
    number = re.compile(rf"\d|(?i:\b(?:{any_of('number_words')}|first|second|third)\b)|[一二三四五六七八九十百千万]")
    stated = rf"(?:\d[\d,.]*|{any_of('number_words')})(?:[\s-]+(?:and a half|to|or|\d+))*"
    to = r"(?:st|nd|rd|th)?(?: and | to |\s?[-–—]\s?| until )(?:the )?"
    duration = (
        rf"(?i:\b{stated}[\s-]*(?:[a-zß-ÿ]{{3,}}\s)?(?:{any_of('units')})\b)"
        r"|(?i:\b(?:more than|over|about|nearly|almost|less than|under|lasted|took|for|within) an? (?:whole |full )?"
        r"(?:minute|hour|day|night|week|fortnight|month|year|decade)\b)"
        rf"|\d+\s*(?:{any_of('unspaced_durations')})|(?i:half an hour)"
        r"|(?i:\b(?:begins?|began|starts?|started|runs?|ran|from)\b[^.;]{0,40}\b\d{4}\b[^.;]{0,40}"
        r"\b(?:ends?|ended|expires?|expired|until|till|through|to)\b[^.;]{0,40}\b\d{4}\b)"
        r"|(?i:from \d[\d:.]* ?(?:[ap]\.?m\.?)? (?:to|until) \d(?![\d,.]*\s?(?:%|per ?cent)))"
        rf"|(?i:\b\d{{1,2}}{to}\d{{1,2}}\.? (?:of )?(?:{MONTH})\b|\b(?:{MONTH}) \d{{1,2}}{to}\d{{1,2}}\b)"
    )
    date = (
        rf"\b(?:19|20)\d\d\b|(?i:\b(?:{any_of('months', 'weekdays', 'relative_dates')})\b)|\d\d?:\d\d"
        r"|(?i:\b\d{1,2} ?[ap]\.?m\b)|[\d一二三四五六七八九十〇]+[年月日]"
    )
    article = r"(?:the\s+|la\s+|el\s+|le\s+|der\s+|den\s+|dem\s+)?"
    place = rf"\b(?:{any_of('prepositions')})\s+{article}[A-ZÀ-Þ]\w+|^[A-Z]{{3,}}[\s,]|[市県国省州区]"
    day = rf"(?i:(?:{any_of('months', 'weekdays')})\b)"
    person = (
        rf"(?:[A-ZÀ-Þ][\w’'\-]+\s+){{1,3}}[A-ZÀ-Þ][\w’'\-]+|(?<=[\w,;] )(?!{day})[A-ZÀ-Þ][a-zà-ÿ]{{2,}}"
        rf"|^[A-ZÀ-Þ][a-zà-ÿ]{{2,}}(?= (?:{any_of('speech')}))|\b(?:{any_of('titles')})\b"
        rf"|[\u4e00-\u9fff]{{2,}}(?:{any_of('unspaced_titles')})"
    )
    return {
        Want.DURATION: re.compile(duration),
        Want.COUNT: number,
        Want.AMOUNT: amount,
        Want.DATE: re.compile(date),
        Want.PLACE: re.compile(place),
        Want.PERSON: re.compile(person),
        Want.REASON: re.compile(rf"(?i:\b(?:{any_of('reasons')})\b)|{any_of('unspaced_reasons')}"),
        Want.STATEMENT: re.compile(rf"[“\"«「]|(?i:\b(?:{any_of('speech')})\b)"),
    }


@cache
def _value_forms() -> dict[Want, re.Pattern[str]]:
    count, units = rf"(?:\d[\d,.]*|\b(?:{any_of('number_words')}))", any_of("units")
    return {
        Want.DURATION: re.compile(
            rf"(?i:(?:{count}|\ban?)[\s-]*(?:{units})\b(?:,? and |, | )(?:an? |{count}[\s-]*)(?:{units})\b"
            rf"|{count}[\s-]*(?:{units})\b|half an hour)"
        ),
        Want.AMOUNT: re.compile(r"\d[\d,.]*\s?(?:%|percent|[^\W\d]{1,12})?"),
        Want.COUNT: re.compile(rf"\d[\d,.]*|(?i:\b(?!one\b|une?\b|una\b|half|several)(?:{any_of('number_words')})\b)"),
    }
