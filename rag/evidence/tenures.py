"""Who holds a post, as a text says it: “Ada Holm, harbour master”, “Tobias Renn took up the post on 1 May 2020”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from rag.dates.entries import entry_at
from rag.dates.spells import Kind
from rag.dates.timelines import timeline
from rag.texts.letter_lines import Standing
from rag.texts.person_names import FULL_NAME as NAME
from rag.texts.person_names import PART, last_name, person_named
from rag.texts.posts import Post, posts_in, stems_of
from rag.texts.signatures import signatures_in
from rag.texts.turns import PRONOUNS, turns_in
from vectorstore.documents import Document, Span
from vectorstore.index.fulltext import fold
from vectorstore.sentences import split_sentences
from vectorstore.wrapping import unwrapped

_READ = 100_000  # characters
_LOOKED_BACK = 500  # characters in which “the post” was named
_LONGEST = 150  # characters of a name with what joins it to the post
_WHOSE = r"(?:(?:the|its|our|their|his|her|then|now|a|an) )*"
_IS = (
    r"(?:is|was|became|becomes|remains|remained|(?:has|had) been|serves? as|served as|acts? as|acted as|acting as"
    r"|work(?:s|ed) as|t(?:ook|akes?) (?:over|office) as|start(?:s|ed)(?: work)? as|st(?:ands|ood) in as"
    r"|join(?:s|ed) as|t(?:akes?|ook) up (?:his|her|their) (?:post|duties) as"
    r"|(?:(?:is|was|has been|had been|were) )?(?:appointed|named|elected|re-elected|confirmed|chosen|made|promoted)"
    r"(?: as| to be| to)?)"
)
_LEFT = (
    r"(?:resign(?:s|ed)|retire[sd]|st(?:eps|epped|ands|ood) down|quits?|(?:was )?dismissed"
    r"|(?:left|leaves)(?: (?:the [a-z]+|[A-ZÀ-Þ]\w+))?)"
)
_BEGINS = re.compile(r"\b(?:act|became|becomes|took|takes?|start|join|appointed|named|elected|chosen|made|promoted)")
_AHEAD = re.compile(rf"{NAME}(?:, | \(|,? (?:[a-z]+ly )?(?:[^.;,\n]{{1,80}}, )?(?P<does>{_IS}|{_LEFT} as) ){_WHOSE}$")
_BEHIND = re.compile(rf"(?:, | ){NAME}|: {NAME.replace('name', 'labelled')}(?![\w’'-])")
_TITLED = re.compile(rf" (?P<name>{PART})(?![\w’'-]| [A-ZÀ-Þ])")  # “Prime Minister Holm”
_TITLE_OF = re.compile(
    r"(?:President|Minister|Governor|Mayor|Chancellor|Premier|Commissioner|Ambassador|Chairman|Chairwoman|Principal)$"
)
_SPOKEN_TO = re.compile(r"\.?,\s+(?:you|your|I|we|let|it|that|this|may|can|could|would|will|please|thank|do|is|are)\b")
_ENDS = re.compile(
    r"[*_]*(?:\s*$|[ \t]*[\n,.;:)|(]| (?:since|until|till|from|who|and|at|in|has|had|is|was|will|said|says)\b)"
)
_TAKES_UP = re.compile(
    rf"{NAME},? (?:(?:will|has|is to) )?(?:t(?:ook|akes?|aken) (?:up|on|over)|fill(?:s|ed)?|h(?:olds|eld)|assumed)"
    r" (?:the|his|her|their) (?:post|role|office|job|position|duties)"
)
_STANDS_IN = re.compile(
    rf"{NAME},? (?:[^.;\n]{{0,40}}, )?(?:act(?:s|ed)|st(?:ands|ood) in|fill(?:s|ed) in|deputise[sd])"
    r"(?: (?:in|for) (?:his|her|their|him|them)(?: place)?)?\b(?! as)"
)
_PUT_IN = re.compile(
    rf"{NAME},? (?:was|is|were|has been) (?:then )?(?:elected|appointed|chosen|named|voted)(?: in)?"
    r" (?:in|to take) (?:his|her|their) (?:place|stead)\b"
)
_THEIRS = re.compile(r"\b(?:his|her|their|him|them)\b")  # of whoever was named in a sentence before
_MINISTRY = re.compile(rf"{NAME} t(?:akes|ook) over (?:at )?the (?P<body>(?:Ministry|Department) of )")
_LEAVES = re.compile(
    r"\b(?:resign(?:s|ed)?|retire[sd]?|left|leaves|quits?|st(?:eps|epped|ands|ood) (?:down|aside)|dismissed|die[sd])\b"
)
_IN_WHICH = re.compile(r"\b(?:as(?: the)?|t(?:ook|akes?|aken|aking) over the|(?:post|office) of) $")
_LEAD = 20  # characters, the longest of these


@dataclass(frozen=True)
class Tenure:
    """That somebody held a post, and the sentence that says so.

    `start`, `end`: the days stated; `at`: a day on which it was so, by the text's own date. None where not known.
    `before`: whom they followed, where the sentence says so; `begins`: it tells of their beginning. `standing`: how
    they stand in a paper, where they do so with their post in lines of their own, `body` the stems of the body named
    with it.
    """

    name: str
    post: Post
    span: Span
    before: str = ""
    begins: bool = False
    start: date | None = None
    end: date | None = None
    at: date | None = None
    standing: Standing | None = None
    body: frozenset[str] = frozenset()

    @property
    def who(self) -> str:
        return last_name(self.name)

    @property
    def known(self) -> date | None:
        """The day from which it is known."""
        return self.start or self.at


@lru_cache(128)
def tenures_in(document: Document) -> tuple[Tenure, ...]:
    """Who holds which post by a document's own words; of texts in English alone."""
    if (document.language or "en") != "en":
        return ()
    text = unwrapped(document.text[:_READ])
    signed = tuple(_signed(document))
    told = (*(one for one in _told(document, text) if not any(one.span.overlaps(it.span) for it in signed)), *signed)
    found = [*told, *_lent(document, text), *_followed(document, text, told)]
    return tuple(dict.fromkeys(one for one in found if not (one.post.over or one.post.below)))


