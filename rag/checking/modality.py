"""Whether what one sentence asserts is only planned, possible, conditional or told in another one.

Every modal word governs a run of words after it; a verb of the claim must stand in the quotation under the same sort
of government: may sign, plans to sign, is said to have signed.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rag.checking.clause_reach import BREAKS, JOINING, REACH, new_verb
from rag.checking.readings import Reading
from rag.checking.tokens import Kind, Token


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
        if token.text in BREAKS or count > REACH or (token.word in JOINING and new_verb(tokens, i, ())):
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
