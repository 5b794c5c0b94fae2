"""Who holds, held or takes over a post, as a question asks it: “Who was in charge of finance in July?”"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.questions.question import Question, Want
from rag.texts.body_names import BODY, KIND_WORDS, is_body_name
from rag.texts.post_lines import NamedPost
from rag.texts.posts import Post, Rank, posts_in, stems_of, with_full_posts

_AND = r"(?:(?:and|so|but) )?"
_NAMED = re.compile(
    rf"^\W*{_AND}who(?:['’]s| is| was| are| were| has been| had been| becomes?| became| holds| held"
    r"| was (?:appointed|named|elected|made|chosen))"
    r" (?:(?:the|its|our|their|his|her|now|currently|then|next) )*(?=\w)",
    re.IGNORECASE,
)
_AS = re.compile(
    r"(?<!longer )(?<!longest )(?<!more )(?<!most )(?<!better )(?<!best )\bas (?:(?:the|its|their|his|her|a|an) )?",
    re.I,
)
_OFFICE = re.compile(r"\bthe (?:post|office|position|job|role) of (?:the )?", re.I)
_RUNS = re.compile(
    rf"^\W*{_AND}who (?:(?:is|was|has been|had been|has|had) )?(?:(?:currently|then|now) )?"
    r"(?P<verb>head(?:s|ed|ing)|r[au]n(?:s|ning)?|l(?:ed|eads?|eading)|manag(?:es|ed|ing)(?! director)"
    r"|direct(?:s|ed|ing)"
    r"|chair(?:s|ed|ing)?|in charge of|responsible for|at the (?:head|helm) of|looks? after|looked after)"
    r" (?:the )?(?P<body>[^?]+)",
    re.I,
)
_ENDS = re.compile(
    r"[?,;]|\s(?:in|on|at|during|when|while|before|after|until|since|as|now|currently|today|under|by|and|from|then|that|between)\b",
    re.I,
)
_AT = re.compile(r"\b(?:at|of|for|in) (?:the )?(?P<body>[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,4})")
_MONTH_OR_SEASON = re.compile(
    r"January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter"
)
_BODIES = frozenset(["ministry", "department", "office", "unit", "team", "board", "service", "section", "division"])
_RUNNING = frozenset((Rank.EXECUTIVE, Rank.LEAD))
_OF_MINISTERS = re.compile(r"\b(?:ministry|department)\b", re.I)
_OF_CHAIRS = re.compile(r"\b(?:council|committee|board|panel|commission|working group|assembly)$", re.I)
_PRESENT = re.compile(
    r"^\W*(?:\w+ )?who(?:['’]s| (?:is|are|heads|runs|leads|manages|directs|chairs|holds|looks)\b)"
    r"|\b(?:now|currently)\b",
    re.I,
)
_PLAINLY = re.compile(r"\b(?:now|currently|at present|today|these days)\b", re.I)
_BEGAN = re.compile(
    r"\bwho (?:became|becomes|took|takes|was (?:appointed|named|elected|made|chosen)|succeeded|replaced)\b", re.I
)
_WHO = re.compile(r"[ ,;—-]*(?:(?:and|so|but) )?who", re.I)
_THE = re.compile(r"\W*(?:(?:what(?:['’]s| is| was) the )?name of )?(?:the )?", re.I)
_SMALL_BODY = rf"(?P<body>(?:[\w’'-]+ ){{0,4}}?(?:{KIND_WORDS}))\b(?! of\b)"
_AT_SMALL = re.compile(rf"\bat (?:(?:the|our|your|their) )?{_SMALL_BODY}", re.I)
_OF_SMALL = re.compile(rf"\b(?:of|for|in) (?:the|our|your|their) {_SMALL_BODY}", re.I)
_BESIDE = re.compile(rf",\s+(?P<body>{BODY})")
_BODY_BEHIND = re.compile(rf"(?<=\w) (?P<body>{BODY})$")
_RUNS_ON = re.compile(rf"(?:\b(?:of|for)\b.*? )[A-ZÀ-Þ]|\b(?i:{KIND_WORDS})\b")  # into the name of a body
_LEADS = frozenset(["of", "and", "the", "for", "in"])
_SINCE = re.compile(r"\bsince\b", re.I)
_AT_SOME_TIME = re.compile(r"\b(?:when|while|during|at the time)\b", re.I)


@dataclass(frozen=True)
class PostAsked:
    """A post whose holder a question asks for.

    `ranks`: what the post may be at its head, `head` where one only is meant; `area`: the stems of what it is of;
    `whose`: those of the body it is at. `now`: as it is at present.
    `began`: who took it over is asked for, `since`: who has held it since a time; `when`: at a time told by an event.
    `typed`: it is all that is typed, and what it is of may run on into whose it is: “Head of Pumps Grenna Water Board”.
    """

    ranks: frozenset[Rank]
    head: str
    area: frozenset[str]
    whose: frozenset[str]
    below: bool = False
    now: bool = False
    began: bool = False
    since: bool = False
    when: bool = False
    typed: bool = False


def asks_for_the_present(question: Question) -> bool:
    """Whether a question stresses that it asks for what is so now."""
    return bool(_PLAINLY.search(question.text))


def asks_for_time_of_event(question: Question) -> bool:
    """Whether a question says by what happened when somebody held a post."""
    asked = post_asked(question)
    return asked is not None and asked.when


def post_asked(question: Question) -> PostAsked | None:
    """The post whose holder a question asks for; None where it asks for something else."""
    if question.language != "en" or question.want not in (Want.PERSON, Want.OTHER):
        return None
    return _read(question.text)


@lru_cache(256)
def _read(asked: str) -> PostAsked | None:
    text = with_full_posts(asked)
    whose = _whose(text)
    post = next(
        (found for form in (_AS, _OFFICE) for one in form.finditer(text) if (found := _post_at(text, one.end()))), None
    )
    if post is None and (runs := _RUNS.match(text)):
        return _run(text, runs, whose)
    if post is None and (named := _NAMED.match(text)):
        post = _post_at(text, named.end())
    typed = None if post else _typed(text)
    post = post or (typed.post if typed else None)
    if post is None or not (typed or _WHO.match(text)):
        return None
    whose |= post.whose | _whose_small(text, post) | (stems_of(typed.body) if typed else frozenset())
    ranks, area = frozenset((post.rank,)), post.area - whose
    asked_for = PostAsked(ranks, post.head, area, whose, below=post.below, **_times(text))
    return replace(asked_for, now=True, typed=bool(_RUNS_ON.search(text))) if typed else asked_for


def _times(text: str) -> dict[str, bool]:
    forms = {"now": _PRESENT, "began": _BEGAN, "since": _SINCE, "when": _AT_SOME_TIME}
    return {name: bool(form.search(text)) for name, form in forms.items()}


def _run(text: str, runs: re.Match[str], whose: frozenset[str]) -> PostAsked | None:
    end = _ENDS.search(runs["body"])
    body = runs["body"][: end.start()] if end else runs["body"]
    if len(body.split()) > 6 or not body.strip():
        return None
    chairs = runs["verb"].lower().startswith("chair")
    named = stems_of(" ".join(word for word in body.split() if word[:1].isupper()))
    area = stems_of(" ".join(word for word in body.split() if word.lower() not in _BODIES)) - named
    if not area | named:
        return None
    ranks = (Rank.CHAIR,) if chairs else (Rank.MINISTER,) if _OF_MINISTERS.search(body) else _RUNNING
    ranks = (*ranks, Rank.CHAIR) if _OF_CHAIRS.search(body) else ranks
    return PostAsked(frozenset(ranks), "", area, whose | named, **_times(text))


def _typed(text: str) -> NamedPost | None:
    """The post that is all a question says, but for a time and whose it is, as one types into a search box.

    “treasurer since 2020”, “head of pumps Grenna Water Board”; the same behind “what is the name of”.
    """
    opening = _THE.match(text)
    start = opening.end() if opening else 0
    end = _ENDS.search(text, start)
    phrase = text[start : end.start() if end else len(text)].strip()
    behind = next((one for one in _BODY_BEHIND.finditer(phrase) if _is_whose(phrase, one)), None)
    own = phrase[: behind.start()] if behind else phrase
    found = posts_in(own)
    whole = found and found[0][0].start == 0 and found[0][0].end == len(own)
    return NamedPost(found[0][1], behind["body"] if behind else "") if whole else None


def _is_whose(phrase: str, behind: re.Match[str]) -> bool:
    """Whether the capitals at the end of what is typed are those of a body, not of a person or of the post."""
    own = phrase[: behind.start()].split()
    return own[-1] not in _LEADS and (is_body_name(behind["body"]) or not _LEADS.isdisjoint(own))


def _post_at(text: str, start: int) -> Post | None:
    """The post that a text names from a place on, with words of its own in front of it at most."""
    end = _ENDS.search(text, start)
    phrase = text[start : end.start() if end else len(text)]
    found = posts_in(phrase)
    return found[0][1] if found and found[0][0].start == 0 else None


def _whose(text: str) -> frozenset[str]:
    """The stems of the bodies a question names behind “at”, “of” or “in”, behind a comma, or in small letters."""
    named = [one["body"] for one in _AT.finditer(text) if not _MONTH_OR_SEASON.match(one["body"])]
    named += [one["body"] for one in _AT_SMALL.finditer(text)]
    named += [one["body"] for one in _BESIDE.finditer(text) if is_body_name(one["body"])]
    return stems_of(" ".join(named))


def _whose_small(text: str, post: Post) -> frozenset[str]:
    """The stems of a body in small letters behind what a post is of: “head of pumps of the *water board*”."""
    named = stems_of(" ".join(one["body"] for one in _OF_SMALL.finditer(text)))
    return named if post.area - named else frozenset()
