"""What is learned in which order: groups by the dozen, and of each a few of its candidates, drawn anew each time."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from evals.training.groups import Candidate, Group
from rag.reading.encoding import Encoded, Tokenizer, encoded
from vectorstore.documents import Span

GROUPS, CANDIDATES, POSITIVES = 12, 6, 2  # groups a lesson, candidates of each, right ones among them at most
_HARD = 12  # the likeliest of the wrong candidates, from which all but one are drawn
_CONTEXT_KEPT = 0.9  # how often the title, and how often the sentence before, is shown
_PSEUDO_FIRST = 0.5


@dataclass(frozen=True)
class Example:
    """A question and a sentence for the reader; `group` numbers the group within its lesson.

    `starts` and `ends` are tokens of the sentence at which an answer may start and end; empty where none is known.
    """

    encoded: Encoded
    right: bool
    group: int
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def plan_lessons(
    groups: Sequence[Group],
    pseudo: Sequence[Group],
    chance: random.Random,
    repeated: Sequence[Group] = (),
    passes: int = 2,
) -> list[list[Group]]:
    """Every group `passes` times, every pseudo-question once and mostly early; a rest too small for one is left out.

    `repeated` is what the network has learned before, once more so that it is not forgotten, spread over all of it.
    """
    once = [*groups, *pseudo]
    order = list(range(len(once)))
    chance.shuffle(order)
    order.sort(key=lambda at: chance.random() - (_PSEUDO_FIRST if at >= len(groups) else 0.0))
    again = [group for _ in range(passes - 1) for group in chance.sample(groups, len(groups))]
    row = _mixed([once[at] for at in order] + again, repeated, chance)
    return [row[at : at + GROUPS] for at in range(0, max(1, len(row) - GROUPS + 1), GROUPS)]


def _mixed(row: Sequence[Group], repeated: Sequence[Group], chance: random.Random) -> list[Group]:
    """`repeated` dealt evenly among the row, whose order stays."""
    places = [(at / max(1, len(row)), group) for at, group in enumerate(row)]
    places += [(chance.random(), group) for group in repeated]
    return [group for _, group in sorted(places, key=lambda pair: pair[0])]


def examples_of(lesson: Sequence[Group], tokenizer: Tokenizer, chance: random.Random) -> list[Example]:
    """Of each group of a lesson a few candidates."""
    return [
        _example(group.question, candidate, number, tokenizer, chance)
        for number, group in enumerate(lesson)
        for candidate in _drawn(group, chance)
    ]


def token_places(offsets: Sequence[tuple[int, int]], spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The first and last token that each span touches; spans beyond the tokens are left out."""
    places = []
    for span in spans:
        touched = [at for at, (start, end) in enumerate(offsets) if start < span.end and end > span.start]
        if touched:
            places.append((touched[0], touched[-1]))
    return places


def _drawn(group: Group, chance: random.Random) -> list[Candidate]:
    right = chance.sample(group.positives, min(POSITIVES, len(group.positives)))
    hard, easy = group.negatives[:_HARD], group.negatives[_HARD:]
    wrong = chance.sample(hard, min(len(hard), CANDIDATES - len(right)))
    if easy and len(wrong) > 2:
        wrong[-1] = chance.choice(easy)
    return right + wrong


def _example(question: str, candidate: Candidate, group: int, tokenizer: Tokenizer, chance: random.Random) -> Example:
    shown = candidate.excerpt
    title = shown.title if chance.random() < _CONTEXT_KEPT else ""
    before = shown.before if chance.random() < _CONTEXT_KEPT else ""
    made = encoded(tokenizer, question, title, before, shown.sentence)
    places = token_places(made.offsets, candidate.spans)
    starts, ends = tuple(first for first, _ in places), tuple(last for _, last in places)
    return Example(made, candidate.right, group, starts, ends)
