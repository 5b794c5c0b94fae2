"""The two sides of a comparison where they are no names: “the minutes and the letter”, “the two recalls”."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from rag.language.lexicons import FOLDER, UNSPACED
from vectorstore.index.fulltext import fold

_WORD = r"[\w’'-]+"
_UNSPACED_PHRASE = r"[^とや和与跟对就、，。？?\s]{2,12}"
_ENDING = re.compile(r"[\s?.!？。]+$")
_LAST_LINKED = r"^(?P<head>.+?)\s(?:LINKS)\s(?!.*\s(?:LINKS)\s).+$"
_MARKED = re.compile(r"\d|(?<=\s)[A-ZÀ-Þ]")  # a name or a number
_SLOT = re.compile(r"\b(?:A|B|Z|LEFT|RIGHT|SAY|JOINT)\b|[AB](?=\(\?)|(?<=\))[AB]")
_SPOT = re.compile(r"SIDE|ASK|AT(?= )|Z")


@dataclass(frozen=True)
class Side:
    """One side of a comparison: the question asked of it alone, and what it is called, if it is called by a noun.

    `lent`: words that stand in it for want of a name, and that nobody asked: “the *first* recall” of two.
    """

    asked: str
    called: str = ""
    lent: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Grammar:
    """How one language sets two common nouns side by side, and says whose word it asks for (see `sides.toml`)."""

    frames: tuple[tuple[re.Pattern[str], str], ...] = ()
    spoken: tuple[re.Pattern[str], ...] = ()
    apart: re.Pattern[str] | None = None
    called: re.Pattern[str] | None = None
    linked: re.Pattern[str] | None = None
    alike: re.Pattern[str] | None = None
    needless: re.Pattern[str] | None = None
    measuring: re.Pattern[str] | None = None
    two: tuple[re.Pattern[str], ...] = ()
    each: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    bare: frozenset[str] = field(default_factory=frozenset)


def noun_sides(text: str, language: str, named: bool = False) -> tuple[Side, ...]:
    """A question once for each of two things called by common nouns; nothing where it sets none side by side.

    `named`: it sets names side by side, so that only a wording that is rephrased as a whole is looked for.
    """
    grammar = grammar_of(language)
    text = _ENDING.sub("", text.strip().lstrip("¿"))
    lent = frozenset[str]()
    spelt_out = _spelt_out(text, grammar)
    if spelt_out != text:
        text, lent = spelt_out, frozenset(grammar.ordinals)
    for pattern, template in grammar.frames:
        found = pattern.fullmatch(text)
        if found and _tellable(found.groupdict().get("left"), template, grammar) and _common(found, language):
            return tuple(_framed(found, template, side, grammar, lent) for side in _pair(found, grammar))
    found = grammar.apart.search(text) if grammar.apart and not named else None
    if not found:
        return ()
    before, behind = text[: found.start()], text[found.end() :]
    return tuple(Side(f"{before}{found['at']} {found[side]}{behind}?", found[side], lent) for side in ("a", "b"))


def called_by(text: str, language: str) -> str:
    """What a clause calls the document or the speaker whose word it asks for: “how does *the union* explain it?”"""
    found = (pattern.search(text) for pattern in grammar_of(language).spoken)
    return next((match["a"] for match in found if match), "")


def _tellable(left: str | None, template: str, grammar: _Grammar) -> bool:
    """Whether a side says enough to be asked for: “What is …?” wants to know of what, when or whose; “How old?” not."""
    if left is None or (grammar.measuring and grammar.measuring.match(template)):
        return True
    if grammar.needless and grammar.needless.match(template.replace("SIDE", left)):
        return True
    linked = bool(grammar.linked and grammar.linked.match(left))
    return linked or bool(_MARKED.search(left))


def _common(found: re.Match[str], language: str) -> bool:
    """Whether each side has a word beside names, where a small letter can tell: “the Plover” is a name."""
    if language in ("de", *UNSPACED):
        return True
    sides = (found.groupdict().get("a"), found.groupdict().get("b"))
    told = [side.split() for side in sides if side]
    return all(any(word[0].islower() for word in words[1:] or words) for words in told)


def _spelt_out(text: str, grammar: _Grammar) -> str:
    """“The two recalls” as “the first recall and the second recall”."""
    for pattern in grammar.two:
        if found := pattern.search(text):
            first, second = (one.replace("NOUN", found["noun"][:-1]) for one in grammar.each)
            return f"{text[: found.start()]}{first} and {second}{text[found.end() :]}"
    return text


def _pair(found: re.Match[str], grammar: _Grammar) -> Iterator[str]:
    """Both sides; what the right one leaves unsaid is taken from the left: “the price in May with *that* in June”."""
    groups = found.groupdict()
    left, right = groups.get("a") or groups["left"], groups.get("b") or groups["right"]
    head = grammar.linked.match(left) if grammar.linked else None
    if grammar.alike and head:
        right = grammar.alike.sub(lambda _: head["head"], right, count=1)
    yield from (left, right)


def _framed(found: re.Match[str], template: str, side: str, grammar: _Grammar, lent: frozenset[str]) -> Side:
    groups = found.groupdict(default="")
    if grammar.alike and (kind := groups.get("kind")):
        side = grammar.alike.sub(f"the {kind}", side, count=1)
    words = {"SIDE": side, "Z": groups.get("z", ""), "ASK": groups.get("ask", ""), "AT": groups.get("at", "")}
    asked = _SPOT.sub(lambda spot: words[spot.group()], template)
    if grammar.needless:
        asked = grammar.needless.sub("", asked, count=1)
    return Side(f"{asked}?", _called(side, grammar), lent)


def _called(side: str, grammar: _Grammar) -> str:
    """The noun phrase that ends a side, or a side that is one word and no name."""
    if not grammar.called:
        return side
    named = grammar.called.search(side)
    if named:
        return named.group().strip()
    return side if side.islower() and " " not in side else ""


@cache
def grammar_of(language: str) -> _Grammar:
    """The grammar of a language, empty where none is known."""
    data = tomllib.loads((FOLDER / "sides.toml").read_text(encoding="utf-8")).get(language)
    if not data:
        return _Grammar()
    phrase = _phrase(data) if "articles" in data else _UNSPACED_PHRASE
    slots = {
        "A": f"(?P<a>{phrase})",
        "B": f"(?P<b>{phrase})",
        "Z": r"(?P<z>.+?)",
        "LEFT": r"(?P<left>.+?)",
        "RIGHT": r"(?P<right>.+)",
        "SAY": f"(?:{data.get('saying', '')})",
        "JOINT": f"(?:{data.get('joints', '')})",
    }

    def pattern(text: str) -> re.Pattern[str]:
        return re.compile(_SLOT.sub(lambda slot: slots[slot.group()], text), re.IGNORECASE)

    frames = tuple((pattern(text), template) for text, template in data["frames"])
    if "articles" not in data:
        return _Grammar(frames=frames)
    links = data["links"]
    return _Grammar(
        frames=frames,
        spoken=tuple(pattern(text) for text in data["spoken"]),
        apart=pattern(rf"\b(?P<at>{data['apart']}) A,? JOINT (?P=at) B"),
        called=re.compile(rf"(?:^|(?<=\s)){phrase}$", re.IGNORECASE),
        linked=re.compile(_LAST_LINKED.replace("LINKS", links), re.IGNORECASE),
        alike=re.compile(rf"^(?:{data['alike']})\b", re.IGNORECASE) if "alike" in data else None,
        needless=re.compile(f"^{data['needless']}") if "needless" in data else None,
        measuring=re.compile(data["measuring"]) if "measuring" in data else None,
        two=tuple(pattern(text) for text in data.get("two", ())),
        each=tuple(data.get("each", ())),
        ordinals=tuple(filter(None, data.get("ordinals", "").split("|"))),
        bare=frozenset(fold(data["bare"]).split("|")),
    )


def _phrase(data: dict[str, str]) -> str:
    """A noun phrase of few words with its article, or behind a genitive: “the minutes of May”, “Holm’s letter”."""
    word = rf"(?!(?:{data['links']}|{data['articles']})\b){_WORD}"
    of = rf"(?:\s(?:of|von|vom|de|du|del)\s(?:(?:{data['articles']})\s)?{word})?"
    alike = rf"(?!(?:{data['alike']})\b)" if "alike" in data else ""
    numbered = data.get("ordinals", "(?!)")
    genitive = r"[^\W\d_][\w-]+['’]s\s"
    opening = rf"{alike}\b(?:(?:{data['articles']})\s?(?<=[\s'’])|{genitive})"
    return rf"{opening}(?:{word}\s){{0,3}}(?!(?:{numbered})\b){word}{of}"
