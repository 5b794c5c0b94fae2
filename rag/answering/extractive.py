"""The answerer without a model: the sentences that answer, in the documents' own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answering.quoting import as_drafts, not_quoted_yet
from rag.answering.selection import select
from rag.drafts import Draft, Quotation
from rag.evidence.close_reading import likelihood
from rag.judging.ranking import Ranking
from rag.judging.rival_days import are_days_of_one_event
from rag.judging.scoring import Scored, same_sentence
from rag.judging.voices import contrast
from rag.questions.expectations import is_typed
from rag.questions.question import Question

_LEAST_NEAR = 0.1
_ANSWER = "answer"  # what sources differ on where a question asks for nothing in particular
_SLACK_OF_PART = 0.5  # log-odds
_NEARLY, _AFTER_ALL = 0.5, 2.5  # of a score
_SETS_BESIDE = re.compile(  # what has both sides of a comparison in it
    r"\bfrom\b.{1,60}\bto\b"
    r"|\b(?:than|instead of|compared|against|while|whereas|but|had been|used to|before|both|each)\b"
)


@dataclass(frozen=True)
class Disagreement:
    """Drafts, by their place, that state different values of what is asked."""

    about: str
    values: tuple[str, ...]
    drafts: tuple[int, ...]


@dataclass(frozen=True)
class Extract:
    """Up to three drafts, best first; where they disagree; whether each part of the question is answered.

    `confidence`: the probability that the documents hold the answer, None where there was nothing to judge.
    `nearest`: where there is no draft, the quotation that comes nearest to an answer without being one.
    """

    drafts: tuple[Draft, ...]
    disagreements: tuple[Disagreement, ...] = ()
    complete: bool = True
    confidence: float | None = None
    nearest: Quotation | None = None


def extract(question: Question, rankings: Sequence[Ranking], slack: float = 0.0) -> Extract:
    """Answer in the documents' own words from what was ranked; no drafts when they do not hold the answer.

    `slack`: so much less confidence, in log-odds, will do.
    """
    chosen, answered = list[Scored](), 0
    for selected in _selected(rankings, slack):
        answered += bool(selected)
        chosen += [one for one in selected if not any(same_sentence(one, other) for other in chosen)]
    chosen = not_quoted_yet(question, chosen)
    drafts = as_drafts(question, chosen, several=len(rankings) > 1)
    best = [ranking.sentences[0] for ranking in rankings if ranking.sentences]
    return Extract(
        drafts,
        () if len(rankings) > 1 else tuple(_disagreements(question, chosen[: len(drafts)])),
        complete=answered == len(rankings),
        confidence=min((likelihood(one.confidence) for one in best), default=None),
        nearest=None if drafts else next((_whole(one) for one in best if _near(one)), None),
    )


def _selected(rankings: Sequence[Ranking], slack: float) -> list[list[Scored]]:
    """What each part of the question is answered with: several parts by a sentence each, which may be weaker.

    Who asks for two things takes it that there are both; where one of them is found, still more for the other.
    """
    if len(rankings) == 1:
        return [select(rankings[0].part, rankings[0].sentences, slack)]
    found = [_of_part(ranking, slack + _SLACK_OF_PART) for ranking in rankings]
    if any(found):
        found = [
            one or _of_part(ranking, slack + 2 * _SLACK_OF_PART) for one, ranking in zip(found, rankings, strict=True)
        ]
    for place, one in enumerate(found):
        twin = next((at for at in range(place) if one and found[at] and same_sentence(found[at][0], one[0])), None)
        if twin is not None:
            _tell_apart(rankings, found, twin, place)
    return found


def _tell_apart(rankings: Sequence[Ranking], found: list[list[Scored]], first: int, second: int) -> None:
    """Give one of two parts with the same answer another one, the part that loses less by it, if either has one."""
    alike = rankings[first].part.want is rankings[second].part.want  # else one sentence may well tell both: when, where
    most = _AFTER_ALL if alike and not _SETS_BESIDE.search(found[first][0].candidate.text) else _NEARLY
    others = [(at, other) for at in (second, first) if (other := _as_good(rankings[at], found[at][0], most))]
    if others:
        at, other = min(others, key=lambda one: found[one[0]][0].score - one[1][0].score)
        found[at] = other


def _of_part(ranking: Ranking, slack: float) -> list[Scored]:
    return select(ranking.part, ranking.sentences, slack)[:1]


def _as_good(ranking: Ranking, known: Scored, most: float) -> list[Scored]:
    """Another sentence for a part than the one that answers another part too, if there is one nearly as good.

    `most`: by how much less good it may be, where it holds the kind of thing asked for.
    """
    others = [one for one in ranking.sentences if not same_sentence(one, known)]
    found = select(ranking.part, others, 2 * _SLACK_OF_PART)[:1]
    return [one for one in found if known.score - one.score < (most if one.candidate.typed else _NEARLY)]


def _near(one: Scored) -> bool:
    """Whether a sentence that does not answer is at least about the matter."""
    return one.candidate.whole and likelihood(one.confidence) >= _LEAST_NEAR


def _whole(one: Scored) -> Quotation:
    return Quotation(one.candidate.document, one.candidate.span.start, one.candidate.span.end)


def _disagreements(question: Question, chosen: Sequence[Scored]) -> list[Disagreement]:
    found = []
    for place, other in enumerate(chosen[1:], 1):
        said = contrast(question, chosen[0], other)
        if said and (_same_event(chosen[0], other) or are_days_of_one_event(question, chosen[0], other)):
            about = question.want.value if is_typed(question.want) else _ANSWER
            found.append(Disagreement(about, said, (0, place)))
    return found


def _same_event(one: Scored, other: Scored) -> bool:
    a, b = one.candidate.document.event_date, other.candidate.document.event_date
    return a is None or b is None or a.overlaps(b)
