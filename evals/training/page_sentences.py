"""The sentences of the pages that come with a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from evals.data.task import Given
from evals.training.places import words_of
from vectorstore.sentences import split_sentences

_STEMMER = Stemmer.Stemmer("english")
_LONGEST = 600
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class PageSentence:
    """A sentence, cut where it is very long; `start` counts the page's text. `before` is the sentence before it."""

    page: int
    start: int
    end: int
    text: str
    before: str
    stems: tuple[str, ...]


def stems(text: str) -> list[str]:
    """The words of a text by their Snowball stems, in order."""
    return [_stem(word.text) for word in words_of(text)]


def page_sentences(pages: Sequence[Given]) -> list[PageSentence]:
    """The sentences of all pages, page by page in order, but those of one or two words."""
    found: list[PageSentence] = []
    for page, document in enumerate(pages):
        before = ""
        for span in split_sentences(document.text, "en"):
            text = document.text[span.start : span.end][:_LONGEST]
            stemmed = tuple(stems(text))
            if len(stemmed) >= _FEWEST_WORDS:
                found.append(PageSentence(page, span.start, span.end, text, before, stemmed))
                before = text
    return found


@lru_cache(65536)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))