def _signed(document: Document) -> Iterator[Tenure]:
    """Who stands with a post in lines of their own: who signs, is written to, or is listed."""
    for one in signatures_in(document.text[:_READ]):
        for named in one.posts:
            body = stems_of(one.body)
            whole = Tenure(one.name, named.post, one.span, standing=one.standing, body=body)
            yield replace(_dated(document, whole, begins=False), span=one.span)


def _told(document: Document, text: str) -> Iterator[Tenure]:
    """Who is told to hold a post beside the words that name it."""
    for place, post in posts_in(text):
        ahead = _AHEAD.search(text, max(0, place.start - _LONGEST), place.start)
        if ahead and (ahead["does"] or _ENDS.match(text, place.end)) and (name := person_named(ahead["name"])):
            begins = bool(ahead["does"] and _BEGINS.search(ahead["does"]))
            yield _unless_left(document, _dated(document, Tenure(name, post, place), begins=begins))
        elif (
            (behind := _BEHIND.match(text, place.end))
            and not _SPOKEN_TO.match(text, behind.end())
            and (name := person_named(behind["name"] or behind["labelled"]))
        ):
            yield _unless_left(document, _dated(document, Tenure(name, post, place), begins=False))
        elif _TITLE_OF.search(text, place.start, place.end) and (titled := _TITLED.match(text, place.end)):
            yield _unless_left(
                document, _dated(document, Tenure(titled["name"].rstrip("."), post, place), begins=False)
            )


