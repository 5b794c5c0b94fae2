"""Misspelt words: the nearest word the documents hold, where one is near enough."""

import re
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Hamming

from rag.language.stems import stem
from rag.questions.question import Question
from rag.questions.terms import Term
from rag.reading.reader import open_reader
from vectorstore.index.chunking import header
from vectorstore.index.fulltext import fold, words
from vectorstore.index.searchable import Searchable
from vectorstore.remarks import Remark

_NEAR = 80.0
_SHORTEST = 5
_SHORT = 6
_MOST_EDITS = 3
_LONGER = 2  # letters, or shorter
_MOST_STEMS = 200_000
_WORD = re.compile(r"\w+")
_NO_ENDINGS = frozenset("bcfghjkmpqtvwxz")  # single letters that make another word of one


def corrected(question: Question, library: Searchable) -> tuple[Question, tuple[str, ...]]:
    """The question with unknown words replaced by near ones, and a notice for each word replaced.

    Only words of at least five letters that no chunk holds, and only by a word at most one edit away (two from seven
    letters on), with the same first letter or the same letters in another order; one letter in place of another in a
    short word is taken for another word, and a word that the reader knows for itself. A longer form, such as “monthly”
    for “month”, needs no notice. Nor does a word of a language that no document is in: “ministre” is no slip of
    “ministry”, but finds it; of such a question only names are put as the documents have them.
    """
    terms, mended = list[Term](), dict[str, str]()
    spoken = bool({None, question.language} & set(library.languages().values()))
    for term in question.terms:
        near = _nearest(term, library) if _unknown(term.word, library) else None
        if near and (spoken or term.name) and not _same_word(term.word, near) and not _same_word(term.word, stem(near)):
            mended[term.word] = near
        terms.append(replace(term, word=near) if near else term)
    slips = mended.items() if spoken else ()
    notices = tuple(Remark("Read “{word}” as “{near}”.", word=word, near=near) for word, near in slips)
    text, embedded = (_rewritten(text, mended) for text in (question.text, question.embedded))
    return replace(question, terms=tuple(terms), text=text, embedded=embedded), notices


def _rewritten(text: str, mended: dict[str, str]) -> str:
    """The text with the words mended, for what reads whole sentences."""
    return _WORD.sub(lambda found: mended.get(fold(found.group()), found.group()), text) if mended else text


def _unknown(word: str, library: Searchable) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word.isascii() and library.frequency(stem(word)) == 0


def _nearest(term: Term, library: Searchable) -> str | None:
    word, stems = term.word, library.stems()
    if len(stems) > _MOST_STEMS:
        return None
    mark = stem(word)
    by_length = _by_length(stems)
    lengths = {length + more for length in (len(mark), len(word)) for more in range(-_LONGER, _LONGER + 1)}
    close = [one for length in sorted(lengths) if length >= _SHORTEST - 1 for one in by_length.get(length, ())]
    found = process.extractOne(mark, close, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if not found:
        return None
    candidate = str(found[0])
    if _same_word(term.word, candidate):
        return _as_written(candidate, library)
    if _is_known(term.word):
        return None
    written = _as_written(candidate, library) if _is_slip(term, candidate) else None
    return written if written and _near_enough(term.word, written) else None


@lru_cache(8)
def _by_length(stems: tuple[str, ...]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for one in stems:
        found.setdefault(len(one), []).append(one)
    return found


def _is_known(word: str) -> bool:
    """Whether the reader knows a word, or what it is a form of: “storing” is no slip of “story”."""
    bare = [word.removesuffix(ending) for ending in ("ing", "ed") if word.endswith(ending)]
    forms = [word, *bare, *(f"{one}e" for one in bare)]
    return any(open_reader().knows(form) for form in forms if len(form) >= _SHORTEST - 1)


def _is_slip(term: Term, candidate: str) -> bool:
    """Whether a slip of the pen explains the difference; “price” for “prime” is more likely another word."""
    word, mark = term.word, stem(term.word)
    if candidate[0] != word[0] and sorted(candidate) != sorted(word):
        return False
    if not term.name and len(mark) < _SHORT and len(mark) == len(candidate) and Hamming.distance(mark, candidate) == 1:
        return False
    return min(OSA.distance(mark, candidate), OSA.distance(word, candidate)) <= (1 if len(word) <= _SHORT else 2)


def _near_enough(word: str, written: str) -> bool:
    return OSA.distance(word, written) <= _MOST_EDITS or word[:_SHORT] == written[:_SHORT]


def _same_word(one: str, other: str) -> bool:
    """Whether one of two is a longer form of the other: “monthly” of “month”, but not “start” of “star”."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and longer[len(shorter) :] not in _NO_ENDINGS


def _as_written(found: str, library: Searchable) -> str:
    """A word with this stem as a document writes it; the stem where none is found."""
    for chunk, _ in library.full_text([found], 1):
        document = library.document(chunk.document_id)
        text = f"{document.text[chunk.start : chunk.end]} {header(document)}"
        return next((word for word in words(text) if stem(word) == found), found)
    return found
