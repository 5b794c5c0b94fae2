"""Which name a number or a deed belongs to where a quotation lists several: Berlin rose 5%, Paris fell 3%."""

from collections.abc import Sequence
from functools import lru_cache

from rag.checking.readings import Reading
from rag.checking.tokens import Kind, Token

_BREAKS = {",", ";", ":", ".", "!", "?", "—", "–", "(", ")"}
_JOINING = {"and", "or", "but", "while", "whereas", "although", "though", "compared", "versus"}


def attached_elsewhere(claim: Reading, quotation: Reading) -> bool:
    """Whether a number or verb of the claim stands among other names in the quotation, its own elsewhere."""
    if any(token.word == "respectively" for token in quotation.tokens):
        return _aligned_differently(claim, quotation)
    return any(_astray(part, quotation) for part in clauses(claim.tokens))


def _astray(part: Sequence[Token], quotation: Reading) -> bool:
    mine = {token.key for token in part}
    led_in = quotation.wording.named("locative")
    names = {token.key for token in part if token.kind is Kind.NAME} & quotation.keys
    numbers = {token.value for token in part if token.kind in (Kind.NUMBER, Kind.DATE) and token.value}
    deeds = {token.key for token in part if token.kind is Kind.VERB}
    fine = [segment for segment in segments(quotation.tokens) if any(t.value in numbers for t in segment)]
    wide = [
        clause for clause in clauses(quotation.tokens) if any(t.kind is Kind.VERB and t.key in deeds for t in clause)
    ]
    stand_ins = quotation.wording.named("pronouns")
    return (
        _all_of_others(fine, names, mine, stand_ins)
        or _all_of_others(wide, names, mine, stand_ins)
        or (bool(fine) and all(_led_by_another(segment, numbers, mine, led_in) for segment in fine))
        or (bool(fine) and _of_another_deed(fine, wide, deeds))
    )


def _all_of_others(
    places: Sequence[Sequence[Token]], names: set[str], mine: set[str], stand_ins: frozenset[str]
) -> bool:
    """Whether some name of the claim is in none of the places, each of which has a name that the claim has not."""
    if any(token.word in stand_ins for place in places for token in place):
        return False
    held = [{token.key for token in place if token.kind is Kind.NAME} for place in places]
    return bool(places) and any(all(name not in here and here - mine for here in held) for name in names)


def _of_another_deed(fine: Sequence[Sequence[Token]], wide: Sequence[Sequence[Token]], deeds: set[str]) -> bool:
    """Whether the number stands with other verbs only: founded in 1871, rebuilt in 1953."""
    verbs = [{t.key for t in segment if t.kind is Kind.VERB and not t.word.endswith("ing")} for segment in fine]
    return bool(wide) and all(here and not here & deeds for here in verbs)


def _led_by_another(segment: Sequence[Token], numbers: set[str], mine: set[str], led_in: frozenset[str]) -> bool:
    """Whether what stands before the number is not in the claim at all: "men 39%" for a claim about women."""
    leading: set[str] = set()
    for i, token in enumerate(segment):
        if token.value in numbers:
            break
        if token.word == "that":
            leading.clear()
        noun = token.kind in (Kind.NAME, Kind.WORD) and not token.word.endswith("ing")
        if noun and not (i and segment[i - 1].word in led_in):
            leading.add(token.key)
    return bool(leading) and not leading & mine


@lru_cache(8192)
def segments(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], ...]:
    """The runs of tokens between marks and joining words."""
    found: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in _BREAKS or token.word in _JOINING:
            found.append([])
        else:
            found[-1].append(token)
    return tuple(tuple(segment) for segment in found if segment)


@lru_cache(8192)
def clauses(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], ...]:
    """Segments put together so that each has a verb: one without goes to the one before, a leading one to the next."""
    found: list[tuple[Token, ...]] = []
    for segment in segments(tokens):
        verbal = any(token.verb for token in segment)
        if found and (not verbal or not any(token.verb for token in found[-1])):
            found[-1] += segment
        else:
            found.append(segment)
    return tuple(found)


def _aligned_differently(claim: Reading, quotation: Reading) -> bool:
    """ "Berlin and Paris rose 5% and 3%, respectively": the n-th name goes with the n-th number."""
    names = [token.key for _, token in quotation.of(Kind.NAME)]
    numbers = [token.value for _, token in quotation.of(Kind.NUMBER)]
    if len(names) != len(numbers):
        return True
    pairs = set(zip(names, numbers, strict=True))
    for part in clauses(claim.tokens):
        mine = [token.key for token in part if token.kind is Kind.NAME]
        counts = [token.value for token in part if token.kind is Kind.NUMBER]
        if counts and (len(mine) != len(counts) or not set(zip(mine, counts, strict=True)) <= pairs):
            return True
    return False
