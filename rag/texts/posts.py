"""Posts as texts and questions word them: “Acting Chief Financial Officer”, “minister of the interior”, “head of X”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rag.language.lexicons import lexicon
from rag.language.stems import stem
from vectorstore.documents import Span
from vectorstore.index.fulltext import words


class Rank(StrEnum):
    """What a post is at its head: posts of two ranks are two posts, whatever they are of."""

    EXECUTIVE = "executive"
    LEAD = "lead"
    CHAIR = "chair"
    MINISTER = "minister"
    OTHER = "other"


_AGENT = (  # the chief *economist* is no chief of all
    r"(?:accountant|actuary|advis[eo]r|analyst|archivist|auditor|chemist|clerk|constable|counsel|economist|editor|engineer"
    r"|epidemiologist|geologist|inspector|investigator|librarian|negotiator|pharmacist|physician|prosecutor|scientist"
    r"|statistician|strategist|surgeon|surveyor|technologist|whip)"
)
_EXECUTIVE = r"chief executive(?: officer)?|managing director|director[- ]general|ceo"
_LEAD = (
    rf"chief (?:\w+ )?officer|cfo|coo|heads?|directors?|chief(?! {_AGENT}\b)|managers?|co-?ordinators?|leaders?"
    r"|superintendents?|bosses|boss"
)
_CHAIR = r"(?:co-)?chair(?:(?:man|woman|person)(?:ship)?)?"
_MINISTER = r"ministers?|state secretary|secretary of state"
_OTHER = (
    r"presidents?|treasurer|secretary(?:[- ]general)?|governor|mayor(?:ess)?|officer|editor|commissioner|principal"
    r"|harbour master|headmaster|headmistress|headteacher|ambassador|speaker|chancellor|premier|captain|conductor"
    r"|curator|dean|rector|provost|registrar|ombudsman|prosecutor|keeper|warden|clerk|bursar|controller|coach|engineer"
    r"|surgeon|counsel|solicitor|advis[eo]r|auditor|pharmacist|epidemiologist|inspector|librarian|archivist|coroner"
    r"|sheriff|spokes(?:man|woman|person)"
    rf"|(?<=chief ){_AGENT}"
)
_RANKS = tuple(
    (rank, re.compile(form, re.IGNORECASE))
    for rank, form in (
        (Rank.EXECUTIVE, _EXECUTIVE),
        (Rank.CHAIR, _CHAIR),
        (Rank.MINISTER, _MINISTER),
        (Rank.LEAD, _LEAD),
    )
)
_HEAD = re.compile(rf"\b(?:{_EXECUTIVE}|{_MINISTER}|{_CHAIR}|{_LEAD}|{_OTHER})\b(?![’'-]\w)", re.IGNORECASE)
_AHEAD = re.compile(r"((?:[^\W\d_][\w’'-]*[ -]){1,4})$")
_OF = re.compile(r"(?:[ -]general)? (?:of|for) (?:the )?(?P<of>(?:[^\W\d_][\w’'-]*)(?:,? [^\W\d_][\w’'-]*){0,6})")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_WITHIN = frozenset(["and", "of", "the"])  # within what a post is of
_STANDING_IN = frozenset(["acting", "interim", "provisional", "temporary", "caretaker"])
_OVER = frozenset(["former", "formerly", "ex", "late", "retired", "outgoing", "previous", "previously", "once"])
_BELOW = frozenset(["deputy", "vice", "assistant", "associate", "under", "junior"])
_MADE = frozenset(
    [
        "appointed",
        "named",
        "elected",
        "re-elected",
        "made",
        "chosen",
        "confirmed",
        "promoted",
        "became",
        "become",
        "becomes",
        "remained",
        "remains",
    ]
)
_NEUTRAL = frozenset(
    ["group", "general", "senior", "full", "executive", "national", "company", "new", "current", "present", "incoming"]
)
_SHORT = {"ceo": "chief executive", "cfo": "chief finance officer", "coo": "chief operating officer"}
_SHORT_FORM = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b", re.IGNORECASE)
_ALIKE = {"financial": "finance", "operations": "operating"}


@dataclass(frozen=True)
class Post:
    """A post: its rank, the stem of its head where that tells it from others, what it is of, and whose it is.

    `area`: the stems of the words before the head and of those it is “of”; `said_of`: the latter alone. `whose`: names
    before a head in small letters: “the *Halvane* finance director”. `below`: deputy and the like; `over`: former.
    """

    rank: Rank
    head: str
    area: frozenset[str]
    said_of: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    below: bool = False
    acting: bool = False
    over: bool = False


def with_full_posts(text: str) -> str:
    """A question with “CEO” and the like in full."""
    return _SHORT_FORM.sub(lambda short: _SHORT[short.group().lower()], text)


def names_post(text: str) -> bool:
    """Whether a text has the head of a post anywhere."""
    return bool(_HEAD.search(text))


@lru_cache(256)
def posts_in(text: str) -> tuple[tuple[Span, Post], ...]:
    """The posts that a text names, each with its place, in order."""
    return tuple(_posts(text))


def _posts(text: str) -> Iterator[tuple[Span, Post]]:
    for head in _HEAD.finditer(text):
        ahead, behind = _AHEAD.search(text, max(0, head.start() - 80), head.start()), _OF.match(text, head.end())
        before = _run(list(_WORD.finditer(ahead.group(), 0)) if ahead else [])
        of = _cut(behind["of"]) if behind else ""
        start = ahead.start() + before[0].start() if ahead and before else head.start()
        end = behind.start("of") + len(of) if behind and of else head.end()
        yield Span(start, end), _post(head.group(), [one.group() for one in before], of)


def _run(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words right before a head that belong to it: those behind the last function word, or “appointed”."""
    stop = lexicon("en").stop | _MADE
    last = max((place for place, one in enumerate(found) if one.group().lower() in stop), default=-1)
    return found[last + 1 :]


def _cut(of: str) -> str:
    """What a post is of, up to the first function word that leads elsewhere: “interior and civil protection *on*”."""
    end, stop = 0, lexicon("en").stop
    for one in _WORD.finditer(of):
        word = one.group().lower()
        if word in stop and word not in _WITHIN:
            break
        if "," in of[end : one.start()] and " and " not in of[one.end() :]:
            break
        end = end if word in _WITHIN else one.end()
    return of[:end]


def _post(said: str, before: list[str], of: str) -> Post:
    head = _SHORT.get(said.lower(), said)
    rank = next((rank for rank, form in _RANKS if form.fullmatch(head)), Rank.OTHER)
    inside = words(head)[1:-1] if rank is Rank.LEAD and len(words(head)) > 2 else []  # chief *financial* officer
    small = head[:1].islower()
    names = [word for word in before if small and word[:1].isupper()]
    plain = {word.lower().rstrip("-") for word in before if word not in names}
    said_of = stems_of(of)
    return Post(
        rank,
        stem(words(head)[-1]) if rank is Rank.OTHER else "",
        stems_of(" ".join(plain - _STANDING_IN - _BELOW - _OVER)) | stems_of(" ".join(inside)) | said_of,
        said_of,
        stems_of(" ".join(names)),
        below=bool(_BELOW & plain),
        acting=bool(_STANDING_IN & plain),
        over=bool(_OVER & plain),
    )


def stems_of(text: str) -> frozenset[str]:
    """The stems of the words that tell one post from another."""
    stop = lexicon("en").stop
    return frozenset(stem(_ALIKE.get(word, word)) for word in words(text) if word not in stop | _NEUTRAL)
