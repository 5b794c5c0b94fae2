"""Whether two sentences assert, deny, or leave open the same thing.

Every negation and every modal word governs a run of words after it; a verb of the claim must stand in the quotation
under the same sort of government: signed, did not sign, may sign, plans to sign, is said to have signed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.readings import Reading
from rag.tokens import Kind, Token

_REACH = 7
_BREAKS = {",", ";", ":", ".", "!", "?", "—", "–", "(", ")"}
_JOINING = {"and", "but", "or", "while", "whereas", "although", "though", "because", "which", "who"}


@dataclass(frozen=True)
class Scope:
    """The words a cue governs: all their meanings, and the first verb's alone (empty where none is governed)."""

    keys: frozenset[str]
    verb: frozenset[str]

    def touches(self, claim: Reading) -> bool:
        """Whether a claim speaks of what is governed: its verb, or most of it without a further verb of its own."""
        keys = claim.keys
        if not self.verb:
            return bool(self.keys & keys)
        last = next((token.key for token in reversed(claim.tokens) if token.verb), None)
        most = len(self.keys & keys) * 5 > len(self.keys) * 3
        return bool(self.verb & keys) or (most and (last is None or last in self.keys))

    def spoken_of(self, keys: frozenset[str]) -> frozenset[str]:
        """What must be denied by a sentence with these meanings: the verb, where it has it."""
        return self.verb if self.verb & keys else self.keys


def polarity_differs(claim: Reading, quotation: Reading) -> bool:
    """Whether one of the two denies what the other asserts."""
    ours, theirs = negations(claim), negations(quotation)
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
    before_to = frozenset(known.root(word) for word in known.named("negation_before_to"))
    found = []
    for i, token in enumerate(reading.tokens):
        if token.word in known.named("negation_adverbs"):
            governed = _governed(reading.tokens, i, known.named("negation_wide"))
            found.append(_scope(governed, _denied_before(reading.tokens, i)))
        elif token.kind is not Kind.NAME and token.key in verbs:
            found.append(_scope([t for t in _clause(reading.tokens, i) if t is not token]))
        elif known.root(token.word) in before_to and _next_word(reading.tokens, i) == "to":
            found.append(_scope(_governed(reading.tokens, i, frozenset())))
    return tuple(scope for scope in found if scope.keys)


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
        return _clause(tokens, cue)
    found: list[Token] = []
    for i in range(cue + 1, len(tokens)):
        token = tokens[i]
        if token.text in _BREAKS or (token.word in _JOINING and _new_verb(tokens, i, found)) or len(found) >= _REACH:
            break
        if token.content or token.verb:
            found.append(token)
    return found


def _new_verb(tokens: Sequence[Token], joining: int, found: Sequence[Token]) -> bool:
    """Whether a joining word begins something of its own: a finite verb, or a subject with one, follows."""
    if tokens[joining].word not in ("and", "or"):
        return True
    if _next_word(tokens, joining) == "be":  # "will resign and be replaced"
        return False
    following = [token for token in tokens[joining + 1 : joining + 4] if token.content or token.verb]
    governed = next((token for token in found if token.verb), None)
    return bool(following) and any(_finite(token) and token is not governed for token in following)


def _finite(token: Token) -> bool:
    return (token.verb and token.word.endswith(("ed", "s"))) or (
        token.verb and token.key != token.word and not token.word.endswith("ing")
    )


def _clause(tokens: Sequence[Token], place: int) -> list[Token]:
    start, end = place, place
    while (
        start > 0 and tokens[start - 1].text not in _BREAKS and tokens[start - 1].word not in _JOINING - {"and", "or"}
    ):
        start -= 1
    while end + 1 < len(tokens) and tokens[end + 1].text not in _BREAKS and tokens[end + 1].word not in _JOINING:
        end += 1
    return [token for token in tokens[start : end + 1] if token.content or token.verb]


def _next_word(tokens: Sequence[Token], place: int) -> str:
    return tokens[place + 1].word if place + 1 < len(tokens) else ""


def modality_differs(claim: Reading, quotation: Reading) -> bool:
    """Whether the claim asserts what the quotation leaves open, or the other way round."""
    if _drops_condition(claim, quotation) or _drops_prospect(claim, quotation):
        return True
    if _told_as_done(claim, quotation):
        return True
    theirs: dict[str, list[frozenset[str]]] = {}
    for key, classes in _verbs_in_mood(quotation):
        theirs.setdefault(key, []).append(classes)
    scheduled, stated = _present(quotation), _present(claim)
    return any(
        key in theirs
        and not any(
            _compatible(classes, other)
            or (key in scheduled and classes == {"future"} and not other)  # "meets on Monday", "will meet"
            or (key in stated and not classes and other == {"future"})  # "shall pay", "pays"
            for other in theirs[key]
        )
        for key, classes in _verbs_in_mood(claim, nouns=True)
    )


def _present(reading: Reading) -> frozenset[str]:
    """Meanings of the verbs that stand in the present: "meets", "is raised"."""
    found = set()
    for i, token in enumerate(reading.tokens):
        led = any(t.word in ("is", "are") for t in reading.tokens[max(0, i - 2) : i])
        if token.verb and (led or (token.word.endswith("s") and token.word not in reading.wording.past)):
            found.add(token.key)
    return frozenset(found)


