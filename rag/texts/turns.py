"""Who took a post from whom, as a sentence says it: “Ada Holm takes the place of Tobias Renn”, “his successor is …”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rag.dates.question_dates import MONTH_NUMBERS
from rag.language.forms import any_of
from rag.language.lexicons import lexicon
from rag.texts.person_names import NAME_IN_SENTENCE as NAME
from rag.texts.person_names import names_in_full, person_named
from vectorstore.index.fulltext import fold

_THEY = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir|him|them)"
_OF = rf"(?P<object>{NAME}|{_THEY})\b(?!['’]s\b)"
TAKE = r"\bt(?:ook|akes?|aking|aken)"
_TAKES = re.compile(
    rf"(?:{TAKE} (?:over(?: (?:as|the) [^.;:,]{{1,60}}?)? from|the place of)"
    r"|\bsucceed(?:s|ed|ing)?|\breplac(?:es?|ed|ing)|\bfollow(?:s|ed|ing)?)"
    rf" (?:the (?:late |former |retiring |outgoing )?(?:[a-z]+ ){{0,2}})?{_OF}"
)
_TAKES_PLACE = re.compile(rf"{TAKE} (?P<object>his|her|their|{NAME}['’]s) place\b")
_IS_TAKEN = re.compile(rf"\b(?:followed|succeeded|replaced)\b[^.;:]{{0,40}}?\bby (?:[a-z]+ ){{0,4}}{_OF}")
_HANDS = re.compile(
    r"\b(?:hand(?:s|ed|ing)?(?: over)?|g[ai]v(?:es?|ing) way|ma(?:de|kes?|king) way)\b[^.;:]{0,40}?"
    rf"\b(?:to|for) {_OF}"
)
_KIN = r"(?P<kin>successor|predecessor)"
_DAY = any_of("months", "weekdays")
_WHEN = (
    rf"(?i:[.;,]| (?:on|in) (?:early |mid |late )?(?:the )?(?:{_DAY}|\d|spring|summer|autumn|winter|new year)"
    r"| in (?:the|her|his|their) (?:place|post|role|office|chair)\b| at (?:once|the (?:start|beginning|end|turn)\b)"
    r"| with (?:immediate )?effect\b| as (?!soon|long|far|if|though))"
)
_FOLLOWS = re.compile(  # nobody named: whoever the sentence before tells of
    rf"(?P<object>{NAME}) (?:(?:will|is to) (?:follow|succeed|take over|step in)|follow(?:s|ed)|succeed(?:s|ed)"
    rf"|(?:takes|took) over|step(?:s|ped) in)(?={_WHEN})(?![^.;]*\bfrom\b)"
)
_PROPOSED = re.compile(
    rf"\b(?:propos|nominat|nam|choos|chos|appoint|elect|pick|recommend)\w*(?: that)? (?P<object>{NAME})"
    rf"(?:, [^,.;:]{{1,60}},)? (?:as|to be) (?P<owner>my|his|her|their|{NAME}['’]s) {_KIN}\b"
)
_OWNED = re.compile(
    rf"(?P<owner>{NAME}|[Hh]is|[Hh]er|[Tt]heir)(?:['’]s)? (?:immediate |direct )?{_KIN}(?: as [^,.;:]{{1,40}})?"
    rf"(?:,|:| is| was| will be| became)? {_OF}"
)
_BESIDE = re.compile(rf"(?P<object>{NAME}), (?P<owner>his|her|their|{NAME}['’]s) {_KIN}\b")
_IS_NAMED = re.compile(
    rf"(?P<object>{NAME}) (?:(?:is|was|has been|had been|were|will be) )?(?:now )?"
    rf"(?:named|appointed|chosen|picked|elected|confirmed) (?:as )?(?P<owner>his|her|their|{NAME}['’]s) {_KIN}\b"
)
_GOES_TO = re.compile(
    rf"(?P<subject>{NAME}|[Hh]is|[Hh]er|[Tt]heir)(?:['’]s)? (?:post|place|job|role|office|chair|seat|position|duties) "
    r"(?:(?:will|is to|has|have) )?"
    r"(?:go(?:es|ne)?|went|pass(?:es|ed)?|fall(?:s|en)?|fell|(?:is|was|be|been) (?:taken(?: over)?|filled))"
    rf" (?:to|by) (?:[a-z]+ ){{0,4}}{_OF}"
)
_SUBJECT = re.compile(rf"{NAME}|\b(?:he|she|they|He|She|They|I)\b")

PRONOUNS = frozenset(["he", "she", "they", "his", "her", "their", "him", "them"])
SELF = frozenset(["i", "my"])
_NOBODY = lexicon("en").stop - PRONOUNS
_AHEAD_OF_IT = re.compile(  # what would be read as the first words of a name
    rf"\b(?:(?:in|on|since|until|\d{{1,2}}) (?:{_DAY})\b|(?:{'|'.join(sorted(_NOBODY))}) (?=I\b))", re.IGNORECASE
)


@dataclass(frozen=True)
class Turn:
    """A post changing hands; each side a name, or a pronoun where the sentence has no more."""

    before: str
    after: str


@lru_cache(8192)
def turns_in(text: str) -> tuple[Turn, ...]:
    """The changes of a post that a sentence tells of."""
    return tuple(_turns(text))


def _turns(text: str) -> Iterator[Turn]:
    for form in (_TAKES, _TAKES_PLACE):
        for found in form.finditer(text):
            if subject := _subject(text[: found.start()]):
                yield Turn(found["object"], subject)
    for form in (_IS_TAKEN, _HANDS):
        for found in form.finditer(text):
            if subject := _subject(text[: found.start()]):
                yield Turn(subject, found["object"])
    for found in _GOES_TO.finditer(text):
        yield Turn(found["subject"], found["object"])
    for found in _FOLLOWS.finditer(text):
        if _is_full(found["object"]):  # “Lunch follows at noon”
            yield Turn("they", found["object"])
    for form in (_OWNED, _BESIDE, _IS_NAMED, _PROPOSED):
        for found in form.finditer(text):
            owner, other = found["owner"], found["object"]
            yield Turn(owner, other) if found["kin"] == "successor" else Turn(other, owner)


def _subject(lead: str) -> str:
    """Who does it: the full name nearest before the verb, else the nearest name or pronoun of the sentence."""
    named = (one.group() for one in _SUBJECT.finditer(_AHEAD_OF_IT.sub(";", lead)))
    found = [name for name in named if fold(name) in SELF or not {fold(name)} & (_NOBODY | MONTH_NUMBERS.keys())]
    full = [name for name in found if " " in name]
    return (full or found or [""])[-1]


def _is_full(name: str) -> bool:
    """Whether a person is named with more than one word, a title being one, and no day or thing."""
    return names_in_full(name) and person_named(name) == name
