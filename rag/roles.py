"""Who does what to whom, as far as word order tells: A welcomed B is not B welcomed A, nor B was welcomed by A."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.readings import Reading
from rag.tokens import Kind, Token

_SPEECH = {"say", "write", "reply"}  # what is said may stand before the verb
_NEAR = 2
_STOPS = {".", "!", "?", ";"}
_PIVOTS = {"than", "before", "after", "since", "until", "from"}
_MUTUAL = {
    "meet",
    "talk",
    "agree",
    "cooperate",
    "marry",
    "happen",
    "exchange",
    "tie",
    "confirm",
    "sign",
    "be",
    "negotiate",
}


@dataclass(frozen=True)
class Deed:
    """A verb with the words before and after it, turned round where it is passive.

    `doers` and `objects` stand there without a preposition, `..._names` are the names among them; `before` and `after`
    are all content, `sentence` that of the whole sentence. A pivot is a word that compares or orders: of it only `after` is known.
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


def roles_differ(claim: Reading, quotation: Reading) -> bool:
    """Whether for some verb both share, the claim has another doer or object than the quotation, or the two swapped."""
    if _prepositions_swapped(_leads(claim), _leads(quotation)):
        return True
    theirs: dict[str, list[Deed]] = {}
    for deed in deeds(quotation):
        theirs.setdefault(deed.key, []).append(deed)
    return any(
        not any(_fits(deed, other, quotation) for other in theirs[deed.key])
        if deed.key in theirs
        else not _named_beside(deed, quotation)
        for deed in deeds(claim)
    )


def _named_beside(deed: Deed, quotation: Reading) -> bool:
    """Whether a deed that the quotation has as a noun (a visit) stands in one sentence with the claim's names."""
    names = (deed.doer_names | deed.object_names) & quotation.keys
    sentences: list[set[str]] = [set()]
    for token in quotation.tokens:
        if token.text in _STOPS:
            sentences.append(set())
        sentences[-1].add(token.key)
    return not names or any(names <= keys for keys in sentences if deed.key in keys) or deed.key not in quotation.keys


def _prepositions_swapped(ours: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    """Whether two names have each other's preposition: from A to B, from B to A."""
    shared = [name for name in ours if name in theirs and ours[name] != theirs[name]]
    return any(ours[one] == theirs[two] and ours[two] == theirs[one] for one in shared for two in shared)


@lru_cache(8192)
def _leads(reading: Reading) -> Mapping[str, str]:
    """The preposition right before each name, titles and articles aside; names with several are left out."""
    found: dict[str, set[str]] = {}
    lead = ""
    for token in reading.tokens:
        if token.word in reading.wording.named("locative") or token.word == "by":
            lead = token.word
        elif token.kind is Kind.NAME:
            found.setdefault(token.key, set()).add(lead)
        elif token.word not in reading.wording.named("determiners"):
            lead = ""
    return {name: next(iter(leads)) for name, leads in found.items() if len(leads) == 1 and "" not in leads}


def _fits(ours: Deed, theirs: Deed, quotation: Reading) -> bool:
    if ours.pivot:
        return not ours.after or bool(ours.after & theirs.after)
    mutual = ours.key in _MUTUAL
    undone = not ours.objects and not theirs.doers  # the shop closed, the shop was closed
    turned = theirs.relative or undone or ours.key in _SPEECH
    if not mutual and not turned and (ours.doers & theirs.passed_over or ours.objects & theirs.reached_from):
        return False
    here = quotation.keys
    named = ours.object_names & here
    if not mutual and theirs.objects and not named <= theirs.after | theirs.objects:
        return False
    if not mutual and named and theirs.object_names and not named & theirs.objects:
        return False
    done = ours.objects & here
    if not mutual and done and theirs.objects and not done & theirs.sentence:
        return False
    return _same_doer(ours, theirs, quotation, theirs.doers | theirs.before | (theirs.after if mutual else frozenset()))


def _same_doer(ours: Deed, theirs: Deed, quotation: Reading, doers: frozenset[str]) -> bool:
    named = ours.doer_names & quotation.keys
    if named <= doers:
        return True
    if theirs.doer_names:
        return False
    return theirs.pronoun or all(any(_known_as(noun, name, quotation) for noun in theirs.before) for name in named)


def _known_as(noun: str, name: str, quotation: Reading) -> bool:
    """Whether a quotation calls the bearer of a name by a noun: Foreign Minister A; A, the foreign minister."""
    keys = [token.key for token in quotation.tokens]
    names = [i for i, key in enumerate(keys) if key == name]
    return any(-6 < i - j < 4 and i != j for i in names for j, key in enumerate(keys) if key == noun)


@lru_cache(8192)
def deeds(reading: Reading) -> tuple[Deed, ...]:
    """The deeds of a text, one a verb, in order; words that only compare or order (than, after) count as verbs."""
    found: list[Deed] = []
    for place, token in enumerate(reading.tokens):
        if token.word in _PIVOTS:
            found.append(_pivot(reading, place))
        elif token.verb and not token.word.endswith("ing"):
            found.append(_deed(reading, place, next((deed for deed in reversed(found) if not deed.pivot), None)))
    return tuple(found)


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
        sentence=_sentence(tokens, place),
    )


def _sentence(tokens: Sequence[Token], place: int) -> frozenset[str]:
    start, end = place, place
    while start > 0 and tokens[start - 1].text not in _STOPS:
        start -= 1
    while end + 1 < len(tokens) and tokens[end + 1].text not in _STOPS:
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
        ends = tokens[i].text in _STOPS or tokens[i].word == "that"
        if ends or (tokens[i].verb and not tokens[i].word.endswith("ing")):
            return
        yield i


def _forth(tokens: Sequence[Token], place: int) -> Iterator[int]:
    for i in range(place + 1, len(tokens)):
        if tokens[i].text in _STOPS or tokens[i].verb:
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
    if participle and place + 1 < len(tokens) and tokens[place + 1].word == "by":
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
