"""Citation recall and precision over sentences, as ALCE defines them (Gao et al. 2023, arXiv:2305.14627, section 3).

ALCE's judge is an NLI model over whole passages. Here the judge is pluggable and named in every result; it reads the
quotations, which are shorter than passages and so harder to pass.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.measures.score import Score
from evals.reply import Cited, Reply


@dataclass(frozen=True)
class Judge:
    """Decides whether a sentence follows from quotations; `name` goes with every figure it gives."""

    name: str
    entails: Callable[[str, Sequence[Cited]], bool]


def citation_recall(reply: Reply, judge: Judge) -> Score:
    """The share of sentences that cite something and follow from all they cite together."""
    if not reply.sentences:
        return Score.absent("there are no sentences")
    borne = [s for s in reply.sentences if reply.cited_by(s) and judge.entails(s.text, reply.cited_by(s))]
    return Score(len(borne) / len(reply.sentences), f"{len(borne)} of {len(reply.sentences)} sentences borne out")


def citation_precision(reply: Reply, judge: Judge) -> Score:
    """The share of citations that are not irrelevant.

    A citation is irrelevant when its sentence does not follow from all its citations, or when the citation alone does
    not bear the sentence and the others without it do.
    """
    relevant = total = 0
    for sentence in reply.sentences:
        cited = reply.cited_by(sentence)
        total += len(cited)
        if cited and judge.entails(sentence.text, cited):
            relevant += sum(not _irrelevant(sentence.text, cited, index, judge) for index in range(len(cited)))
    return (
        Score(relevant / total, f"{relevant} of {total} citations needed")
        if total
        else Score.absent("nothing is cited")
    )


def _irrelevant(sentence: str, cited: Sequence[Cited], index: int, judge: Judge) -> bool:
    others = [*cited[:index], *cited[index + 1 :]]
    return not judge.entails(sentence, [cited[index]]) and bool(others) and judge.entails(sentence, others)
