"""Deeds: the verbs of a text with who does them and what they are done to, as far as word order tells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.checking.readings import Reading
from rag.checking.tokens import Kind, Token

_NEAR = 2
_ENDS = {".", "!", "?"}
STOPS = {".", "!", "?", ";"}
_TURNING = {"while", "whereas", "although", "though", "because"}
_PIVOTS = {"than", "before", "after", "since", "until", "from"}


@dataclass(frozen=True)
class Deed:
    """A verb with the words before and after it, turned round where it is passive.

    `doers` and `objects` stand there without a preposition, `..._names` are the names among them; `before` and `after`
    are all content, `sentence` that of the whole sentence. A pivot is a word that compares or orders:
    of it only `after` is known.
    """

    key: str
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    doer_names: frozenset[str] = frozenset()
    object_names: frozenset[str] = frozenset()
    pronoun: bool = False
    relative: bool = False
    pivot: bool = False
    sentence: frozenset[str] = frozenset()

    @property
    def passed_over(self) -> frozenset[str]:
        """What only the deed is done to."""
        return self.objects - self.doers - self.before

    @property
    def reached_from(self) -> frozenset[str]:
        """What only does the deed."""
        return self.doers - self.objects - self.after


@lru_cache(8192)
def deeds(reading: Reading) -> tuple[Deed, ...]:
    """The deeds of a text, one a verb, in order; words that only compare or order (than, after) count as verbs."""
    found: list[Deed] = []
    for place, token in enumerate(reading.tokens):
        if token.word in _PIVOTS:
            found.append(_pivot(reading, place))
        last = next((deed for deed in reversed(found) if not deed.pivot), None)
        if token.verb and not token.word.endswith("ing"):
            found.append(_deed(reading, place, last))
        elif last is not None and _participle(reading, place):
            side = _Side.of(reading, list(_forth(reading.tokens, place)))
            rest = sentence_around(reading.tokens, place)
            found.append(
                replace(last, key=token.key, after=side.all, objects=side.free, object_names=side.names, sentence=rest)
            )
    return tuple(found)


def _participle(reading: Reading, place: int) -> bool:
    """Whether a word goes on about the subject before it: "she praised the town, noting that"."""
    token, known = reading.tokens[place], reading.wording
    return (
        token.word.endswith("ing")
        and place > 0
        and reading.tokens[place - 1].text == ","
        and known.root(token.word) in known.verbs
    )


def _pivot(reading: Reading, place: int) -> Deed:
    after = [t.key for t in reading.tokens[place + 1 : place + 8] if t.content][:_NEAR]
    return Deed(reading.tokens[place].word, after=frozenset(after), pivot=True)


def _deed(reading: Reading, place: int, last: Deed | None) -> Deed:
    tokens = reading.tokens
    before, after = list(_back(tokens, place)), list(_forth(tokens, place))
    pronoun = any(tokens[i].word in reading.wording.named("pronouns") for i in before)
    relative = any(tokens[i].word in ("which", "who", "whom") for i in before)
    left, right = _Side.of(reading, before), _Side.of(reading, after)
    if _passive(reading, place):
        if last is not None and not left.all and _joined(reading, place, before):
            left = _Side(last.doers, last.doer_names, last.before)
        left, right = _Side.of(reading, _agent(tokens, after)), left
    elif last is not None and _joined(reading, place, before):
        left = _Side(last.doers, last.doer_names, left.all | last.before)
        pronoun = pronoun or last.pronoun
    return Deed(
        tokens[place].key,
        left.all,
        right.all,
        left.free,
        right.free,
        left.names,
        right.names,
        pronoun,
        relative,
        sentence=sentence_around(tokens, place),
    )


def sentence_around(tokens: Sequence[Token], place: int) -> frozenset[str]:
    start, end = place, place
    while start > 0 and tokens[start - 1].text not in _ENDS:
        start -= 1
    while end + 1 < len(tokens) and tokens[end + 1].text not in _ENDS:
        end += 1
    return frozenset(token.key for token in tokens[start : end + 1] if token.content)


@dataclass(frozen=True)
class _Side:
    """What stands on one side of a verb: words no preposition leads in ("in Rome, Ada" gives Ada), the names among
    them, and all content."""

    free: frozenset[str]
    names: frozenset[str]
    all: frozenset[str]

    @classmethod
    def of(cls, reading: Reading, places: Sequence[int]) -> "_Side":
        content = [i for i in places if reading.tokens[i].content]
        nouns = [i for i in content if reading.tokens[i].kind in (Kind.NAME, Kind.WORD)]
        free = [i for i in nouns if not _led_in(reading, i)]
        return cls(
            frozenset(reading.tokens[i].key for i in free),
            frozenset(reading.tokens[i].key for i in free if reading.tokens[i].kind is Kind.NAME),
            frozenset(reading.tokens[i].key for i in content),
        )


def _back(tokens: Sequence[Token], place: int) -> Iterator[int]:
    """Places before a verb, nearest first, back to the verb before it."""
    for i in range(place - 1, -1, -1):
        ends = tokens[i].text in STOPS or tokens[i].word == "that" or tokens[i].word in _TURNING
        if ends or (tokens[i].verb and not tokens[i].word.endswith("ing")):
            return
        yield i


def _forth(tokens: Sequence[Token], place: int) -> Iterator[int]:
    for i in range(place + 1, len(tokens)):
        if tokens[i].text in STOPS or tokens[i].verb or tokens[i].word in _TURNING:
            return
        yield i


def _joined(reading: Reading, place: int, before: Sequence[int]) -> bool:
    """Whether a verb shares the subject of the one before it: nothing but "and", a comma or "to" stands between."""
    joined = False
    for token in (reading.tokens[i] for i in before):
        if token.word in ("and", "or", "but") or token.text == ",":
            return True
        if token.content or token.word in reading.wording.named("pronouns") or token.word == "that":
            return False
        joined = joined or token.word == "to"
    return joined


def _passive(reading: Reading, place: int) -> bool:
    tokens, token = reading.tokens, reading.tokens[place]
    participle = token.word.endswith(("ed", "en")) or token.word in reading.wording.past
    following = tokens[place + 1 : place + 4]
    counted = any(t.kind is Kind.NUMBER for t in following)  # "rose by 12 percent" has no doer
    if participle and following and following[0].word == "by" and not counted:
        return True
    return participle and any(t.word in reading.wording.named("be") for t in tokens[max(0, place - 3) : place])


def _agent(tokens: Sequence[Token], after: Sequence[int]) -> list[int]:
    """The places after "by", up to the next comma or preposition."""
    found: list[int] = []
    inside = False
    for i in after:
        if tokens[i].word == "by":
            inside = True
        elif inside and (tokens[i].text == "," or tokens[i].word in ("in", "on", "at", "for", "with", "to", "from")):
            break
        elif inside:
            found.append(i)
    return found


def _led_in(reading: Reading, place: int) -> bool:
    for i in range(place - 1, max(-1, place - 6), -1):
        token = reading.tokens[i]
        if token.word in reading.wording.named("locative"):
            return True
        if (
            token.kind is not Kind.NAME
            and token.word not in reading.wording.named("determiners")
            and token.kind is not Kind.WORD
        ):
            return False
    return False
