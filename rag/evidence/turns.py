"""Who took a post from whom, as a sentence says it: “Ada Holm takes the place of Tobias Renn”, “his successor is …”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rag.dates.question_dates import MONTH_NUMBERS
from rag.evidence.candidates import Candidate
from rag.language.forms import any_of
from rag.language.lexicons import lexicon
from rag.language.stems import stem, stems_in
from rag.questions.question import Question, Want
from rag.texts.person_names import names_in_full, person_named
from rag.texts.preceding import sentences_before
from rag.texts.writers import first_person
from vectorstore.index.fulltext import fold, words

_TITLE = r"(?:(?:Mrs?|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Captain|Judge)\.?\s)?"
_PART = r"[A-ZÀ-Þ](?:[\w-]|['’](?!s\b))*"
_NAME = rf"{_TITLE}{_PART}(?:\s(?:(?:de|van|von|der|la|du)\s)*{_PART}){{0,3}}"
_THEY = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir|him|them)"
_OF = rf"(?P<object>{_NAME}|{_THEY})\b(?!['’]s\b)"
_TAKE = r"\bt(?:ook|akes?|aking|aken)"
_TAKES = re.compile(
    rf"(?:{_TAKE} (?:over(?: (?:as|the) [^.;:,]{{1,60}}?)? from|the place of)"
    r"|\bsucceed(?:s|ed|ing)?|\breplac(?:es?|ed|ing)|\bfollow(?:s|ed|ing)?)"
    rf" (?:the (?:late |former |retiring |outgoing )?(?:[a-z]+ ){{0,2}})?{_OF}"
)
_TAKES_PLACE = re.compile(rf"{_TAKE} (?P<object>his|her|their|{_NAME}['’]s) place\b")
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
    rf"(?P<object>{_NAME}) (?:(?:will|is to) (?:follow|succeed|take over|step in)|follow(?:s|ed)|succeed(?:s|ed)"
    rf"|(?:takes|took) over|step(?:s|ped) in)(?={_WHEN})(?![^.;]*\bfrom\b)"
)
_PROPOSED = re.compile(
    rf"\b(?:propos|nominat|nam|choos|chos|appoint|elect|pick|recommend)\w*(?: that)? (?P<object>{_NAME})"
    rf"(?:, [^,.;:]{{1,60}},)? (?:as|to be) (?P<owner>my|his|her|their|{_NAME}['’]s) {_KIN}\b"
)
_OWNED = re.compile(
    rf"(?P<owner>{_NAME}|[Hh]is|[Hh]er|[Tt]heir)(?:['’]s)? (?:immediate |direct )?{_KIN}(?: as [^,.;:]{{1,40}})?"
    rf"(?:,|:| is| was| will be| became)? {_OF}"
)
_BESIDE = re.compile(rf"(?P<object>{_NAME}), (?P<owner>his|her|their|{_NAME}['’]s) {_KIN}\b")
_IS_NAMED = re.compile(
    rf"(?P<object>{_NAME}) (?:(?:is|was|has been|had been|were|will be) )?(?:now )?"
    rf"(?:named|appointed|chosen|picked|elected|confirmed) (?:as )?(?P<owner>his|her|their|{_NAME}['’]s) {_KIN}\b"
)
_GOES_TO = re.compile(
    rf"(?P<subject>{_NAME}|[Hh]is|[Hh]er|[Tt]heir)(?:['’]s)? (?:post|place|job|role|office|chair|seat|position|duties) "
    r"(?:(?:will|is to|has|have) )?"
    r"(?:go(?:es|ne)?|went|pass(?:es|ed)?|fall(?:s|en)?|fell|(?:is|was|be|been) (?:taken(?: over)?|filled))"
    rf" (?:to|by) (?:[a-z]+ ){{0,4}}{_OF}"
)
_SUBJECT = re.compile(rf"{_NAME}|\b(?:he|she|they|He|She|They|I)\b")

_GOES_ON = re.compile(r"\W*(?:He|She|They|His|Her|Their)\b")
_MOST_BEFORE = 3  # sentences
_AS_POST = re.compile(
    r"\bas (?:the |a |an |its |their )?(?:new |acting |interim |next )?(?P<post>[a-z]+(?: [a-z]+){0,3})"
)
_TURNING = frozenset(
    map(stem, ["succeeded", "replaced", "followed", "took", "takes", "over", "place", "successor", "predecessor"])
)
PRONOUNS = frozenset(["he", "she", "they", "his", "her", "their", "him", "them"])
_SELF = frozenset(["i", "my"])
_NOBODY = lexicon("en").stop - PRONOUNS
_AHEAD_OF_IT = re.compile(  # what would be read as the first words of a name
    rf"\b(?:(?:in|on|since|until|\d{{1,2}}) (?:{_DAY})\b|(?:{'|'.join(sorted(_NOBODY))}) (?=I\b))", re.IGNORECASE
)

_ASKED = rf"(?P<name>{_NAME}|her\b|him\b|them\b)"
_ASKS_BEFORE = tuple(
    map(
        re.compile,
        (
            rf"\bbefore {_ASKED}",
            rf"{_ASKED}['’]s (?:immediate |direct )?predecessor",
            rf"\bpredecessor of {_ASKED}",
            rf"\bprecede[ds]? {_ASKED}",
            rf"\bd(?:id|oes) {_ASKED} (?:succeed|replace|follow|take over from|take the place of)",
        ),
    )
)
_ASKS_AFTER = tuple(
    map(
        re.compile,
        (
            rf"\bafter {_ASKED}",
            rf"\bsince {_ASKED} (?:was|left|leaves|resigned|died|retired|went|quit|stepped|stood)",
            rf"{_ASKED}['’]s (?:immediate |direct )?successor",
            rf"\bsuccessor (?:of|to) {_ASKED}",
            rf"\b(?:succeed(?:s|ed)?|replac(?:es?|ed)|follow(?:s|ed)?) {_ASKED}",
            rf"{_TAKE} (?:over from|the place of) {_ASKED}",
            rf"{_TAKE} {_ASKED}['’]s place",
            rf"\b(?:was|is|were) {_ASKED} (?:succeeded|replaced|followed)",
        ),
    )
)


_ASKS_BETWEEN = re.compile(rf"\bbetween (?P<first>{_NAME}) and (?P<last>{_NAME})")


class Side(StrEnum):
    """Whether the one before or the one after a person is asked for."""

    BEFORE = "before"
    AFTER = "after"


_FORMS = ((Side.BEFORE, _ASKS_BEFORE), (Side.AFTER, _ASKS_AFTER))


@dataclass(frozen=True)
class Turn:
    """A post changing hands; each side a name, or a pronoun where the sentence has no more."""

    before: str
    after: str


@dataclass(frozen=True)
class Asked:
    """The person whose neighbour in a post is asked for, by the last word of the name, folded, and which neighbour.

    `given`: the first names, where the question has them.
    """

    side: Side
    names: frozenset[str]
    given: frozenset[str] = frozenset()


def asked_turn(question: Question) -> Asked | None:
    """Whose predecessor or successor a question asks for; None where it asks for neither, or for both."""
    if question.want is not Want.PERSON:
        return None
    named = _named_side(question.text)
    if named is None:
        return None
    side, name = named
    if name in ("her", "him", "them"):
        return Asked(side, frozenset(term.word for term in question.terms if term.name and term.carried))
    return Asked(side, frozenset({last_name(name)}), _given(name))


@lru_cache(64)  # asked once for each sentence that could answer
def _named_side(text: str) -> tuple[Side, str] | None:
    """Which neighbour of whom, as the question has it; None where it asks for neither, or for both."""
    found = [(side, one["name"]) for side, forms in _FORMS for form in forms if (one := form.search(text))]
    return found[0] if found and len({side for side, _ in found}) == 1 else None


def asked_between(question: Question) -> tuple[str, str] | None:
    """The two persons between whom a holder of a post is asked for, by the last words of their names, folded."""
    asks = question.want is Want.PERSON and not question.dates
    found = _ASKS_BETWEEN.search(question.text) if asks else None
    return (last_name(found["first"]), last_name(found["last"])) if found else None


def last_name(name: str) -> str:
    """The last word of a name, folded, by which it is known again; of a double name its second half."""
    return (words(re.sub(r"['’]s?$", "", name)) or [""])[-1]


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
    found = [name for name in named if fold(name) in _SELF or not {fold(name)} & (_NOBODY | MONTH_NUMBERS.keys())]
    full = [name for name in found if " " in name]
    return (full or found or [""])[-1]


def _is_full(name: str) -> bool:
    """Whether a person is named with more than one word, a title being one, and no day or thing."""
    return names_in_full(name) and person_named(name) == name


def follows_on(candidate: Candidate, name: str) -> str:
    """Who has taken the post of a person by a sentence's own words; empty where it says of none."""
    asked = Asked(Side.AFTER, frozenset({last_name(name)}))
    told = (turn for turn in turns_in(candidate.text) if _is(turn.before, asked, candidate))
    return next((turn.after for turn in told if fold(turn.after) not in PRONOUNS), "")


