"""Documents about another place, or of another post, than the question names: what they say is of another event."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache

from rag.dates.question_dates import MONTH_NUMBERS
from rag.language.lexicons import FOLDER, lexicon
from rag.language.places import other_names, places_spoken_of
from rag.language.stems import document_stems, stem, stems_in
from rag.questions.question import Question, Want
from vectorstore.documents import Document
from vectorstore.index.chunking import header
from vectorstore.index.fulltext import fold

_PLACE = re.compile(r"\b(?:in|at|near)\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)*)")


def of_another(question: Question, documents: Sequence[Document]) -> frozenset[str]:
    """The ids of the documents that cannot be meant.

    Where some of them name the place that the question names, those that do not; those that name a post (a minister)
    but nowhere the kind of post asked for (of finance); and where it asks what was so “there”, those that do not say
    what was answered before, if some do. Only in the question's language can the first two be told, but for places
    whose names in several languages are known.
    """
    alike = [document for document in documents if document.language in (None, question.language)]
    known = {
        one.id: document_stems(one.text, one.language) | document_stems(header(one), one.language) for one in alike
    }
    wrong = set[str]()
    open_to_several = question.compares or question.want is Want.YES_NO  # a denial may come from anywhere
    for place in () if open_to_several else places_in(question.text) or question.places:
        marks = stems_in(place, question.language)
        absent = {key for key, stems in known.items() if not marks & stems}
        wrong |= absent if len(absent) < len(known) else set()
    for place in () if open_to_several else places_spoken_of(question.text, question.language):
        absent = {one.id for one in documents if not _names(one, place)}
        wrong |= absent if len(absent) < len(documents) else set()
    for kind, post in posts_in(question.text):
        wrong |= {key for key, stems in known.items() if stem(post) in stems and stem(kind) not in stems}
    return frozenset(wrong | _not_there(question, documents))


def _names(document: Document, place: str) -> bool:
    """Whether a document calls a place by any of its names."""
    written = _folded(document.text) + fold(header(document))
    return any(fold(name) in written for name in other_names(place))


def _not_there(question: Question, documents: Sequence[Document]) -> set[str]:
    if not question.context or not lexicon(question.language).there.search(question.folded):
        return set()
    absent = {one.id for one in documents if not continues(question, one)}
    return absent if len(absent) < len(documents) else set()


def continues(question: Question, document: Document) -> bool:
    """Whether a document says something that was answered before."""
    return any(piece in _folded(document.text) for piece in question.context)


_folded = lru_cache(256)(fold)  # of whole documents


_AT = re.compile(r"(?P<what>[a-z][\w’'-]+)\s(?:in|at|near)\s(?:the\s)?(?:[a-z]+\sof\s)?(?P<name>[A-ZÀ-Þ][\w’'-]+)")


def elsewhere(question: Question, text: str) -> bool:
    """Whether a sentence tells of the asked thing at another place: “the ballot at B” where that at A is asked for."""
    asked = () if question.compares or question.want is Want.YES_NO else _placed(question.text)
    told = {stem(fold(one["what"])) for one in _placed(text)} if asked else set()
    known = stems_in(text, question.language) if told else frozenset()
    return any(stem(fold(one["name"])) not in known and stem(fold(one["what"])) in told for one in asked)


@lru_cache(64)  # of a question, for each sentence that could answer
def _placed(text: str) -> tuple[re.Match[str], ...]:
    return tuple(one for one in _AT.finditer(text) if fold(one["name"]) not in MONTH_NUMBERS)


def places_in(text: str) -> tuple[str, ...]:
    """The places a text names behind “in”, “at” or “near”; no months."""
    names = (match["name"] for match in _PLACE.finditer(text))
    return tuple(name for name in names if fold(name.split()[0]) not in MONTH_NUMBERS)


def posts_in(text: str) -> tuple[tuple[str, str], ...]:
    """The posts a text names with their kind, folded: “finance minister”, “minister of finance”."""
    return tuple(
        (fold(match["kind"] or match["of"]), fold(match["post"] or match["head"]))
        for match in _posts().finditer(text)
        if not match["kind"] or not match.start() or match["kind"][0].isupper() == match["post"][0].isupper()
    )  # not “thank Secretary Ames”, where what stands before a title is no kind of it


@cache
def _posts() -> re.Pattern[str]:
    data = tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8"))["posts"]
    post, passing = "|".join(data["names"]), "|".join(data["passing"])
    return re.compile(
        rf"\b(?!(?:{passing})\b)(?P<kind>[a-z]{{3,}})\s(?P<post>{post})s?\b"
        rf"|\b(?P<head>{post})\sof\s(?:the\s)?(?P<of>[a-z]{{3,}})",
        re.IGNORECASE,
    )
