"""Questions that documents suggest by what they say about themselves, and which answers make one worth offering."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answers import Answer, Status
from rag.language.stems import stem
from ui.descriptions import spoken
from ui.words import Words
from vectorstore.documents import Document
from vectorstore.index.fulltext import words as words_of
from vectorstore.lines import is_sentence

_LONGEST = 140
_LEAD = 800  # characters from its beginning in which a document tells what it is about
_FEWEST, _FEWEST_UNSPACED = 3, 6  # words of a title that tells its document from others; characters without spaces
_SHARED = 2  # words of the title that the first quotation has
_FEWEST_LETTERS = 4  # of a Latin word that says something
_UNTITLED = ("subject line", "labelled title")  # where a message says what it replies to
_NO_TITLE = re.compile(
    r"[*_#|]|\.(?:docx?|pdf|txt|html?)$|^(?:re|fwd?|aw|tr)[:：]|\b(?:untitled|confidential|restricted|embargo(?:ed)?"
    r"|not for (?:circulation|publication|distribution|release)|internal use|microsoft word|draft)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Suggestion:
    """A question that a document suggests; `title` where it asks what is told under that."""

    document: Document
    question: str
    title: str = ""

    def is_met(self, answer: Answer) -> bool:
        """Whether an answer is worth offering the question for.

        It has to be whole, of running sentences, and begin with the document's own. What a document is about, its first
        lines tell, in words of its title; other sentences of it are strays.
        """
        if answer.status is not Status.ANSWERED or not answer.citations:
            return False
        first = answer.citations[0]
        if first.document.id != self.document.id or not all(_is_told(cited.quote) for cited in answer.citations):
            return False
        titled = _said(self.title)
        shared = [len(titled & _said(cited.quote)) for cited in answer.citations]
        return not self.title or (first.start <= _LEAD and shared[0] >= min(_SHARED, len(titled)) and min(shared) > 0)


def suggestions(documents: Sequence[Document], words: Words) -> tuple[Suggestion, ...]:
    """What each document suggests, if it suggests a short question that no other does."""
    asked: dict[str, Suggestion] = {}
    for document in documents:
        suggestion = _suggestion(document, words)
        if suggestion and len(suggestion.question) <= _LONGEST:
            asked.setdefault(suggestion.question, suggestion)
    return tuple(asked.values())


def _suggestion(document: Document, words: Words) -> Suggestion | None:
    if document.event_place and document.event_date and document.event_date.day:
        day = spoken(document.event_date, words)
        return Suggestion(document, words("welcome.happened", place=document.event_place, day=day))
    if document.title and _is_title(document, document.title):
        return Suggestion(document, words("welcome.about", title=document.title), document.title)
    return None


def _is_title(document: Document, title: str) -> bool:
    """Whether it can be taken for a title: no marking, no line in capitals, no word or two, no subject of a message."""
    where = {origin.where for origin in document.origins if origin.field == "title"}
    long = len(title.split()) >= _FEWEST or (not title.isascii() and len(title) >= _FEWEST_UNSPACED)
    return long and not title.isupper() and not _NO_TITLE.search(title) and where.isdisjoint(_UNTITLED)


def _is_told(quote: str) -> bool:
    """Whether a quotation is running text from its beginning: no row, no item of a list, no half of a sentence."""
    return is_sentence(quote) and " | " not in quote and not quote[:1].islower() and quote[:1] not in "-–•*#"


def _said(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(text) if len(word) >= _FEWEST_LETTERS or not word.isascii())
