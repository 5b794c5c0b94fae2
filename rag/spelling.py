"""Misspelt words: the nearest word the documents hold, where one is near enough."""

from dataclasses import replace

from rapidfuzz import fuzz, process

from rag.questions import Question, Term
from rag.stems import stem
from vectorstore.library import Library

_NEAR = 80.0
_SHORTEST = 5
_MOST_STEMS = 200_000


def corrected(question: Question, library: Library) -> tuple[Question, tuple[str, ...]]:
    """The question with unknown words replaced by near ones, and a notice for each word replaced.

    Only words of at least five letters that no chunk holds, and only by a stem with the same first letter or the same
    letters in another order of at most two.
    """
    terms, notices = list[Term](), list[str]()
    for term in question.terms:
        near = _nearest(term.word, library) if _unknown(term.word, library) else None
        if near:
            notices.append(f"Read “{term.word}” as “{near}”.")
        terms.append(replace(term, word=near) if near else term)
    return replace(question, terms=tuple(terms)), tuple(notices)


def _unknown(word: str, library: Library) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word.isascii() and library.frequency(stem(word)) == 0


def _nearest(word: str, library: Library) -> str | None:
    stems = library.stems()
    if len(stems) > _MOST_STEMS:
        return None
    close = [
        candidate for candidate in stems if abs(len(candidate) - len(word)) <= 2 and len(candidate) >= _SHORTEST - 1
    ]
    found = process.extractOne(stem(word), close, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if not found:
        return None
    candidate = str(found[0])
    return candidate if candidate[0] == word[0] or sorted(candidate) == sorted(word) else None
