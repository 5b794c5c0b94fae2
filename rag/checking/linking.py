"""Whether words that belong together in a claim belong together in a quotation: none borrowed from another clause.

A quotation can hold every word of a false claim: "the lens division grew by 12%, while camera sales were flat" has all
of "camera sales grew by 12%". So each word of a claim's clause and the next must stand in one clause of the quotation,
or one of them in the subject that the other's clause takes over.
"""

from rag.checking.clauses import ATTRIBUTING, Clause, clauses
from rag.checking.contrasts import Contrast, contrasts
from rag.checking.readings import Reading
from rag.checking.tokens import Kind, Token
from rag.language.stems import stem

_ANTECEDENT = 6
_MOST_PLACES = 12


def borrowed(claim: Reading, quotation: Reading) -> bool:
    """Whether some clause of a claim is put together from clauses of the quotation that say different things."""
    places = _Places(claim, quotation)
    if places.turned_over() or not _said_by(claim, quotation):
        return True
    found = [places.sentences_of(clause) for clause in clauses(claim)]
    if not all(found):
        return True
    return places.conditional and not frozenset.intersection(*found)


def _said_by(claim: Reading, quotation: Reading) -> bool:
    """Whether the one a claim says something "according to" is the subject of a verb of saying in the quotation."""
    saying = quotation.wording.named("saying")
    subjects = [
        {token.key for token in quotation.tokens[slice(*clause.subject)]}
        for clause in clauses(quotation)
        if any(token.verb and token.word in saying for token in quotation.tokens[clause.start : clause.end])
    ]
    for place, token in enumerate(claim.tokens):
        if token.word != ATTRIBUTING:
            continue
        end = next((i for i in range(place, len(claim.tokens)) if claim.tokens[i].kind is Kind.MARK), len(claim.tokens))
        names = {t.key for t in claim.tokens[place + 1 : end] if t.kind in (Kind.NAME, Kind.WORD)} & quotation.keys
        if not any(names <= subject for subject in subjects):
            return False
    return True


class _Places:
    """Where a quotation has the words of a claim, and which of these places belong together."""

    def __init__(self, claim: Reading, quotation: Reading) -> None:
        self._claim = claim
        self._quotation = quotation
        self._clauses = clauses(quotation)
        self._of = {i: n for n, clause in enumerate(self._clauses) for i in range(clause.start, clause.end)}
        self._mine = contrasts(claim)
        self._theirs = contrasts(quotation)
        self.conditional = any(token.word in claim.wording.named("condition") for token in claim.tokens)
        self._only_contrasted = _only_in_contrast(quotation, self._theirs)

    def turned_over(self) -> bool:
        """Whether the claim says of what is only compared with ("than the old test") what is said of the other."""
        spoken = [
            i
            for i, token in enumerate(self._claim.tokens)
            if token.content and i not in self._mine and token.key in self._only_contrasted
        ]
        if not spoken:
            return False
        numbers = {token.value for i, token in enumerate(self._quotation.tokens) if i in self._theirs and token.value}
        mine = {token.value for _, token in self._claim.of(Kind.NUMBER) if token.value in self._quotation.values}
        return not numbers or not mine <= numbers

    def sentences_of(self, clause: Clause) -> frozenset[int]:
        """The sentences in which a place for each of a clause's words can be found so that each belongs to the next."""
        steps = [(i, found) for i in range(clause.start, clause.end) if (found := self._of_token(i)) is not None]
        freed = any(self._claim.tokens[i].key in self._only_contrasted for i, _ in steps)
        reached: list[int] | None = None
        for i, found in steps:
            held = [p for p in found if p in self._of and (freed or self._contrasted_alike(i, p))]
            reached = [p for p in held if reached is None or any(self._linked(q, p) for q in reached)]
            if not reached:
                return frozenset()
        every = frozenset(other.sentence for other in self._clauses)
        return every if reached is None else frozenset(self._clauses[self._of[p]].sentence for p in reached)

    def _of_token(self, place: int) -> list[int] | None:
        """The places of a word of the claim; None for a word that nothing depends on, or that is not there at all."""
        token = self._claim.tokens[place]
        if not token.content or token.word in self._claim.wording.named("generic"):
            return None
        found = [i for i, other in enumerate(self._quotation.tokens) if _same(token, other)]
        return found[:_MOST_PLACES] or None

    def _contrasted_alike(self, ours: int, theirs: int) -> bool:
        there = self._theirs.get(theirs)
        return there is None or self._mine.get(ours) is there

    def _linked(self, one: int, two: int) -> bool:
        if abs(one - two) <= 1:
            return True
        first, second = sorted((one, two))
        a, b = self._of.get(first), self._of.get(second)
        if a is None or b is None:
            return False
        if a == b:
            return True
        return self._reaches(first, a, b)

    def _reaches(self, place: int, a: int, b: int) -> bool:
        """Whether a word of an earlier clause goes with a later clause."""
        later = self._clauses[b]
        counted = self._quotation.tokens[place].kind in (Kind.NUMBER, Kind.DATE)
        if later.gapped:
            return not counted and place <= self._clauses[a].subject[1]
        if counted and later.stands_in:
            return False
        if later.stands_in and later.sentence - self._clauses[a].sentence <= (0 if self.conditional else 1):
            return True
        if later.sentence != self._clauses[a].sentence:
            return False
        if later.relative:
            return later.start - place <= _ANTECEDENT or (a == b - 1 and place < self._clauses[a].subject[1])
        if later.owned:
            return False
        source = b - 1
        while source > a and not self._clauses[source].owned:
            source -= 1
        start, end = self._clauses[source].subject
        return start <= place < end


def _same(ours: Token, theirs: Token) -> bool:
    if ours.value or theirs.value:
        return ours.value == theirs.value
    if not theirs.key or theirs.kind is Kind.FUNCTION:
        return False
    return ours.key == theirs.key or stem(ours.word)[:5] == stem(theirs.word)[:5]


def _only_in_contrast(quotation: Reading, found: dict[int, Contrast]) -> frozenset[str]:
    """Meanings that the quotation has in a comparison alone, numbers aside: "against 205 million in June"."""
    compared = {
        quotation.tokens[i].key
        for i, sort in found.items()
        if sort is Contrast.COMPARED and (not quotation.tokens[i].value or quotation.tokens[i].kind is Kind.DATE)
    }
    return frozenset(
        compared - {token.key for i, token in enumerate(quotation.tokens) if i not in found and token.content} - {""}
    )
