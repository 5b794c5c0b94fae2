"""Versions, plans, options and other numbered things: what a sentence says of 4.2 is no answer about 5.0."""

import re
from functools import lru_cache

from rag.language.lexicons import lexicon
from rag.questions.question import Question, Want
from rag.texts.headings import headings_above
from vectorstore.documents import Document, Span
from vectorstore.index.fulltext import fold

_LEADS = "version|release|for|of|in|on|from|to|than|since|with|until|before|after|and|or|is|was|use|least|under|by|v"
_VERSION = re.compile(
    rf"(?:^|(?<=[(#])|\b(?:{_LEADS})\s|\b[A-ZÀ-Þ][\w-]*\s)v?(?P<label>\d+\.(?:\d+(?:\.\d+)*|x))"
    r"(?![\w/-]|[.,:]\d|\s?(?:%|°|per ?cent|million|billion|[ap]\.?m\b|[a-z]*met(?:re|er)s?|k?g|km|hours?|times))"
)
_NOUNS = (
    "option|plan|version|release|variant|scenario|article|section|clause|paragraph|rule|item|phase|stage|line|route|room|ward"
    "|platform|lot|class|category|grade|chapter|appendix|annex|figure|table|berth|pier|gate|dock|track|hall|block|unit|row|zone"
    "|tariff|package|tier|edition|model|group|schedule|proposal|motion|resolution|form|page|question|part|step|level"
)
_NOUN_FIRST = re.compile(
    rf"\b(?P<noun>{_NOUNS}) (?:no\.? ?|number )?(?P<label>[A-Z]|\d+[a-z]?|[IVX]+)(?![\w.]*\w|['’]s)", re.IGNORECASE
)
_NAME_FIRST = re.compile(r"\b(?P<label>[A-ZÀ-Þ][\w-]+) (?P<noun>plan|tariff|package|tier|edition|version|variant)s?\b")
_CODE = re.compile(r"(?<![\w/-])(?P<noun>[A-ZÀ-Þ]{2,}\d*(?:[-/]\d+)*)[-/](?P<label>\d+)\b")
_NO_LABEL = lexicon("en").stop | frozenset(
    ("the", "a", "an", "this", "that", "what", "which", "each", "every", "no", "our", "its", "i", "new", "any", "whose")
)


@lru_cache(16384)
def labels_in(text: str) -> frozenset[tuple[str, str]]:
    """The numbered or named things of a sort that a text speaks of, each with its sort: (“option”, “b”)."""
    found = {("version", one["label"].lower()) for one in _VERSION.finditer(text)}
    for form in (_NOUN_FIRST, _NAME_FIRST, _CODE):
        found |= {(fold(one["noun"]), fold(one["label"])) for one in form.finditer(text) if _is_label(one["label"])}
    return frozenset(found)


def of_another_label(question: Question, document: Document, span: Span) -> bool:
    """Whether a sentence speaks of another one of the sort that the question names: of option C, where B is asked for.

    Or stands, with none of its own, under a heading or in a document that does.
    """
    asked = labels_in(question.text)
    if not asked or question.compares or question.want is Want.YES_NO:
        return False
    text = document.text[span.start : span.end]
    around = (text, *headings_above(document.text, span.start), document.title or "")
    shown = fold(text)
    for sort in {sort for sort, _ in asked}:
        wanted = _of_sort(asked, sort)
        said = next(filter(None, (_of_sort(labels_in(one), sort) for one in around)), [])
        met = any(_same(one, other) for one in wanted for other in said)
        if said and not met and not any(re.search(rf"\b{re.escape(label)}\b", shown) for label in wanted):
            return True
    return False


def _of_sort(labels: frozenset[tuple[str, str]], sort: str) -> list[str]:
    return [label for its, label in labels if its == sort]


def _same(one: str, other: str) -> bool:
    """Whether two labels may be of one thing: 4.x is 4.2 as well."""
    return one == other or any(
        a.endswith(".x") and b.startswith(a.removesuffix("x")) for a, b in ((one, other), (other, one))
    )


def _is_label(label: str) -> bool:
    """Whether a capitalised word can be a name: no article, no asking word."""
    return fold(label) not in _NO_LABEL
