"""Whether one of two sentences denies what the other asserts.

Every negation governs a run of words after it; what the claim says was done must be as much denied in the quotation:
signed, did not sign, did not include the signing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.checking.clause_reach import BREAKS, JOINING, REACH, clause, new_verb, next_word
from rag.checking.readings import Reading
from rag.checking.tokens import Kind, Token


@dataclass(frozen=True)
class Scope:
    """The words a cue governs: all their meanings, and the first verb's alone (empty where none is governed).

    `doubled`: there is a second negation among them: “no reason not to go”.
    """

    keys: frozenset[str]
    verb: frozenset[str]
    doubled: bool = False

    def touches(self, claim: Reading) -> bool:
        """Whether a claim speaks of what is governed: its verb, what it says was done, or most of it without a verb.

        “It did not include the signing of a treaty” denies that one was signed.
        """
        keys = claim.keys
        if not self.verb:
            return bool(self.keys & keys)
        last = next((token.key for token in reversed(claim.tokens) if token.verb), None)
        if self.verb & keys or last is not None:
            return bool(self.verb & keys) or last in self.keys
        said = frozenset(token.key for token in claim.tokens if token.content and token.kind is not Kind.NAME)
        return len(self.keys & keys) * 5 > len(self.keys) * 3 or (bool(said) and said <= self.keys)

    def spoken_of(self, keys: frozenset[str]) -> frozenset[str]:
        """What must be denied by a sentence with these meanings: the verb, where it has it."""
        return self.verb if self.verb & keys else self.keys


def polarity_differs(claim: Reading, quotation: Reading) -> bool:
    """Whether one of the two denies what the other asserts."""
    ours, theirs = negations(claim), negations(quotation)
    if not any(scope.doubled for scope in ours) and any(scope.doubled and scope.touches(claim) for scope in theirs):
        return True  # what two negations make of a sentence is left to its own words
    denied = frozenset[str]().union(*(scope.keys for scope in theirs))
    if any(scope.keys and not (scope.verb or scope.keys) & denied for scope in ours):
        return True
    mine = frozenset[str]().union(*(scope.keys for scope in ours))
    return any(scope.touches(claim) and not scope.spoken_of(claim.keys) & mine for scope in theirs)


@lru_cache(8192)
def negations(reading: Reading) -> tuple[Scope, ...]:
    """What each negation of a text governs."""
    known = reading.wording
    verbs = frozenset(known.key(word) for word in known.named("negation_verbs"))
    happening = frozenset(known.key(word) for word in known.named("happening"))
    before_to = frozenset(known.root(word) for word in known.named("negation_before_to"))
    found = []
    for i, token in enumerate(reading.tokens):
        if token.word in known.named("negation_adverbs"):
            governed = _governed(reading.tokens, i, known.named("negation_wide"))
            if any(token.verb and token.key in happening for token in governed[:1]):  # what did not take place
                governed = clause(reading.tokens, i)
            scope = _scope(governed, _denied_before(reading.tokens, i))
            found.append(replace(scope, doubled=_negated_again(reading, i)))
        elif token.kind is not Kind.NAME and token.key in verbs:
            found.append(_scope([t for t in clause(reading.tokens, i) if t is not token]))
        elif known.root(token.word) in before_to and next_word(reading.tokens, i) == "to":
            found.append(_scope(_governed(reading.tokens, i, frozenset())))
    return tuple(scope for scope in found if scope.keys)


def _negated_again(reading: Reading, cue: int) -> bool:
    """Whether another negation follows right in the same clause."""
    adverbs = reading.wording.named("negation_adverbs")
    for token in reading.tokens[cue + 1 : cue + 1 + REACH]:
        if token.text in BREAKS or token.word in JOINING:
            return False
        if token.word in adverbs:
            return True
    return False


def _scope(governed: Sequence[Token], before: Sequence[Token] = ()) -> Scope:
    verb = next((token.key for token in governed if token.verb), None)
    keys = frozenset(token.key for token in (*before, *governed) if token.kind is not Kind.NAME)
    return Scope(keys, frozenset({verb} if verb else ()))


def _denied_before(tokens: Sequence[Token], cue: int) -> Sequence[Token]:
    """The verb right before a "no", which is denied with its object: "found no evidence"."""
    return [t for t in tokens[max(0, cue - 1) : cue] if t.verb] if tokens[cue].word == "no" else []


def _governed(tokens: Sequence[Token], cue: int, wide: frozenset[str]) -> list[Token]:
    """The words a cue governs: after it up to the clause's end; the whole clause where verbs come last in it."""
    if wide:
        return clause(tokens, cue)
    found: list[Token] = []
    for i in range(cue + 1, len(tokens)):
        token = tokens[i]
        if token.text in BREAKS or (token.word in JOINING and new_verb(tokens, i, found)) or len(found) >= REACH:
            break
        if token.content or token.verb:
            found.append(token)
    return found
