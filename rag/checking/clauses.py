"""The clauses of a text: runs of words around a verb, with the subject that each has or takes over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.checking.readings import Reading
from rag.checking.tokens import Kind, Token

ATTRIBUTING = "according"
_STOPS = {".", "!", "?", ";"}
_MARKS = {",", ":", "—", "–", "-", "(", ")"}
_RELATIVE = {"which", "who", "whom", "whose", "where"}
_SUBJECTS = {"he", "she", "it", "they", "this", "these", "both", "him", "them"}
_OBJECTS = {"it", "them", "him"}
_JOINING = {"and", "but", "or", "while", "whereas", "although", "though", "because", "when", "if", "unless", "so"}
_ORDERING = {"after", "before", "until", "since", "as"}
_SPLITTING = _JOINING | _RELATIVE | _ORDERING | {ATTRIBUTING}


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


@lru_cache(8192)
def clauses(reading: Reading) -> tuple[Clause, ...]:
    """The clauses of a text; a phrase without a verb goes with the clause before it, a leading one with the next."""
    runs: list[tuple[int, int, int]] = []
    for sentence, (start, end) in enumerate(_sentences(reading.tokens)):
        first = len(runs)
        waiting: int | None = None
        for left, right in _segments(reading, start, end):
            verbal = any(_is_verb(reading, i) for i in range(left, right)) and not _adjunct(reading, left)
            if reading.tokens[left].word == ATTRIBUTING:
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
    verb = next((i for i in range(start, end) if _is_verb(reading, i)), end)
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


def _is_verb(reading: Reading, place: int) -> bool:
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
