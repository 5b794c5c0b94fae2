"""Whether a quotation says what a sentence says: every name, number, date and deed, none of them turned round."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from rag.checking.amounts import quantity_differs, restriction_dropped, unfounded_number
from rag.checking.causes import cause_added
from rag.checking.comparing import compares_differently
from rag.checking.dates_given import unfounded_moment
from rag.checking.exceptions import exception_dropped
from rag.checking.linking import borrowed
from rag.checking.modality import modality_differs
from rag.checking.names import described, is_fuller_name, pieced_together, stands_for_names
from rag.checking.polarity import polarity_differs
from rag.checking.readings import Reading
from rag.checking.roles import roles_differ
from rag.checking.segments import attached_elsewhere
from rag.checking.tokens import Kind, Token
from rag.language.wording import Wording
from vectorstore.documents import Document

LEAST_COVERAGE = 0.93
OPPOSITE = "the passage says the opposite"
_LIGHT = 0.15
_ENDINGS = re.compile(
    r"(?:ment|al|er|or|ion|ation|ition|ity|ness|ful|ly|ic|ant|ent|ance|ence|able|ive|ing|ed|s|es|e|i|y|ian|an|n|ese|ish|ship|hood|age)?"
)
_SHORTEST_ROOT = 5
_WORTH_JUDGING = 0.5


@dataclass(frozen=True)
class Verdict:
    """How much of a sentence a quotation covers (0 to 1), and why it does not support it; None where it does."""

    coverage: float
    failure: str | None


def judge(claim: Reading, quotation: Reading, document: Document) -> Verdict:
    """Whether a quotation from a document supports a claim."""
    if _overlap(claim, quotation) < _WORTH_JUDGING:
        return Verdict(0.0, "no passage says this")
    claim, quotation = _retold(claim, quotation), _retold(quotation, claim)
    coverage, missing = _coverage(claim, quotation, document)
    return Verdict(coverage, _failure(claim, quotation, document, coverage, missing))


def _overlap(claim: Reading, quotation: Reading) -> float:
    """The share of the claim's words that are in the quotation as they are: cheap, and enough to skip most."""
    keys = [token.key for _, token in claim.of(Kind.WORD, Kind.VERB, Kind.NAME, Kind.NUMBER)]
    return sum(key in quotation.keys for key in keys) / len(keys) if keys else 0.0


def _retold(reading: Reading, other: Reading) -> Reading:
    """The reading with its first words taken for what they are inside the other's sentences: names, or none."""
    inside = {token.word: token for token in other.tokens if token.content and not token.first}
    if not any(t.first and t.word in inside and t.kind is not inside[t.word].kind for t in reading.tokens):
        return reading
    tokens = [
        replace(t, kind=inside[t.word].kind, verb=inside[t.word].verb) if t.first and t.word in inside else t
        for t in reading.tokens
    ]
    return replace(reading, tokens=tuple(tokens))


def _failure(
    claim: Reading, quotation: Reading, document: Document, coverage: float, missing: list[Token]
) -> str | None:
    strict = next((t for t in missing if t.kind is not Kind.WORD), None)
    if strict is not None and strict.kind is Kind.NAME:
        return f"no passage says this of {strict.text!r}"
    if (pieced := pieced_together(claim, quotation, document)) is not None:
        return f"no passage names {pieced!r}"
    if (number := unfounded_number(claim, quotation)) is not None:
        return f"no passage gives the number {number} for this"
    if unfounded_moment(claim, quotation, document):
        return "no passage gives this date"
    if strict is not None or coverage < LEAST_COVERAGE or (missing and _opposed(missing, claim, quotation)):
        lacking = strict or next(iter(missing), None)
        return f"no passage says {lacking.text!r} of this" if lacking else "no passage says this"
    if any(_flat(words) not in _flat(quotation.text) for words in claim.quoted):
        return "the words it quotes are not in a passage"
    if polarity_differs(claim, quotation):
        return OPPOSITE
    if exception_dropped(claim, quotation):
        return "the passage excepts what it is about"
    if cause_added(claim, quotation):
        return "no passage gives this reason"
    if modality_differs(claim, quotation):
        return "the passage leaves open what it asserts, or the other way round"
    if quantity_differs(claim, quotation) or restriction_dropped(claim, quotation):
        return "the passage speaks of another part or number of them"
    if roles_differ(claim, quotation) or attached_elsewhere(claim, quotation) or borrowed(claim, quotation):
        return "the passage says this of somebody or something else"
    if compares_differently(claim, quotation):
        return "the passage compares the other way"
    return None


def _coverage(claim: Reading, quotation: Reading, document: Document) -> tuple[float, list[Token]]:
    """The share of a claim's weighted words that the quotation (names: or its document's description) holds."""
    total, covered = 0.0, 0.0
    missing: list[Token] = []
    for place, token in enumerate(claim.tokens):
        if token.kind in (Kind.MARK, Kind.FUNCTION, Kind.NUMBER, Kind.DATE) or _only_denies(claim, place):
            continue
        weight = _LIGHT if token.kind is Kind.LIGHT else 1.0
        total += weight
        if _held(token, claim, quotation, document):
            covered += weight
        elif token.kind is not Kind.LIGHT:
            missing.append(token)
    return (covered / total if total else 0.0), missing


def _only_denies(claim: Reading, place: int) -> bool:
    """Whether a word does no more than deny ("failed to sign"): the check of polarity sees to it."""
    follows_to = place + 1 < len(claim.tokens) and claim.tokens[place + 1].word == "to"
    return follows_to and claim.wording.root(claim.tokens[place].word) in _roots(claim.wording)


@cache
def _roots(known: Wording) -> frozenset[str]:
    return frozenset(known.root(word) for word in known.named("negation_before_to"))


def _held(token: Token, claim: Reading, quotation: Reading, document: Document) -> bool:
    if token.key in quotation.keys or any(related(token.key, key) for key in quotation.keys):
        return True
    if token.kind is not Kind.NAME:
        return False
    return (
        stands_for_names(token, quotation)
        or token.key in described(document)
        or is_fuller_name(token, claim, quotation, document)
    )


@lru_cache(65536)
def related(ours: str, theirs: str) -> bool:
    """Whether two meanings are one, or one word is derived from the other by an ending."""
    if ours == theirs:
        return True
    short, long = sorted((ours, theirs), key=len)
    for cut in (0, 1):
        root = short[: len(short) - cut]
        if (
            len(root) >= _SHORTEST_ROOT - (0 if cut else 1)
            and long.startswith(root)
            and _ENDINGS.fullmatch(long[len(root) :])
        ):
            return short[0] != "#"
    return False


def _opposed(missing: list[Token], claim: Reading, quotation: Reading) -> bool:
    pairs = claim.wording.opposites
    return any(frozenset((token.key, key)) in pairs for token in missing for key in quotation.keys)


def _flat(text: str) -> str:
    """For comparing quoted words: white space and the shape of apostrophes aside."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split())
