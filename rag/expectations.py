"""Whether a sentence holds the kind of thing a question asks for: a duration, a number, a date, a place, a person."""

import re
from collections.abc import Callable
from functools import lru_cache

from rag.questions import Want

_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|sixty|"
    "hundred|thousand|million|billion|dozens?|half|several|un|une|una|dos|tres|deux|trois|zwei|drei|vier|fünf"
)
_UNIT = (
    r"seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|decades?|fortnights?|nights?|"
    r"segundos?|minutos?|horas?|d[ií]as?|semanas?|meses|años?|sekunden?|minuten?|stunden?|tagen?|wochen?|monaten?|jahren?|"
    r"heures?|jours?|semaines?|mois|ans|années?"
)
_MONTH = (
    r"jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|march|april|may|june|july|aug(?:ust)?|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|märz|mai|juni|"
    r"juli|oktober|dezember|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
)
_DAY = r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_DURATION = re.compile(
    rf"\b(?:\d[\d,.]*|{_NUMBER_WORDS})(?:[\s-]+(?:and a half|to|or|\d+))*[\s-]*(?:{_UNIT})\b|half an hour|\d+\s*(?:分|時間|小时|分钟|日間|天|年間|か月|個月)"
    r"|\bfrom \d[\d:.]* ?(?:[ap]\.?m\.?)? (?:to|until) \d",
    re.I,
)
_NUMBER = re.compile(rf"\d|\b(?:{_NUMBER_WORDS}|first|second|third)\b|[一二三四五六七八九十百千万]", re.I)
_DATE = re.compile(
    rf"\b(?:19|20)\d\d\b|\b(?:{_MONTH})\b|\b(?:{_DAY})\b|\d\d?:\d\d|\b\d{{1,2}} ?[ap]\.?m\b|\byesterday|\btoday|\btomorrow|"
    r"\bearlier (?:in the|this) \w+|\b(?:last|next|this) (?:week|month|year|spring|summer|autumn|fall|winter)|\d+[年月日]",
    re.I,
)
_PLACE = re.compile(
    r"\b(?:in|at|near|to|from|of|on|en|à|au|aux|a|bei|nach|von)\s+(?:the\s+|la\s+|el\s+|le\s+|der\s+|den\s+|dem\s+)?[A-ZÀ-Þ]\w+|^[A-Z]{3,}[\s,]|[市県国省州区]"
)
_PERSON = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'\-]+\s+){1,3}[A-ZÀ-Þ][\w’'\-]+|\b(?:Mr|Mrs|Ms|Dr|Prof|President|Minister|Secretary|Captain|Mayor)\b|[\u4e00-\u9fff]{2,}(?:氏|大臣|長官|先生|部长|国务卿)"
)
_SINGLE_NAME = re.compile(
    r"(?<=[\w,;] )[A-ZÀ-Þ][a-zà-ÿ]{2,}|^[A-ZÀ-Þ][a-zà-ÿ]{2,}(?= (?:said|told|noted|stated|emphasi[sz]ed|explained|reassured))"
)
_REASON = re.compile(
    r"\b(?:because|since|due to|in order to|so that|owing to|as a result|to (?:ensure|avoid|prevent|keep|make|allow|protect|reduce|improve)|aims?|after|porque|debido|weil|damit|wegen|parce que|afin|pour)\b|ため|ので|因为|由于",
    re.I,
)
_SPEECH = re.compile(
    r"[“\"«「]|\b(?:said|says|told|stated|noted|emphasi[sz]ed|expressed|added|explained|described|underscored|warned|called|praised|argued|stressed|reaffirmed|observed|reassured|dijo|sagte|erklärte|declar|a dit)\b",
    re.I,
)

_HOLDS: dict[Want, Callable[[str], bool]] = {
    Want.DURATION: lambda text: bool(_DURATION.search(text)),
    Want.COUNT: lambda text: bool(_NUMBER.search(text)),
    Want.AMOUNT: lambda text: bool(_NUMBER.search(text)),
    Want.DATE: lambda text: bool(_DATE.search(text)),
    Want.PLACE: lambda text: bool(_PLACE.search(text)),
    Want.PERSON: lambda text: bool(_PERSON.search(text) or _SINGLE_NAME.search(text)),
    Want.REASON: lambda text: bool(_REASON.search(text)),
    Want.STATEMENT: lambda text: bool(_SPEECH.search(text)),
}
_VALUES = {
    Want.DURATION: re.compile(rf"(?:\d[\d,.]*|\b(?:{_NUMBER_WORDS}))[\s-]*(?:{_UNIT})\b|half an hour", re.I),
    Want.AMOUNT: re.compile(r"\d[\d,.]*\s?(?:%|percent|[^\W\d]{1,12})?", re.I),
    Want.COUNT: re.compile(r"\d[\d,.]*", re.I),
}


@lru_cache(65536)
def holds(want: Want, text: str) -> bool:
    """Whether a sentence holds what `want` asks for; True where nothing in particular is asked for."""
    check = _HOLDS.get(want)
    return check is None or check(text)


def is_typed(want: Want) -> bool:
    """Whether a wanted kind can be told from a sentence's form."""
    return want in _HOLDS


def values(want: Want, text: str) -> tuple[str, ...]:
    """The durations, amounts or counts a sentence states, normalised; empty for other kinds."""
    form = _VALUES.get(want)
    return (
        tuple(re.sub(r"[\s\-]+", " ", found.group().lower()).strip(" .,") for found in form.finditer(text))
        if form
        else ()
    )
