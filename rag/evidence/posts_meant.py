"""Whether somebody is told to hold the very post that is asked for, by its rank, by what it is of and whose it is."""

from dataclasses import replace
from functools import lru_cache

from rag.evidence.tenures import Tenure
from rag.language.stems import document_stems, said_in, stems_in
from rag.language.thesauri import single_partners
from rag.questions.posts_asked import PostAsked
from rag.texts.body_names import is_of_another
from rag.texts.headings import headings_above
from rag.texts.letter_lines import Standing
from rag.texts.posts import Rank
from rag.texts.signatures import letterhead
from vectorstore.documents import Document
from vectorstore.index.chunking import header

_OF_BODIES = frozenset((Rank.EXECUTIVE, Rank.CHAIR))
_TO_ANOTHER = frozenset((Standing.ADDRESSED, Standing.COPIED))


def is_post_asked(asked: PostAsked, one: Tenure, document: Document) -> bool:
    """Whether a tenure is of the post asked for: of its rank, of all that it is of, and of nothing more."""
    post = one.post
    if post.rank not in asked.ranks or (asked.head and post.head != asked.head) or asked.below:
        return False
    if asked.began and not one.begins:
        return False
    asked = _with_body_apart(asked, one)
    if is_of_another(asked.whose, one.body):
        return False
    title = _named_over(one, document)
    around = title | _said_around(asked, one, document)
    if not all(said_in(mark, post.area | post.whose | around) for mark in asked.whose):
        return False
    if post.said_of and not post.said_of & asked.whose and not _shares(asked.area | asked.whose, post.said_of):
        return False
    of = one.body if not post.area else frozenset[str]()  # “director of the museum”: “Director, Grenna Museum”
    if not all(_meant(mark, post.area | of) or _is_body(asked, mark, post.area, title) for mark in asked.area):
        return False
    return all(_meant(mark, asked.area | asked.whose) for mark in post.area - post.said_of)


def _with_body_apart(asked: PostAsked, one: Tenure) -> PostAsked:
    """What is typed without “who”, the words that the post is not of taken for whose it is: “head of pumps Grenna”."""
    rest = frozenset(mark for mark in asked.area if not _meant(mark, one.post.area))
    if not asked.typed or rest == asked.area:
        return asked
    return replace(asked, area=asked.area - rest, whose=asked.whose | rest)


def _named_over(one: Tenure, document: Document) -> frozenset[str]:
    """The stems of what says whose paper a post is named in; of whom it is sent to, of their own body alone."""
    if one.standing in _TO_ANOTHER:
        return one.body
    above = " ".join(headings_above(document.text, one.span.start))
    over = document_stems(f"{header(document)} {above}", document.language)
    return one.body | over | _of_letterhead(document.text, document.language)


def _said_around(asked: PostAsked, one: Tenure, document: Document) -> frozenset[str]:
    """The stems among which the body asked for may be named: all of a document, of a letter no more than its head."""
    if one.standing in _TO_ANOTHER or not asked.area:
        return frozenset()
    if one.standing is Standing.SIGNED:
        return _of_letterhead(document.text, document.language)
    return document_stems(document.text, document.language)


@lru_cache(128)
def _of_letterhead(text: str, language: str | None) -> frozenset[str]:
    return stems_in(letterhead(text), language)


def _is_body(asked: PostAsked, mark: str, area: frozenset[str], title: frozenset[str]) -> bool:
    """Whether what is run or chaired is the body that the document is of: “who runs the museum?”."""
    return not asked.ranks.isdisjoint(_OF_BODIES) and not area and said_in(mark, title)


def _shares(asked: frozenset[str], said_of: frozenset[str]) -> bool:
    return not asked or any(_meant(mark, said_of) for mark in asked)


def _meant(mark: str, stems: frozenset[str]) -> bool:
    """Whether a stem, or a word that may take its place, is among others."""
    if said_in(mark, stems):
        return True
    return any(said_in(other, stems) for other in single_partners(mark, "en"))
