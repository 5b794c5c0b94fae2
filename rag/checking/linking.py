"""Whether words that belong together in a claim belong together in a quotation: none borrowed from another clause.

A quotation can hold every word of a false claim: "the lens division grew by 12%, while camera sales were flat" has all
of "camera sales grew by 12%". So each word of a claim's clause and the next must stand in one clause of the quotation,
or one of them in the subject that the other's clause takes over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.checking.contrasts import Contrast, contrasts
from rag.checking.readings import Reading
from rag.checking.tokens import Kind, Token
from rag.language.stems import stem

_STOPS = {".", "!", "?", ";"}
_MARKS = {",", ":", "—", "–", "-", "(", ")"}
_RELATIVE = {"which", "who", "whom", "whose", "where"}
_SUBJECTS = {"he", "she", "it", "they", "this", "these", "both", "him", "them"}
_OBJECTS = {"it", "them", "him"}
_JOINING = {"and", "but", "or", "while", "whereas", "although", "though", "because", "when", "if", "unless", "so"}
_ORDERING = {"after", "before", "until", "since", "as"}
_SPLITTING = _JOINING | _RELATIVE | _ORDERING | {"according"}
_ANTECEDENT = 6
_MOST_PLACES = 12
_ATTRIBUTING = "according"


@dataclass(frozen=True)
class Clause:
    """A run of tokens around one verb or more; `subject` ends before its first verb, and is empty where it has none.

    `stands_in` tells that its subject is a pronoun, `relative` that it goes on about the words right before it,
    `gapped` that its verb is that of the clause before: "and the Left eight".
    """

    start: int
    end: int
    subject: tuple[int, int]
    owned: bool
    stands_in: bool
    relative: bool
    sentence: int
    gapped: bool = False


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
        if token.word != _ATTRIBUTING:
            continue
        end = next((i for i in range(place, len(claim.tokens)) if claim.tokens[i].kind is Kind.MARK), len(claim.tokens))
        names = {t.key for t in claim.tokens[place + 1 : end] if t.kind in (Kind.NAME, Kind.WORD)} & quotation.keys
        if not any(names <= subject for subject in subjects):
            return False
    return True


@lru_cache(8192)
def clauses(reading: Reading) -> tuple[Clause, ...]:
    """The clauses of a text; a phrase without a verb goes with the clause before it, a leading one with the next."""
    runs: list[tuple[int, int, int]] = []
    for sentence, (start, end) in enumerate(_sentences(reading.tokens)):
        first = len(runs)
        waiting: int | None = None
        for left, right in _segments(reading, start, end):
            verbal = any(is_verb(reading, i) for i in range(left, right)) and not _adjunct(reading, left)
            if reading.tokens[left].word == _ATTRIBUTING:
                continue  # who says it is looked at by itself
            if not verbal and len(runs) > first and waiting is None and not _is_gapped(reading, runs[-1], left, right):
                runs[-1] = (runs[-1][0], right, sentence)
            elif not verbal and len(runs) > first and waiting is None:
                runs.append((left, right, sentence))
            elif not verbal and waiting is None:
                waiting = left
            elif verbal:
                runs.append((left if waiting is None else waiting, right, sentence))
                waiting = None
        if waiting is not None:
            runs.append((waiting, end, sentence))
    return tuple(_clause(reading, *run) for run in runs)


def _clause(reading: Reading, start: int, end: int, sentence: int) -> Clause:
    tokens = reading.tokens
    verb = next((i for i in range(start, end) if is_verb(reading, i)), end)
    gapped = verb == end and tokens[start].word in _JOINING
    words = [tokens[i].word for i in range(start, verb)]
    owned = any(tokens[i].kind in (Kind.WORD, Kind.NAME, Kind.LIGHT, Kind.NUMBER) for i in range(start, verb))
    leading = next((word for word in words if word not in _JOINING and word not in _ORDERING), "")
    relative = leading in _RELATIVE
    taken_up = any(tokens[i].word in _OBJECTS for i in range(verb, end))
    stands_in = not relative and (taken_up or any(word in _SUBJECTS for word in words))
    return Clause(start, end, (start, verb), owned and not relative, stands_in, relative, sentence, gapped)


def _is_gapped(reading: Reading, before: tuple[int, int, int], left: int, right: int) -> bool:
    """Whether a phrase counts something of its own, as the clause before it does: "and all other parts for two"."""
    tokens = reading.tokens[left:right]
    number = next((i for i, token in enumerate(tokens) if token.kind is Kind.NUMBER), None)
    named = number is not None and any(token.content for token in tokens[:number])
    counted = any(token.kind is Kind.NUMBER for token in reading.tokens[before[0] : before[1]])
    return tokens[0].word in ("and", "but") and named and counted


def _adjunct(reading: Reading, start: int) -> bool:
    """Whether a run begins with a preposition: its verb, if any, is a participle ("of the 9 pieces damaged")."""
    word = reading.tokens[start].word
    return word not in _ORDERING and word in reading.wording.named("locative")


def is_verb(reading: Reading, place: int) -> bool:
    """Whether a token is a finite verb or a participle, "is" and "has" included."""
    token = reading.tokens[place]
    if token.word in reading.wording.named("be") or token.word in reading.wording.named("have"):
        return True
    noun = token.first and token.word == reading.wording.irregular.get(token.word, token.word)
    return token.verb and not token.word.endswith("ing") and not (noun and not token.word.endswith(("ed", "s")))


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    start = 0
    for i, token in enumerate(tokens):
        if token.text in _STOPS:
            yield start, i
            start = i + 1
    yield start, len(tokens)


def _segments(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    left = start
    for i in range(start, end):
        token = reading.tokens[i]
        mark = token.text in _MARKS
        if mark or token.word in _SPLITTING:
            if i > left:
                yield left, i
            left = i + 1 if mark else i
    if left < end:
        yield left, end


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
