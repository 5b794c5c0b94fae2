"""Words by what they are to the check of a sentence: names, numbers, verbs, words without a claim."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rag.language.wording import Wording
from vectorstore.index.fulltext import fold

_TOKEN = re.compile(
    r"(?P<initials>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![\w’']))?|\b(?:[Mm]rs?|Ms|Dr|Prof|Gen|Sen|Gov|Rep|St|Hon|[A-Z])\.)"
    r"|(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:[’'][^\W\d_]+)*)"
    r"|(?P<mark>[,;:.!?()\[\]—–]|\s-\s|\n(?=\s*[^\sa-z]))"
    r"|(?P<sign>[%$€£¥&])"
)
_SIGNS = {"%": "percent", "$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "&": "and"}
_ENDS = (".", "!", "?", ":", ";")
_CAPITALS_OF_A_HEADLINE = 0.8


class Kind(StrEnum):
    """MARK is punctuation; FUNCTION says nothing alone; LIGHT says little; the rest is content."""

    MARK = "mark"
    FUNCTION = "function"
    LIGHT = "light"
    WORD = "word"
    VERB = "verb"
    NAME = "name"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True)
class Token:
    """One word, number or mark. `key` is equal for words of one meaning; `value` is set for numbers.

    `verb` is set for verbs, the light ones (hold, take place) included; `first` where a sentence begins.
    """

    text: str
    word: str
    key: str
    kind: Kind
    value: str = ""
    verb: bool = False
    first: bool = False

    @property
    def content(self) -> bool:
        return self.kind not in (Kind.MARK, Kind.FUNCTION, Kind.LIGHT)

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


def tokenize(text: str, known: Wording) -> list[Token]:
    """The tokens of a text, in order; numbers still one by one."""
    raw = [_token(match, known) for match in _TOKEN.finditer(known.plain(text))]
    headline = _is_headline(raw, known)
    return [_sorted(i, raw, known, headline) if token.kind is Kind.WORD else token for i, token in enumerate(raw)]


def _token(match: re.Match[str], known: Wording) -> Token:
    text = match.group()
    if match.lastgroup == "mark":
        return Token(text.strip() or ".", text.strip() or ".", "", Kind.MARK)
    if match.lastgroup == "number":
        return Token(text, text, text, Kind.NUMBER, text)
    word = _SIGNS[text] if match.lastgroup == "sign" else fold(text.replace("’", "'")).strip(" .")
    bare = word.removesuffix("'s").replace("'", "")
    return Token(text, bare, known.key(bare), Kind.WORD)


def _is_headline(raw: Sequence[Token], known: Wording) -> bool:
    """Whether capitals tell no names: in a headline every word has one."""
    words = [token for token in raw if token.kind is Kind.WORD and token.word not in known.named("function")]
    capitals = sum(token.capital for token in words)
    return len(words) > 4 and raw[-1].kind is not Kind.MARK and capitals >= _CAPITALS_OF_A_HEADLINE * len(words)


def _sorted(place: int, raw: Sequence[Token], known: Wording, headline: bool) -> Token:
    token = raw[place]
    acronym = len(token.text) > 1 and token.text.isupper()
    functional = token.word in known.named("function") or token.word in known.named("negation_adverbs")
    first = place == 0 or raw[place - 1].text in _ENDS
    if functional and not (acronym and token.word == "us"):
        return replace(token, kind=Kind.FUNCTION)
    if token.capital and not headline and (acronym or not first or _named_first(place, raw, known)):
        return replace(token, kind=Kind.NAME, first=first)
    verb = _is_verb(place, raw, known)
    if token.word in known.named("light"):
        return replace(token, kind=Kind.LIGHT, verb=verb, first=first)
    return replace(token, kind=Kind.VERB if verb else Kind.WORD, verb=verb, first=first)


def _named_first(place: int, raw: Sequence[Token], known: Wording) -> bool:
    """Whether a sentence's first word looks like a name: before another name, or no plural and before no noun."""
    token = raw[place]
    following = raw[place + 1] if place + 1 < len(raw) else None
    if token.word in known.named("light") or _verbal(token, known):
        return False
    if following is not None and following.capital and following.word not in known.named("function"):
        return True
    plural = token.word.endswith("s") and not token.word.endswith("ss") and known.language == "en"
    noun_follows = (
        following is not None
        and following.kind is Kind.WORD
        and not (
            following.word in known.named("function")
            or _is_verb(place + 1, raw, known)
            or following.word in known.named("light")
        )
    )
    common = token.word in known.words or token.key in known.stems.values()
    return token.word in known.named("countries") or not (plural or noun_follows or common)


def _verbal(token: Token, known: Wording) -> bool:
    return known.root(token.word) in known.verbs and not token.word.endswith("ing")


def _is_verb(place: int, raw: Sequence[Token], known: Wording) -> bool:
    token = raw[place]
    before = raw[place - 1].word if place else ""
    if before in known.named("determiners") or (before in known.named("locative") and before != "to"):
        return False
    if token.word == known.irregular.get(token.word, token.word) and _noun_here(place, raw, known):
        return False
    past = token.word.endswith("ed") and len(token.word) > 4 and known.language == "en"
    denied = before in ("not", "never") and place > 1
    leading = raw[place - 2].word if denied else before
    if leading in known.named("auxiliary") and not token.word.endswith("ly"):
        return True
    if before in known.named("have") and token.word.endswith(("en", "ne", "wn")):
        return True
    gerund = token.word.endswith("ing") and before in known.named("be")
    return past or gerund or token.word in known.past or _verbal(token, known)


def _noun_here(place: int, raw: Sequence[Token], known: Wording) -> bool:
    """Whether a verb's base form is a noun: "his firm support", but not "the ministers support"."""
    word = raw[place].word
    if word.endswith(("ed", "s", "ing")) or not place or raw[place - 1].word.endswith("s"):
        return False
    for token in reversed(raw[max(0, place - 3) : place]):
        if token.word in known.named("determiners"):
            return True
        if token.kind is Kind.MARK or token.word in known.named("function"):
            return False
    return False