def leaves_unnamed(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence tells of the turn asked for, and has the person who is asked for as a pronoun alone."""
    asked = asked_turn(question)
    told = _told(asked, question, candidate) if asked else []
    return bool(told) and all(fold(name) in PRONOUNS for name in told)


def tells_turn(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence names the one before or after the person asked about, as the turn it tells of has it."""
    asked = asked_turn(question)
    return asked is not None and bool(_told(asked, question, candidate))


def _told(asked: Asked, question: Question, candidate: Candidate) -> list[str]:
    found = []
    for turn in turns_in(candidate.text):
        mine, other = (turn.after, turn.before) if asked.side is Side.BEFORE else (turn.before, turn.after)
        if (
            _is(mine, asked, candidate)
            and not _is_named(other, asked)
            and not _of_another_post(question, candidate.text)
        ):
            found.append(other)
    return found


def turns_the_other_way(question: Question, candidate: Candidate) -> bool:
    """Whether every turn of a sentence that the person asked about has a part in is on the side that is not asked for.

    “Ada Holm replaced him” says nothing of who came after Ada Holm.
    """
    asked = asked_turn(question)
    if asked is None or tells_turn(question, candidate):
        return False
    return any(
        _is_named(turn.after if asked.side is Side.AFTER else turn.before, asked) for turn in turns_in(candidate.text)
    )


def turns_another(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence tells of turns alone in which the person asked about has no part: “His successor is …”."""
    asked, told = asked_turn(question), turns_in(candidate.text)
    if asked is None or not told or not asked.names:
        return False
    return not any(_is(side, asked, candidate) for turn in told for side in (turn.before, turn.after))


def _is(side: str, asked: Asked, candidate: Candidate) -> bool:
    """Whether a side of a turn is the person asked about; a pronoun is whom the sentence or the one before it names."""
    if _is_named(side, asked):
        return True
    document, start = candidate.document, candidate.span.start
    if fold(side) in _SELF:
        writer = first_person(document.text, candidate.span)
        return writer is not None and bool(asked.names & set(words(writer.name)))
    if fold(side) not in PRONOUNS:
        return False
    around = candidate.text
    for one in reversed(sentences_before(document.text, document.language, start)[-_MOST_BEFORE:]):
        said = document.text[one.start : one.end]
        around = f"{said} {around}"
        if not _GOES_ON.match(said):  # “She remains a member.” says no more of whom it speaks
            break
    return bool(asked.names & set(words(around)))


def _is_named(side: str, asked: Asked) -> bool:
    """Whether a side of a turn has the name asked about; of one family, the first name as well."""
    given = _given(side)
    return last_name(side) in asked.names and (not given or not asked.given or bool(given & asked.given))


def _given(name: str) -> frozenset[str]:
    """The first names of a name, folded."""
    return frozenset(words(re.sub(r"['’]s?$", "", re.sub(rf"^{_TITLE}", "", name)))[:-1])


def _of_another_post(question: Question, text: str) -> bool:
    """Whether the turn is said to be in a post that the question has no word of."""
    named = _AS_POST.search(text)
    own = (term.word for term in question.terms if not term.name and not term.carried)
    posts = {stem(word, question.language) for word in own} - _TURNING
    return bool(named and posts) and not posts & stems_in(named["post"], question.language) if named else False
