"""Whether the numbers of a claim count the same things, with the same bounds, as those of a quotation."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rag.checking.readings import Reading
from rag.checking.tokens import Kind, Token

_BOUNDING = ("more", "less")
_EXCEPTING = {"except", "excluding", "besides", "without"}
_MOVES = {"to", "by", "from"}
_SIGNS = {"$", "€", "£", "¥"}
_BEFORE_YEARS = {"in", "of", "from", "since", "until", "by", "during"}
_ARTICLES = {"a", "an", "single", "one"}


def unfounded_number(claim: Reading, quotation: Reading) -> str | None:
    """The first number of a claim, that the quotation does not state of the same thing, or None."""
    for place, token in claim.of(Kind.NUMBER):
        if token.value == "1" and _singular(claim, place, quotation):
            continue
        places = [i for i, other in quotation.of(Kind.NUMBER, Kind.DATE) if _equal(token.value, other.value)]
        if not any(_same_thing(claim, place, quotation, i) for i in places):
            return token.text
    return None


def _equal(ours: str, theirs: str) -> bool:
    """Equal values; a time without its half of the day equals both."""
    if ours == theirs:
        return True
    if not (ours.startswith("@") and theirs.startswith("@")):
        return False
    (hour, minute), (other, others) = ours[1:].split(":"), theirs[1:].split(":")
    return minute == others and int(hour) % 12 == int(other) % 12 and min(int(hour), int(other)) < 12


def _same_thing(claim: Reading, place: int, quotation: Reading, other: int) -> bool:
    if _bound(claim, place) != _bound(quotation, other):
        return False
    if _is_year(claim.tokens[place].text) and quotation.tokens[max(0, other - 1)].word in _BEFORE_YEARS:
        return True  # "a 2017 report" is a report from 2017
    ours, theirs = _move(claim.tokens, place), _move(quotation.tokens, other)
    if ours != theirs and (theirs == "from" or (ours and theirs)):
        return False
    unit = _unit(claim.tokens, place)
    counted = _unit(quotation.tokens, other)
    if unit is None or unit.key in _around(quotation, other):
        return True
    others = {thing.key for i, _ in quotation.of(Kind.NUMBER) if i != other and (thing := _unit(quotation.tokens, i))}
    plain = counted is None or counted.word in quotation.wording.named("generic")
    return unit.key in quotation.keys - others and plain


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and 1500 <= int(text) < 2200


def _bound(reading: Reading, place: int) -> str:
    """Which way a number is bounded: more (than), less (than), or not at all."""
    near = [token.word for token in reading.tokens[max(0, place - 3) : place]]
    for i, word in enumerate(near):
        for sort in _BOUNDING:
            if word in reading.wording.quantity.get(sort, frozenset()) and _bounds(word, near[i + 1 :]):
                return sort
    return "less" if near[-2:] == ["up", "to"] else ""


def _bounds(word: str, following: Sequence[str]) -> bool:
    return (
        word not in ("more", "less", "fewer", "over", "most")
        or following[:1] == ["than"]
        or (word == "over" and not following)
        or word == "most"
    )


def _move(tokens: Sequence[Token], place: int) -> str:
    sign = place > 1 and tokens[place - 1].text in _SIGNS
    before = tokens[place - 2 if sign else place - 1].word if place else ""
    return before if before in _MOVES else ""


def _unit(tokens: Sequence[Token], place: int) -> Token | None:
    """What a number counts: the content word right after it, or after "of them", "of the"."""
    following = tokens[place + 1 : place + 4]
    if following and following[0].word == "of":
        following = [token for token in following if token.kind is not Kind.FUNCTION]
    first = following[0] if following else None
    return first if first and first.kind in (Kind.WORD, Kind.NAME) else None


def _around(quotation: Reading, place: int) -> set[str]:
    """Meanings of the words that a number may count: those after it up to a mark, and the one before it."""
    found = {token.key for token in quotation.tokens[max(0, place - 2) : place] if token.content}
    for i in range(place + 1, min(place + 5, len(quotation.tokens))):
        token = quotation.tokens[i]
        following = quotation.tokens[i + 1].word if i + 1 < len(quotation.tokens) else ""
        another = token.word in ("and", "or", "but") and following in quotation.wording.named("determiners")
        if token.kind in (Kind.MARK, Kind.NUMBER) or another:
            break
        found.add(token.key)
    return found


def _singular(claim: Reading, place: int, quotation: Reading) -> bool:
    """Whether "one treaty" is "a treaty" in the quotation."""
    unit = _unit(claim.tokens, place)
    tokens = quotation.tokens
    return unit is not None and any(
        tokens[i].key == unit.key and any(token.word in _ARTICLES for token in tokens[max(0, i - 3) : i])
        for i in range(len(tokens))
    )


def restriction_dropped(claim: Reading, quotation: Reading) -> bool:
    """Whether the claim says of all what the quotation says of some: children under twelve, members except two."""
    mine = {token.key for token in claim.tokens}
    for place, token in enumerate(quotation.tokens):
        if token.word not in quotation.wording.named("restricting") or not place:
            continue
        following = [t for t in quotation.tokens[place + 1 : place + 4] if t.content]
        numeric = bool(following) and following[0].kind is Kind.NUMBER
        if (
            (numeric or token.word in _EXCEPTING)
            and quotation.tokens[place - 1].key in mine
            and quotation.tokens[place - 1].content
            and not any(t.key in mine for t in following[:1])
        ):
            return True
    return False


def quantity_differs(claim: Reading, quotation: Reading) -> bool:
    """Whether the claim says all, most, some or only where the quotation does not, or drops its some or most."""
    ours, theirs = set(_quantities(claim)), set(_quantities(quotation))
    if any(not _pair_named(head, quotation) for head in _pairs(claim)) or _one_of_many(claim, quotation):
        return True
    if any(not any(sort == s and (head == h or not head) for s, h in theirs) for sort, head in ours if sort != "some"):
        return True
    dropped = {head for sort, head in theirs if sort in ("some", "most")} - {head for _, head in ours}
    kept = {head for sort, head in theirs if sort not in ("some", "most")}
    plain = {token.key for _, token in claim.of(Kind.WORD, Kind.NAME)}
    return bool((dropped - kept - {""}) & plain) or any(
        s == "some" and (s, h) not in theirs and h in {x for _, x in theirs} for s, h in ours
    )


def _one_of_many(claim: Reading, quotation: Reading) -> bool:
    """Whether the claim makes the one what the quotation calls one of several: one of the largest ports."""
    if "one" in (token.word for token in claim.tokens) or "among" in (token.word for token in claim.tokens):
        return False
    mine = {token.key for token in claim.tokens if token.content}
    for place in range(len(quotation.tokens) - 2):
        one, of = quotation.tokens[place : place + 2]
        if one.word == "one" and of.word == "of":
            following = [t.key for t in quotation.tokens[place + 2 : place + 6] if t.content]
            if following and following[0] in mine:
                return True
    return False


def _pairs(reading: Reading) -> Iterator[str]:
    """Meanings of what comes in twos: both submersibles."""
    for one, two in pairwise(reading.tokens):
        if one.word in reading.wording.named("both") and two.kind is Kind.WORD:
            yield two.key


def _pair_named(head: str, quotation: Reading) -> bool:
    """Whether a quotation speaks of both, not of one of the two."""
    both = quotation.wording.named("both")
    for i, token in enumerate(quotation.tokens):
        before = quotation.tokens[max(0, i - 5) : i]
        paired = any(t.word in both or t.value == "2" for t in before[-3:])
        if token.key == head and paired and not any(t.word in ("one", "of", "neither") for t in before):
            return True
    return False


def _quantities(reading: Reading) -> Iterator[tuple[str, str]]:
    """Quantity words with the meaning of what they count: the next content word."""
    for i, token in enumerate(reading.tokens):
        for sort in ("all", "some", "most", "only"):
            if token.word not in reading.wording.quantity.get(sort, frozenset()):
                continue
            following = next((t for t in reading.tokens[i + 1 : i + 5] if t.content), None)
            if following is None or following.kind is not Kind.NUMBER:
                yield sort, following.key if following else ""
