"""Several right answers beside planted wrong ones."""

from collections.abc import Sequence

from evals.measures.answers import contains
from evals.measures.score import Score
from evals.plaintext import squad_words, without_markers


def all_right(text: str, answers: Sequence[Sequence[str]], words: int = 120) -> Score:
    """1 when every gold answer occurs and the answer has at most `words` words."""
    long = _too_long(text, words)
    return long or contains(text, answers, words)


def none_wrong(text: str, wrong: Sequence[str], words: int = 120) -> Score:
    """1 when the answer, of at most `words` words, says something and none of the planted wrong answers."""
    long = _too_long(text, words)
    if long:
        return long
    if not text.strip():
        return Score(0.0, "no answer")
    planted = next((one for one in wrong if contains(text, [[one]], words).value), None)
    return Score.of(planted is None, f"says {planted!r}, which is wrong" if planted else "says no planted answer")


def strict(text: str, answers: Sequence[Sequence[str]], wrong: Sequence[str], words: int = 120) -> Score:
    """1 when all gold answers are present and no planted wrong one, in at most `words` words (RAMDocs' exact match).

    A wrong answer that is also part of a right one's wording does not count as wrong.
    """
    right = [alias for group in answers for alias in group]
    planted = [one for one in wrong if not any(contains(alias, [[one]]).value for alias in right)]
    halves = (all_right(text, answers, words), none_wrong(text, planted, words))
    failed = next((half for half in halves if not half.value), None)
    return failed or Score(1.0, "all right answers and no planted one")


def _too_long(text: str, words: int) -> Score | None:
    count = len(squad_words(without_markers(text)))
    return Score(0.0, f"{count} words, more than {words}") if count > words else None
