"""The check between a model and the reader: a sentence is shown only with a quotation that says what it says.

A sentence is tried against every sentence of the passages and every two neighbours, the cited passages first; one that
has several clauses may have a quotation for each. What cannot be read (a language without a wording file) must be the
passage's own words.
"""

import re
from collections.abc import Iterable, Sequence

from rag.answers import Passage
from rag.checking.attribution import without_attribution
from rag.checking.evidence import Window, windows
from rag.checking.readings import Reading, read
from rag.checking.statements import split_claim
from rag.checking.support import Verdict, judge
from rag.checking.unspaced import judge_unspaced
from rag.drafts import Quotation, Withheld
from rag.language.lexicons import UNSPACED
from rag.texts.commands import holds_address, is_command

_LONGEST = 1_500
_ABOUT_PASSAGES = re.compile(
    r"\b(?:the|this|these|that|given|provided|\d) (?:passages?|excerpts?)\b|\bpassages? \d", re.I
)
_MOST_CLAUSES = 3
_SHORTEST = 3  # words, without a verb
_NOTHING = "no passage says this"


def verify(sentence: str, passages: Sequence[Passage], cited: Sequence[int] = ()) -> tuple[Quotation, ...] | Withheld:
    """The quotations that support a sentence, in its order, or the sentence withheld with the reason.

    `cited` are the model's markers, 1 for the first passage; markers to no passage are ignored, wrong ones corrected.
    """
    if reason := _unfit(sentence):
        return Withheld(sentence, reason)
    ordered = _ordered(passages, cited)
    best: list[tuple[float, str]] = []
    whole = _supported(sentence, ordered, best)
    if whole is not None:
        return (whole,)
    parts = split_claim(sentence)
    if 1 < len(parts) <= _MOST_CLAUSES:
        found = [_supported(part, ordered, []) for part in parts]
        quotations = [quotation for quotation in found if quotation is not None]
        if len(quotations) == len(parts):
            return _distinct(quotations)
    return Withheld(sentence, max(best, default=(0.0, _NOTHING))[1])


def prepare(passages: Sequence[Passage]) -> None:
    """Read all that a sentence will be compared with, so that checking the first one does not wait for it."""
    for passage in passages:
        for window in windows(passage):
            read(window.text, passage.document.language)


def _unfit(sentence: str) -> str | None:
    if not sentence.strip() or len(sentence) > _LONGEST:
        return "it is empty or too long to check"
    if is_command(sentence):
        return "it repeats an order to a model"
    if holds_address(sentence):
        return "it holds a web address"
    if _ABOUT_PASSAGES.search(sentence):
        return "it speaks of the passages, not of what they say"
    return "it is a question" if sentence.rstrip().endswith(("?", "？")) else None


def _ordered(passages: Sequence[Passage], cited: Sequence[int]) -> list[Passage]:
    wanted = [number - 1 for number in dict.fromkeys(cited) if 1 <= number <= len(passages)]
    return [passages[i] for i in wanted] + [passage for i, passage in enumerate(passages) if i not in wanted]


def _supported(sentence: str, passages: Iterable[Passage], best: list[tuple[float, str]]) -> Quotation | None:
    """The shortest supporting quotation of the first passage that has one; failures are noted with their coverage."""
    for passage in passages:
        passed: list[tuple[float, int, Window]] = []
        for window in windows(passage):
            verdict = _verdict(sentence, window)
            if verdict.failure is None:
                passed.append((-verdict.coverage, len(window.text), window))
            else:
                best.append((verdict.coverage, verdict.failure))
        if passed:
            singles = [entry for entry in passed if entry[2].sentences == 1]
            return min(singles or passed, key=lambda entry: entry[:2])[2].quotation
    return None


def _verdict(sentence: str, window: Window) -> Verdict:
    document = window.quotation.document
    if (document.language or "en")[:2] in UNSPACED:
        return judge_unspaced(sentence, window.text)
    claim, quotation = read(sentence, document.language), read(window.text, document.language)
    if claim is None or quotation is None:
        return Verdict(0.0, None if _bare(sentence) in _bare(window.text) else _NOTHING)
    if _bare(sentence) == _bare(window.text) and _says_something(claim):
        return Verdict(1.0, None)
    claim = without_attribution(claim, document)
    if not _says_something(claim):
        return Verdict(0.0, "it says nothing that can be checked")
    return judge(claim, quotation, document)


def _says_something(claim: Reading) -> bool:
    """Whether there is something to check: "Next meeting" is a heading, not an answer."""
    if len(claim.text.split()) < _SHORTEST and not any(token.verb for token in claim.tokens):
        return False
    return sum(1 for token in claim.tokens if token.content) >= 2


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _distinct(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    return tuple({(q.document.id, q.start, q.end): q for q in quotations}.values())