def _lent(document: Document, text: str) -> Iterator[Tenure]:
    """Who takes up “the post”, or the place of another one, the post being named a little before."""
    for form in (_TAKES_UP, _STANDS_IN, _PUT_IN):
        for match in form.finditer(text):
            ahead = _sentence(document, match.start()).start if _THEIRS.search(match.group()) else match.end()
            if (post := _named_before(text, ahead)) and (name := person_named(match["name"])):
                yield _dated(document, Tenure(name, post, Span(*match.span())), begins=True)
    for match in _MINISTRY.finditer(text):
        post = next((post for _, post in posts_in(f"minister of {text[match.end() :][:80]}")), None)
        if post and (name := person_named(match["name"])):
            yield _dated(document, Tenure(name, post, Span(*match.span())), begins=True)


def _followed(document: Document, text: str, told: Sequence[Tenure]) -> Iterator[Tenure]:
    """Who follows another one: in the post named with it, else that of whoever is followed, else the last one."""
    for span in split_sentences(text, document.language, 0, len(text)):
        for turn in turns_in(text[span.start : span.end]):
            theirs = (one.post for one in told if one.who == last_name(turn.before) and one.span.start <= span.start)
            post = _as_said(text, span)
            if not re.search(
                rf"{re.escape(turn.before)} as (?!of\b|from\b|well\b|soon\b)\w", text[span.start : span.end]
            ):
                post = post or next(theirs, None) or _named_before(text, span.start)
            if post and fold(turn.after) not in PRONOUNS:
                yield _dated(document, Tenure(turn.after, post, span, turn.before), begins=True)


def _as_said(text: str, span: Span) -> Post | None:
    """The post in which a sentence says that somebody follows: “… as harbour master”, “took over the chairmanship”."""
    found = (
        post
        for place, post in posts_in(text)
        if span.start <= place.start < span.end and _IN_WHICH.search(text, max(0, place.start - _LEAD), place.start)
    )
    return next(found, None)


def _named_before(text: str, end: int) -> Post | None:
    """The last post named before a place, or right in front of it."""
    found = [post for place, post in posts_in(text) if end - _LOOKED_BACK <= place.start and place.end <= end]
    return replace(found[-1], over=False, acting=False) if found else None


def _dated(document: Document, tenure: Tenure, *, begins: bool) -> Tenure:
    """With the sentence around it, and what that dates: since when, until when, or from when to when."""
    span = _sentence(document, tenure.span.start)
    tenure = replace(tenure, begins=begins)
    told = timeline(document.text).inside(span)
    whole = next((one for one in told if one.kind is Kind.DURING), None)
    if whole:
        return replace(tenure, span=span, start=whole.earliest, end=whole.latest)
    opens = (Kind.FROM,) if tenure.before else (Kind.SINCE, Kind.FROM)  # “treasurer since 2015, followed by Ada Holm”
    since = next((one.earliest for one in told if one.kind in opens), None)
    until = next((one.latest for one in told if one.kind is Kind.UNTIL), None)
    if begins and since is None and until is None:
        since = next((one.earliest for one in told if one.kind is Kind.AT), None)
    at = _day_of(document, span) if since is None and until is None else None
    return replace(tenure, span=span, start=since, end=until, at=at)


def _sentence(document: Document, place: int) -> Span:
    """The sentence around a place."""
    text = document.text
    block = Span(text.rfind("\n\n", 0, place) + 1, end if (end := text.find("\n\n", place)) >= 0 else len(text))
    found = split_sentences(text, document.language, block.start, block.end)
    return next((one for one in found if one.start <= place < one.end), block)


def _day_of(document: Document, span: Span) -> date | None:
    if entry := entry_at(document.text, span.start):
        return entry.earliest
    when = document.event_date or document.published
    return when.earliest if when else None


def _unless_left(document: Document, tenure: Tenure) -> Tenure:
    """With the day on which it ends where the sentence tells of their leaving."""
    said = document.text[tenure.span.start : tenure.span.end]
    if tenure.end or not _LEAVES.search(said, max(0, said.find(tenure.name))):
        return tenure
    told = [one for one in timeline(document.text).inside(tenure.span) if one.kind is Kind.AT]
    day = told[-1].latest if told else tenure.at
    return replace(
        tenure, end=day, at=None, start=None if tenure.start and day and tenure.start >= day else tenure.start
    )
