"""Whether the answer's words are right: patterns, containment, forbidden content, length."""

from collections.abc import Sequence

from evals.cases import compiled
from evals.measures.score import Score
from evals.plaintext import plain, squad_words, without_markers


def accepted(text: str, accept: Sequence[Sequence[str]]) -> Score:
    """1 when every group has a pattern that occurs in the text (typographic marks made plain, case ignored)."""
    shown = plain(text)
    missed = [group for group in accept if not any(compiled(pattern).search(shown) for pattern in group)]
    if missed:
        return Score(0.0, f"nothing matches {' | '.join(missed[0])}")
    return Score(1.0, "every group of accepted patterns occurs")


def forbidden(text: str, patterns: Sequence[str]) -> Score:
    """1 when a forbidden pattern occurs in the text; lower is better. Does not apply without such patterns."""
    if not patterns:
        return Score.absent("nothing is forbidden")
    shown = plain(text)
    hit = next((pattern for pattern in patterns if compiled(pattern).search(shown)), None)
    return Score.of(hit is not None, f"forbidden: {hit}" if hit else "nothing forbidden occurs")


def correct(
    text: str, refused: bool, answerable: bool, accept: Sequence[Sequence[str]], forbid: Sequence[str]
) -> Score:
    """1 when the reply is what the case asks for.

    An answerable case: not refused, every group accepted, nothing forbidden. An unanswerable one: refused, nothing
    forbidden. A crash or an empty answer to an answerable case is wrong.
    """
    banned = forbidden(text, forbid)
    if banned.value:
        return Score(0.0, banned.reason)
    if not answerable:
        return Score.of(refused, "refused, as it should" if refused else "answered what the documents do not say")
    if refused:
        return Score(0.0, "refused what the documents do say")
    return accepted(without_markers(text), accept) if text.strip() else Score(0.0, "empty answer")


def contains(text: str, answers: Sequence[Sequence[str]], words: int = 60) -> Score:
    """contains@60: every gold answer, in any of its aliases, occurs in the first `words` words of the text.

    Both sides in lower case without punctuation and articles (SQuAD's normalisation), citation markers taken out first;
    an alias occurs where its words stand side by side.
    """
    groups = [group for group in answers if group]
    if not groups:
        return Score.absent("there is no gold answer")
    head = f" {' '.join(squad_words(without_markers(text))[:words])} "
    for group in groups:
        aliases = [" ".join(squad_words(alias)) for alias in group]
        if not any(f" {alias} " in head for alias in aliases if alias):
            return Score(0.0, f"{group[0]!r} is not in the first {words} words")
    return Score(1.0, f"every gold answer is in the first {words} words")


def length(text: str) -> Score:
    """The number of words, citation markers taken out. Not between 0 and 1."""
    count = len(without_markers(text).split())
    return Score(float(count), f"{count} words")