def _told_as_done(claim: Reading, quotation: Reading) -> bool:
    """Whether the claim tells in the past what the quotation has on a day and in the present: "opens in May"."""
    if not quotation.moments:
        return False
    done = {t.key for t in quotation.tokens if t.verb and (t.word.endswith("ed") or t.word in quotation.wording.past)}
    past = {t.key for t in claim.tokens if t.verb and (t.word.endswith("ed") or t.word in claim.wording.past)}
    saying = {claim.wording.key(word) for word in claim.wording.named("saying")}
    return bool(past & _present(quotation) - done - saying)


def _drops_prospect(claim: Reading, quotation: Reading) -> bool:
    """Whether the claim speaks of a summit as of any where the quotation has an upcoming or planned one."""
    words = claim.wording.named("prospective")
    if any(token.word in words for token in claim.tokens) or any(classes for _, classes in _verbs_in_mood(claim)):
        return False
    said = {token.key for token in claim.tokens if token.kind is Kind.WORD}
    return any(
        token.word in words
        and not token.verb
        and any(t.kind is Kind.WORD and t.key in said for t in quotation.tokens[i + 1 : i + 3])
        for i, token in enumerate(quotation.tokens)
    )


def _drops_condition(claim: Reading, quotation: Reading) -> bool:
    """Whether a sentence of the quotation holds on a condition that the claim leaves out."""
    cues = claim.wording.named("condition")
    if any(token.word in cues for token in claim.tokens):
        return False
    sentence: set[str] = set()
    conditional = False
    for token in (*quotation.tokens, None):
        if token is None or token.text in (".", "!", "?"):
            if conditional and sentence & {t.key for t in claim.tokens if t.verb}:
                return True
            sentence, conditional = set(), False
        else:
            conditional = conditional or token.word in cues
            sentence |= {token.key} if token.verb else set()
    return False


def _compatible(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    if not ours or not theirs:
        return ours == theirs or (not theirs and ours == {"infinitive"})
    if theirs == {"infinitive"} or ours == {"infinitive"}:
        return bool((ours | theirs) & {"intended", "infinitive", "future", "obliged"})
    return bool((ours - {"infinitive"}) & (theirs - {"infinitive"}))


@lru_cache(8192)
def _verbs_in_mood(reading: Reading, nouns: bool = False) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each verb's (or verbal noun's) meaning with the sorts of modal words that govern it."""
    governing: dict[int, set[str]] = {}
    for i, token in enumerate(reading.tokens):
        for sort in _sorts(reading, i):
            for under in _under(reading.tokens, i):
                governing.setdefault(under, set()).add(sort)
        if token.word == "to" and (place := _infinitive(reading, i)) is not None:
            governing.setdefault(place, set()).add("infinitive")
    return tuple(
        (token.key, frozenset(governing.get(i, ())))
        for i, token in enumerate(reading.tokens)
        if token.verb or (token.kind is Kind.WORD and (i in governing or (nouns and _may_be_verb(reading, i))))
    )


def _may_be_verb(reading: Reading, place: int) -> bool:
    """Whether a word may be a verb in a form that was not known for one: "harms" after a noun."""
    before = reading.tokens[place - 1] if place else None
    return before is not None and before.kind in (Kind.WORD, Kind.NAME) and reading.tokens[place].word.endswith("s")


def _sorts(reading: Reading, place: int) -> Iterator[str]:
    token, known = reading.tokens[place], reading.wording
    if token.kind in (Kind.NAME, Kind.MARK, Kind.DATE) or token.word in known.named("not_modal"):
        return
    for sort, keys in known.modality.items():
        if sort == "intended" and (token.word in known.named("auxiliary") or not _opens(reading, place)):
            continue
        if sort != "factive" and token.key in keys:
            yield sort


def _opens(reading: Reading, place: int) -> bool:
    """Whether what is intended follows an intention: plans to, called on them to, proposed that, its plan for."""
    following = [token.word for token in reading.tokens[place + 1 : place + 6]]
    return any(word in ("to", "that", "for", "on") for word in following[:1]) or "to" in following


def _under(tokens: Sequence[Token], cue: int) -> Iterator[int]:
    """Places of the words under a modal word: up to the clause's end, or to a verb that stands on its own."""
    count = 0
    for i in range(cue + 1, len(tokens)):
        token = tokens[i]
        if token.text in _BREAKS or count > _REACH or (token.word in _JOINING and _new_verb(tokens, i, ())):
            return
        if token.content or token.verb:
            count += 1
            yield i


def _infinitive(reading: Reading, place: int) -> int | None:
    """The verb after "to", unless what stands before says that it happened (began to, managed to)."""
    tokens, known = reading.tokens, reading.wording
    before = next((t for t in reversed(tokens[max(0, place - 2) : place]) if t.content or t.verb), None)
    if before is not None and before.key in known.modality.get("factive", frozenset()):
        return None
    for i in range(place + 1, min(place + 3, len(tokens))):
        if tokens[i].verb or (tokens[i].kind is Kind.WORD and i == place + 1):
            return i if not tokens[i].word.endswith(("ed", "ing")) else None
    return None
