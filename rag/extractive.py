"""The answerer without a model: the sentences that answer, in the documents' own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.antecedents import with_antecedent
from rag.clipping import clipped
from rag.close_reading import likelihood
from rag.drafts import Draft, Quotation
from rag.expectations import is_typed
from rag.introductions import introduction
from rag.named_days import named_day
from rag.questions import Question, Want
from rag.ranking import Ranking
from rag.scoring import Scored
from rag.selection import explains, select
from rag.short_answers import short_form
from rag.voices import contrast, differs
from vectorstore.documents import Span

_WORDS, _WORDS_LONG = 60, 120  # of a whole answer; the second where several things, or an explanation, are asked for
_WORDS_FIRST, _WORDS_SHARED, _WORDS_FURTHER = 48, 28, 24  # the second where further ones of that time follow
# longer sentences are cut to the clauses around their answer
_LEAST_NEAR = 0.1
_ANSWER = "answer"  # what sources differ on where a question asks for nothing in particular
_SLACK_OF_PART = 0.5  # log-odds
_NEARLY = 0.5  # of a score


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
        chosen += [one for one in selected if not any(_same_sentence(one, other) for other in chosen)]
    drafts = _drafts(question, chosen, several=len(rankings) > 1)
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
        if one and any(_same_sentence(one[0], other[0]) for other in found[:place] if other):
            found[place] = _as_good(rankings[place], one[0]) or one
    return found


def _of_part(ranking: Ranking, slack: float) -> list[Scored]:
    return select(ranking.part, ranking.sentences, slack)[:1]


def _as_good(ranking: Ranking, known: Scored) -> list[Scored]:
    """Another sentence for a part whose best one answers an earlier part too, if there is one nearly as good."""
    others = [one for one in ranking.sentences if not _same_sentence(one, known)]
    found = select(ranking.part, others, 2 * _SLACK_OF_PART)[:1]
    return [one for one in found if known.score - one.score < _NEARLY]


def _near(one: Scored) -> bool:
    """Whether a sentence that does not answer is at least about the matter."""
    return one.candidate.whole and likelihood(one.confidence) >= _LEAST_NEAR


def _whole(one: Scored) -> Quotation:
    return Quotation(one.candidate.document, one.candidate.span.start, one.candidate.span.end)


def _drafts(question: Question, chosen: Sequence[Scored], several: bool) -> tuple[Draft, ...]:
    """As many of the chosen sentences as an answer has room for; the first always, and one for each part asked."""
    if not chosen:
        return ()
    wide = several or question.compares or question.want is Want.LIST
    disputed = not several and any(differs(question, chosen[0], other) for other in chosen[1:])
    told = explains(question, chosen[0])
    room = _WORDS_LONG if wide or disputed or told else _WORDS
    drafts: list[Draft] = []
    first = _WORDS_SHARED if disputed or (question.dates and len(chosen) > 1) else _WORDS_FIRST
    for one in chosen:
        most = 0 if wide else _WORDS_FURTHER if drafts and not told else first
        draft = _draft(question, one, drafts[-1:], lead=not drafts and not several, most=most)
        room -= len(f"{draft.short} {draft.text}".split())
        if drafts and room < 0 and not several:
            break
        drafts.append(draft)
    return tuple(drafts)


def _same_sentence(one: Scored, other: Scored) -> bool:
    a, b = one.candidate, other.candidate
    return (a.document.id, a.span) == (b.document.id, b.span)


def _draft(question: Question, one: Scored, before: Sequence[Draft], lead: bool, most: int) -> Draft:
    """A candidate as a sentence of the answer, its quotation cut to `most` words where that can be done (0: never).

    Who says it is not said again where the draft right before is of the same document.
    """
    candidate = one.candidate
    document = candidate.document
    day = named_day(document, candidate.span) if question.want is Want.DATE else None
    span = with_antecedent(question, candidate, day)
    if candidate.reading is not None and span == candidate.span and most:
        part = clipped(candidate.text, candidate.reading.answer, most)
        span = Span(candidate.span.start + part.start, candidate.span.start + part.end)
    quotation = Quotation(document, span.start, span.end)
    shown = quoted(quotation.text, opened=span.start > candidate.span.start, cut=span.end < candidate.span.end)
    told = not day and any(other.document.id == document.id for draft in before for other in draft.quotations)
    text = shown if told else f"{introduction(document, question.language, day)} {shown}"
    return Draft(text, (quotation,), short_form(question, one) if lead else "")


def quoted(text: str, opened: bool = False, cut: bool = False) -> str:
    """The text in quotation marks, with an ellipsis where it leaves out the sentence's beginning or end.

    A text that has its own outer pair of marks keeps it.
    """
    if text[:1] == "“" and text[-1:] == "”" and text.count("“") == 1:
        return text
    return f"“{'… ' if opened else ''}{text}{' …' if cut else ''}”"


def _disagreements(question: Question, chosen: Sequence[Scored]) -> list[Disagreement]:
    found = []
    for place, other in enumerate(chosen[1:], 1):
        said = contrast(question, chosen[0], other)
        if said and _same_event(chosen[0], other):
            about = question.want.value if is_typed(question.want) else _ANSWER
            found.append(Disagreement(about, said, (0, place)))
    return found


def _same_event(one: Scored, other: Scored) -> bool:
    a, b = one.candidate.document.event_date, other.candidate.document.event_date
    return a is None or b is None or a.overlaps(b)
