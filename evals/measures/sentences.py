"""Answers as a choice of sentences, and as a text beside a reference text."""

import re
from collections.abc import Collection, Sequence

from evals.measures.score import Score

_TOKEN = re.compile(r"[a-z0-9]+")


def sentence_f1(chosen: Collection[str], gold: Sequence[Collection[str]]) -> Score:
    """F1 between the sentences chosen and those people chose; the best over several people's choices.

    Nothing chosen scores 0. Does not apply where people chose nothing.
    """
    choices = [set(one) for one in gold if one]
    if not choices:
        return Score.absent("people chose no sentence")
    picked = set(chosen)
    best = max(choices, key=lambda one: _f1(len(picked & one), len(picked), len(one)))
    hits = len(picked & best)
    return Score(
        _f1(hits, len(picked), len(best)), f"{hits} shared, {len(picked)} chosen, {len(best)} in the reference"
    )


def rouge_l(text: str, references: Sequence[str]) -> Score:
    """ROUGE-L F1 (Lin 2004): longest common subsequence of lower-case words; best reference."""
    wanted = [_tokens(reference) for reference in references if _tokens(reference)]
    if not wanted:
        return Score.absent("there is no reference text")
    said = _tokens(text)
    scores = [_f1(common_subsequence(said, one), len(said), len(one)) for one in wanted]
    return Score(max(scores), f"best of {len(scores)} references")


def common_subsequence(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest sequence of words that both hold in the same order, gaps allowed."""
    row = [0] * (len(other) + 1)
    for word in one:
        diagonal = 0
        for column, rival in enumerate(other, 1):
            above = row[column]
            row[column] = diagonal + 1 if word == rival else max(above, row[column - 1])
            diagonal = above
    return row[-1]


def _f1(hits: int, chosen: int, wanted: int) -> float:
    return 2 * hits / (chosen + wanted) if chosen + wanted else 0.0


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.lower())
