"""A question without what goes without saying where a sentence stands: “How many passengers were *on the Petrel*?”.

A statement on a ship that ran aground says “There were 38 passengers.” A small reader takes that for no answer about
the ship (log-odds -1.4); asked without it, it does (5.5).
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from rag.language.lexicons import lexicon
from rag.language.stems import stem
from vectorstore.documents import Span
from vectorstore.index.fulltext import fold

_TOKEN = re.compile(r"\w+(?:[.'’\-]\w+)*['’]?")
_PIECES = re.compile(r"[.'’\-]")
_POSSESSIVE = re.compile(r"['’]s?$")
_TWO_COMMAS = re.compile(r",\s*,")
_BARE_END = re.compile(r"\b(was|were|is|are)\s*\?$")
_OPENING = "on in at from of for with by during about over under into within aboard inside near through against between"
_OPENERS = frozenset([*_OPENING.split(), "among", "to"])
_CLAUSES = frozenset(["when", "while"])
_ORDERING = frozenset(["after", "before", "since", "until", "once", "than"])  # what they open tells things apart
_DETERMINERS = frozenset(["the", "a", "an", "this", "that", "which", "what", "many", "much", "of"])


@dataclass(frozen=True)
class _Token:
    """A word of a question; `marks`: its stems where it carries meaning."""

    span: Span
    text: str
    word: str
    marks: frozenset[str]

    @property
    def is_name(self) -> bool:
        return bool(self.marks) and (self.text[0].isupper() or self.text[0].isdigit())


@dataclass(frozen=True)
class _Known:
    """The stems of a sentence, and of what stands around it."""

    said: Set[str]
    given: Set[str]

    def has(self, token: _Token) -> bool:
        """Whether a word goes without saying: the sentence has it not, and what stands around it has."""
        return token.marks <= self.given and not token.marks & self.said


def shortened(asked: str, said: Set[str], given: Set[str], *, names: bool) -> str:
    """A question in English without the phrases all of whose words are given around a sentence that has none of them.

    `said`, `given`: the stems of the sentence, and of what stands around it. `names`: whether names may be left out. As
    it is where nothing can be.
    """
    tokens, known = _tokens(asked), _Known(said, given)
    first = next((place for place, one in enumerate(tokens) if one.word in lexicon("en").asking), 0) + 1
    spans = list(_phrases(asked, tokens, first, known))
    modifiers = _modifiers(tokens, first, known) if names else ()
    spans += [one for one in modifiers if not any(one.overlaps(phrase) for phrase in spans)]
    if not names:
        spans = [one for one in spans if not any(token.is_name and token.span.overlaps(one) for token in tokens)]
    if not spans or all(any(one.span.overlaps(span) for span in spans) for one in tokens if one.marks):
        return asked
    for span in sorted(spans, key=lambda one: -one.start):
        asked = asked[: span.start].rstrip() + asked[span.end :]
    return _BARE_END.sub(r"\1 there?", _TWO_COMMAS.sub(",", asked))


@lru_cache(64)  # a question is shortened for each sentence anew
def _tokens(text: str) -> tuple[_Token, ...]:
    stop, found = lexicon("en").stop, list[_Token]()
    for match in _TOKEN.finditer(text):
        word = fold(_POSSESSIVE.sub("", match.group()))
        marks = frozenset(stem(one) for one in _PIECES.split(word) if one and one not in stop)
        found.append(_Token(Span(*match.span()), match.group(), word, marks))
    return tuple(found)


def _phrases(asked: str, tokens: Sequence[_Token], place: int, known: _Known) -> Iterator[Span]:
    """Phrases behind a preposition, and clauses that say when."""
    while place < len(tokens):
        end = _clause(asked, tokens, place, known) or _phrase(asked, tokens, place, known) or place
        if end > place:
            yield Span(tokens[place].span.start, tokens[end - 1].span.end)
        place = max(end, place + 1)


def _clause(asked: str, tokens: Sequence[_Token], place: int, known: _Known) -> int:
    """The end of a clause that says when, up to a comma, all of which goes without saying; 0 where there is none."""
    if tokens[place].word not in _CLAUSES:
        return 0
    end = _up_to_comma(asked, tokens, place)
    within = [one for one in tokens[place + 1 : end] if one.marks]
    return end if within and all(map(known.has, within)) else 0


def _phrase(asked: str, tokens: Sequence[_Token], place: int, known: _Known) -> int:
    """The end of a phrase behind a preposition that goes without saying; 0 where there is none.

    It ends before the next one, or before a word of the sentence: “property *from the ferries* kept”.
    """
    if tokens[place].word not in _OPENERS | _CLAUSES:
        return 0
    end, left = place + 1, 0
    stop = _up_to_comma(asked, tokens, place)
    while end < stop and tokens[end].word not in _OPENERS | _CLAUSES | _ORDERING:
        one = tokens[end]
        if one.marks & known.said:
            return left
        if one.marks and not known.has(one):
            return 0
        end += 1
        left = end if one.marks else left
    return left


def _up_to_comma(asked: str, tokens: Sequence[_Token], place: int) -> int:
    """The place of the first word behind a comma, or behind the last one."""
    pairs = zip(range(place + 1, len(tokens)), tokens[place + 1 :], tokens[place:], strict=False)
    return next((at for at, one, before in pairs if "," in asked[before.span.end : one.span.start]), len(tokens))


def _modifiers(tokens: Sequence[_Token], place: int, known: _Known) -> Iterator[Span]:
    """Names before a common noun that the sentence has: “how many *Lumen 10* units”."""
    while place < len(tokens):
        end = place
        while end < len(tokens) and tokens[end].is_name and known.has(tokens[end]):
            end += 1
        noun = tokens[end] if end < len(tokens) else None
        bare = tokens[place - 1].word in _DETERMINERS and not _POSSESSIVE.search(tokens[max(place, end - 1)].text)
        if end > place and bare and noun and not noun.is_name and noun.marks & known.said:
            yield Span(tokens[place].span.start, tokens[end - 1].span.end)
        place = max(end, place + 1)
