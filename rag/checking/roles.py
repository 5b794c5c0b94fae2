"""Who does what to whom: A welcomed B is not B welcomed A, by word order and prepositions."""

from collections.abc import Mapping
from functools import lru_cache

from rag.checking.deeds import STOPS, Deed, deeds, sentence_around
from rag.checking.readings import Reading
from rag.checking.tokens import Kind

_MUTUAL = {"meet", "talk", "agree", "cooperate", "marry", "happen", "exchange", "tie", "be", "negotiate"}
_LONGEST_ABBREVIATION = 8
_PLACING = {"in", "at", "near", "from", "to", "into"}
_SPEECH = {"say", "write", "reply"}  # what is said may stand before the verb


def roles_differ(claim: Reading, quotation: Reading) -> bool:
    """Whether for some verb both share, the claim has another doer or object than the quotation, or the two swapped."""
    if _prepositions_swapped(_leads(claim), _leads(quotation)) or _homes_taken_for_places(claim, quotation):
        return True
    theirs: dict[str, list[Deed]] = {}
    for deed in deeds(quotation):
        theirs.setdefault(deed.key, []).append(deed)
    if not any(not deed.pivot for deed in deeds(claim)) and not _in_one_sentence(claim, quotation):
        return True
    return any(
        not any(_fits(deed, other, quotation) for other in theirs[deed.key])
        if deed.key in theirs
        else not _named_beside(deed, quotation)
        for deed in deeds(claim)
    )


def _in_one_sentence(claim: Reading, quotation: Reading) -> bool:
    """Whether a sentence has all the names of a claim without a verb ("Ada was mayor") that the quotation has."""
    names = {token.key for _, token in claim.of(Kind.NAME)} & quotation.keys
    words = {token.key for _, token in claim.of(Kind.WORD)} & quotation.keys
    places = [i for i, token in enumerate(quotation.tokens) if token.key in words or token.key in names]
    sentences = {sentence_around(quotation.tokens, i) for i in places}
    return not places or any(names <= keys and len(words & keys) * 2 >= len(words) for keys in sentences)


def _named_beside(deed: Deed, quotation: Reading) -> bool:
    """Whether a deed that the quotation has as a noun (a visit) stands in one sentence with the claim's names."""
    names = (deed.doer_names | deed.object_names) & quotation.keys
    sentences: list[set[str]] = [set()]
    for token in quotation.tokens:
        if token.text in STOPS:
            sentences.append(set())
        sentences[-1].add(token.key)
    return not names or any(names <= keys for keys in sentences if deed.key in keys) or deed.key not in quotation.keys


def _homes_taken_for_places(claim: Reading, quotation: Reading) -> bool:
    """Whether the claim has something happen in a place that the quotation has only as a home: Ada Holm of Ostria."""
    tokens = quotation.tokens
    led = [(tokens[i - 2].kind, tokens[i - 1].word, token) for i, token in enumerate(tokens) if i > 1]
    homes = {t.key for kind, lead, t in led if lead == "of" and kind is Kind.NAME and t.kind is Kind.NAME}
    places = {token.key for _, lead, token in led if lead in _PLACING}
    return any(lead in ("in", "at") and name in homes - places for name, lead in _leads(claim).items())


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
    told = ours.after & quotation.keys
    if len(told & theirs.sentence) * 2 < len(told):
        return False
    undone = not ours.objects and not theirs.doers  # the shop closed, the shop was closed
    turned = theirs.relative or undone or ours.key in _SPEECH
    if not mutual and not turned and (ours.doers & theirs.passed_over or ours.objects & theirs.reached_from):
        return False
    here = quotation.keys
    named = ours.object_names & here
    if ours.object_names and not named and theirs.object_names:
        return False  # only the title has whom the claim names, and the sentence another
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
    if ours.doer_names and not named and theirs.doer_names and not _abbreviated(ours.doer_names, quotation):
        return False  # only the title has the claim's doer, and the sentence another
    if named <= doers:
        return True
    if named <= theirs.after - theirs.before:
        return False
    if theirs.doer_names:
        return False
    return theirs.pronoun or all(any(_known_as(noun, name, quotation) for noun in theirs.before) for name in named)


def _abbreviated(names: frozenset[str], quotation: Reading) -> bool:
    """Whether a name is the first letters of names in a row (IMF)."""
    letters = "".join(token.word[:1] for _, token in quotation.of(Kind.NAME))
    return any(len(name) <= _LONGEST_ABBREVIATION and name in letters for name in names)


def _known_as(noun: str, name: str, quotation: Reading) -> bool:
    """Whether a quotation calls the bearer of a name by a noun: Foreign Minister A; A, the foreign minister."""
    keys = [token.key for token in quotation.tokens]
    names = [i for i, key in enumerate(keys) if key == name]
    return any(-6 < i - j < 4 and i != j for i in names for j, key in enumerate(keys) if key == noun)
