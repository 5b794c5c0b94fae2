"""The two sides of a comparison, each as a question of its own: “Is A or B older?” asks for A and for B."""

import re
from dataclasses import dataclass, replace

from rag.dates.question_dates import MONTH_NUMBERS
from rag.language.lexicons import lexicon
from rag.questions.money import speaks_of_money
from rag.questions.noun_sides import Side, noun_sides
from rag.questions.question import Question, words_spaced
from vectorstore.documents import Span
from vectorstore.index.fulltext import fold

_JOINT = re.compile(
    r",?\s\b(?:and|or|than|versus|vs\.?|(?:as )?compared (?:with|to)|und|oder|als|y|o|que|et|ou)\b\s", re.IGNORECASE
)
_THAN = re.compile(r"\s(?:than|als|que)\s", re.IGNORECASE)
_EITHER = re.compile(r",?\s\b(?:or|oder|o|ou)\b\s", re.IGNORECASE)
_MARK = re.compile(r"\b(?:\d{1,2}\s+)?[A-ZÀ-Þ][\w’'-]*(?:\.?\s+(?:[A-ZÀ-Þ][\w’'-]*|\d+(?=\W|$)),?)*|\b(?:1\d|20)\d\d\b")
_AT_BOTH = re.compile(r"\b(?P<at>in|on|at|for|from|by|with|to|of|between|en|bei|für|pour|para)\b(?=\s)", re.IGNORECASE)
_ARTICLES = "the|an?|der|die|das|den|el|la|los|las|le|les"
_ARTICLE = re.compile(rf"\b(?:{_ARTICLES})\s+$", re.IGNORECASE)
_OWN_ARTICLE = re.compile(rf"(?:{_ARTICLES})\s", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_LEADING = frozenset(
    ("in", "on", "at", "for", "from", "by", "with", "to", "of", "since", "until", "under", "during", "before", "after")
)
_OWNER = re.compile(r"['’]s?$")
_BEING = frozenset(("is", "are", "was", "were"))
_NEAR_WORDS = 5
_OPENING = 80  # characters
_LONGEST = 400  # characters of a question whose wording is looked into for common nouns


@dataclass(frozen=True)
class _Sides:
    """Each side up to its name or date; `named`: where the left side's name ends."""

    left: Span
    right: Span
    named: int


def sides(question: Question) -> tuple[Side, ...]:
    """The question once for each of the two things it compares; nothing where it compares no two things."""
    named = _named_sides(question)
    common = () if len(question.text) > _LONGEST else noun_sides(question.text, question.language, bool(named))
    return common or tuple(Side(one) for one in named)


def _named_sides(question: Question) -> tuple[str, ...]:
    text = question.text
    for joint in _JOINT.finditer(text, 1):
        found = _around(text, Span(*joint.span()))
        found = found and _with_own_noun(text, joint, found)
        if not found or opens_asking(question.language, text[joint.end() :]):
            continue
        if question.compares or _distributes(text, joint, found):
            left = f"{text[: joint.start()]}{_year_of(text, found)} {text[found.right.end :]}"
            between = text[found.named : joint.start()] if _THAN.fullmatch(joint.group()) else ""
            other = f"{text[joint.end() : found.right.end]} {between} {text[found.right.end :]}"
            right = f"{_without_article(text, found.left.start, joint.end())} {other}"
            made = (re.sub(r"\s+(?=[?,.])", "", " ".join(one.split())) for one in (left, right))
            return tuple(_measured(one, question.language) for one in made)
    return ()


def _measured(side: str, language: str) -> str:
    """A side of “Which is older, A or B?” as what is asked of it alone: “How old is A?”; “How much was A’s bid?”"""
    known = lexicon(language).measures
    form = rf"\w+ (?:(?P<noun>\w+) )?(?P<verb>\w+) (?P<more>{'|'.join(known)}),\s(?P<named>[^?]+)(?P<end>.*)"
    found = re.fullmatch(form, side) if known else None
    if not found or (found["noun"] and found["verb"] not in _BEING):
        return side
    asked, verb = known[found["more"]], found["verb"]
    asked = "much" if found["noun"] and speaks_of_money(found["noun"]) else asked
    owned = f" {found['noun']}" if found["noun"] and _OWNER.search(found["named"]) else ""
    return f"How {asked} {verb if verb in _BEING else 'was'} {found['named']}{owned}{found['end']}"


def _around(text: str, joint: Span) -> _Sides | None:
    """What stands before and after a joint, each up to its name or date; None where one of them has none near."""
    marks = [Span(*mark.span()) for mark in _MARK.finditer(text) if mark.start()]  # a sentence opens with a capital
    before = [mark for mark in marks if mark.end <= joint.start]
    after = [mark for mark in marks if mark.start >= joint.end]
    if not before or not after or _far(text[before[-1].end : joint.start]) or _far(text[joint.end : after[0].start]):
        return None
    left, right = before[-1], after[0]
    if fold(text[left.start : left.end]) == fold(text[right.start : right.end]):
        return None
    return _Sides(Span(_opening(text, left, joint), joint.start), Span(joint.end, right.end), left.end)


def _with_own_noun(text: str, joint: re.Match[str], sides: _Sides) -> _Sides:
    """The right side with the words behind its name that are its own, since the left side has such words too.

    “In the June minutes and in the May report”; “the May meeting in Grenna or the June meeting in Ostby”.
    """
    if _THAN.fullmatch(joint.group()):
        return sides
    behind = re.match(r"\s+(\w+)", text[sides.right.end :])
    left = words_spaced(text[sides.left.start : joint.start()])
    if behind and fold(behind.group(1)) in left:
        return replace(sides, right=Span(sides.right.start, len(text.rstrip(" ?."))))
    own = len(text[sides.named : joint.start()].split())
    more = re.match(rf"(?:\s+[\w’'-]+){{{own}}}", text[sides.right.end :]) if own else None
    return replace(sides, right=Span(sides.right.start, sides.right.end + more.end())) if more else sides


def opens_asking(language: str, clause: str) -> bool:
    """Whether a clause opens with an asking word or verb, perhaps behind a preposition: “and in which town”."""
    opening = words_spaced(clause[:_OPENING])[:2]
    if opening and opening[0] in _LEADING:
        opening = opening[1:]
    return bool(opening) and opening[0] in lexicon(language).asking


def _far(between: str) -> bool:
    return len(between.split()) > _NEAR_WORDS or bool(re.search(r"[?;:]", between))


def _opening(text: str, left: Span, joint: Span) -> int:
    """Where the left side begins: behind a comma near it, at the preposition that both sides have, else at its name."""
    comma = text.rfind(", ", 0, left.start)
    if comma >= 0 and len(text[comma : left.start].split()) <= 2 * _NEAR_WORDS:
        return comma + 2
    shared = _AT_BOTH.match(text, joint.end)
    if shared:
        same = [at for at in _AT_BOTH.finditer(text, 0, left.start) if fold(at["at"]) == fold(shared["at"])]
        if same:
            return same[-1].start()
    return left.start


def _distributes(text: str, joint: re.Match[str], found: _Sides) -> bool:
    """Whether the wording alone sets the sides apart: “in A and in B”, “which came first, A or B?”."""
    shared = _AT_BOTH.match(text, joint.end())
    if shared and fold(text[found.left.start :]).startswith(f"{fold(shared['at'])} "):
        return True
    return bool(_EITHER.fullmatch(joint.group())) and text[: found.left.start].rstrip().endswith(",")


def _without_article(text: str, left: int, right: int) -> str:
    """What comes before the left side, without its article where the right side brings its own."""
    before = text[:left]
    return _ARTICLE.sub("", before) if _OWN_ARTICLE.match(text, right) else before


def _year_of(text: str, found: _Sides) -> str:
    """The year that the right side names for both: “in May and June 2024”."""
    last = text[found.left.start : found.left.end].split()[-1:]
    year = _YEAR.search(text, found.right.start, found.right.end)
    bare = bool(last) and fold(last[0]).strip(".") in MONTH_NUMBERS
    return f" {year.group()}" if year and bare else ""
