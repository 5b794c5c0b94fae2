"""Lines that name what they list: “Witnesses: Ada Holm, Tobias Renn”, where the witnesses are asked for."""

import re

from rag.evidence.candidates import Candidate
from rag.language.stems import document_stems, stem, stems_in
from rag.questions.question import Question, Want
from vectorstore.index.chunking import header
from vectorstore.index.fulltext import words

_LABELLED = re.compile(
    r"(?:[-*•–]\s+)?[*_]*(?P<label>[A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,3})[*_]*:[*_]*\s+(?P<what>\S[^\n]{2,})"
)
_WANTS = (Want.LIST, Want.OTHER, Want.PERSON)
_BELONGING = frozenset(map(stem, ["sat", "sit", "sits", "sitting", "served", "serves", "serve", "belonged", "belong"]))
_ITS_MATTER = 0.5  # of the other words of a question, in the title of the line's document


def says_labelled(question: Question, candidate: Candidate) -> bool:
    """Whether a line opens with the name of what a question asks for, in a document whose title says the rest of it."""
    if question.want not in _WANTS or question.language != "en" or candidate.foreign:
        return False
    line = _LABELLED.fullmatch(candidate.text)
    asked = [stem(term.word) for term in question.terms if not term.carried]
    if line is None or not asked:
        return False
    label = [stem(word) for word in words(line["label"])]
    body = asked[0] in _BELONGING  # “Who sat on the planning panel?”: the panel is asked for
    heads = asked[1:3] if body else asked[:1]
    if not set(heads) & set(label) or not set(label) <= set(asked):
        return False
    asked = asked[1:] if body else asked
    rest = [mark for mark in asked if mark not in label]
    told = document_stems(header(candidate.document), candidate.document.language) | _path(candidate)
    return not rest or sum(mark in told for mark in rest) >= _ITS_MATTER * len(rest)


def _path(candidate: Candidate) -> frozenset[str]:
    return stems_in(candidate.document.path.rsplit("/", 1)[-1].replace("-", " ").replace("_", " "), "en")
