"""Lists that announce themselves as what is asked for: “Recommendations”, where it is asked what is recommended."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.evidence.candidates import Candidate
from rag.evidence.row_marks import name_of
from rag.language.lexicons import lexicon
from rag.language.stems import document_stems, stem, stems_in
from rag.language.thesauri import thesaurus
from rag.questions.number_words import numbers
from rag.questions.question import Question, Want
from rag.texts.announced import announcer, counted_list, is_first_item, with_list, with_other_items
from rag.texts.headings import heading_above
from rag.texts.tables import cells_of, columns_over, header_span, is_row, rows_from
from vectorstore.documents import Span
from vectorstore.index.fulltext import fold, words

_SEVERAL = (Want.LIST, Want.OTHER, Want.STATEMENT)
_MOST_ANNOUNCING = 12  # words
_MOST_KNOWN = 0.75  # of a question's words
_MOST_ROWS = 8
_RULED = " \t\n|:-"  # what may stand between the names of the columns and the first row
_OPENING, _SHORTEST_PLURAL = 3, 3  # words a question opens with; letters
_OWNER = re.compile(r"\b([\w-]+)['’]s?(?=\s)")
_CALLED = re.compile(r"\W*what (?:is|was) .*\b(?:called|named)\W*", re.IGNORECASE)  # one of them, by its name
_DETERMINED = 2  # words after a preposition that may stand before its noun


def asked_list(question: Question, candidate: Candidate) -> Span | None:
    """The list a candidate opens, if it is announced by what the question asks for; None where it opens none.

    A candidate opens a list that it announces itself, “We ask for three things:”, and as its first item.
    """
    if question.want not in _SEVERAL or candidate.match.misnamed or candidate.foreign:
        return None
    if is_row(candidate.text) and not (question.want is Want.LIST or asks_for_several(question)):
        return None
    opened = _opened(candidate.document.text, candidate.document.language, candidate.span)
    heads = _heads(question) if opened else []
    if opened is None or not heads:
        return None
    language = candidate.document.language
    announced = stems_in(opened.line, language)
    if any(_is_said(head, announced, language) for head in heads):
        return opened.listed
    announced |= document_stems(opened.heading, language)
    return opened.listed if all(_is_said(head, announced, language) for head in heads) else None


def is_of_its_document(question: Question, candidate: Candidate) -> bool:
    """Whether a list's document has all names of the question and most of its words, or others for them."""
    document = candidate.document
    held = document_stems(document.text, document.language)
    own = [term for term in question.terms if not term.carried]
    known = [term for term in own if _is_said(term.word, held, document.language)]
    return len(known) >= _MOST_KNOWN * len(own) and all(term in known for term in own if term.name)


@dataclass(frozen=True)
class _Opened:
    """A list with the sentence that opens it, the line that announces it, and the heading it stands under."""

    listed: Span
    line: str
    heading: str


@lru_cache(8192)
def _opened(text: str, language: str | None, span: Span) -> _Opened | None:
    said = text[span.start : span.end]
    if is_row(said):
        return _opened_table(text, span)
    if is_first_item(text, span.start):
        announced, listed = announcer(text, span.start), with_other_items(text, span)
    else:
        announced, listed = said, with_list(text, span, language)
        if listed == span:
            listed = counted_list(text, span, language)
    short = 0 < len(words(announced)) <= _MOST_ANNOUNCING
    return _Opened(listed, announced, heading_above(text, span.start)) if short and listed != span else None


def _opened_table(text: str, span: Span) -> _Opened | None:
    """The rows of a table, where a candidate is the first: what its rows are is what their first column is called."""
    head, rows = header_span(text, span.start), rows_from(text, span)
    if head is None or text[head.end : span.start].strip(_RULED) or not 1 < len(rows) <= _MOST_ROWS:
        return None
    columns, cells = columns_over(text, span.start), cells_of(text[span.start : span.end])
    if len(columns) != len(cells):
        return None
    called = columns[cells.index(name_of(cells))]
    return _Opened(Span(span.start, rows[-1].end), called, heading_above(text, span.start)) if called else None


def _heads(question: Question) -> list[str]:
    """The words by which a list may be asked for: those of the clause that asks, behind no preposition, of no owner."""
    known = lexicon(question.language)
    asked = [fold(word) for word in question.text.split()]
    if known.naming.search(question.folded) or _CALLED.fullmatch(question.text):
        return []
    if not known.leading or not (_names_a_thing(question, asked) or (asked and asked[0] in known.listing)):
        return []
    led = {word for at, one in enumerate(asked) if one in known.leading for word in _led(asked[at + 1 :], known.stop)}
    led |= {word for one in _OWNER.findall(question.text) for word in words(one)}
    return [term.word for term in question.terms if not (term.name or term.aside or term.carried or term.word in led)]


def _names_a_thing(question: Question, asked: Sequence[str]) -> bool:
    """Whether a question is but the name of what is asked for: “Recommendations of the audit?”"""
    return question.topic or any(term.word == asked[0] for term in question.terms[:1])


def asks_for_several(question: Question) -> bool:
    """Whether a question names the things it asks for in the plural, or by their number: “What papers must I bring?”"""
    known = lexicon(question.language)
    opening = [fold(word) for word in question.text.split()[:_OPENING]]
    if not known.leading or not opening or opening[0] not in known.listing:
        return False
    if any(numbers().get(word, 0) > 1 for word in opening[1:]):  # “what three things”
        return True
    things = next((word for word in opening[1:] if word not in known.stop), "")
    return len(things) > _SHORTEST_PLURAL and things.endswith("s") and not things.endswith(("ss", "us", "is"))


def _led(following: list[str], stop: frozenset[str]) -> list[str]:
    """The words that a preposition leads in: up to the first that carries meaning."""
    found = list[str]()
    for word in following[: _DETERMINED + 1]:
        found += words(word)
        if found and found[-1] not in stop:
            break
    return found


def _is_said(word: str, stems: frozenset[str], language: str | None) -> bool:
    """Whether some stems have a word, or all words of what may stand for it: “ask for” for “demand”."""
    return any(form <= stems for form in _forms(word, language))


@lru_cache(4096)
def _forms(word: str, language: str | None) -> frozenset[frozenset[str]]:
    """The stem of a word, and those of each phrase that may stand for it."""
    known = thesaurus(language)
    meant = known.phrases(word) if known else ()
    senses = {sense for one in meant for sense in (known.partners_of(one) if known else ())}
    phrases = (sense[1:] for sense in senses)
    alike = lexicon(language or "en").announcing
    groups = (group for group in alike if stem(word, language) in {stem(one, language) for one in group})
    single = ((one,) for group in groups for one in group)
    return frozenset(frozenset(stem(part, language) for part in phrase) for phrase in ((word,), *phrases, *single))
