"""The title of a paper whose head no other rule knows: the line above its text that most looks like one."""

import re
from collections.abc import Sequence

from vectorstore.describing.head_lines import (
    above_text,
    bare,
    holds_kind,
    is_in_columns,
    is_particular,
    is_person,
    names_issuer,
    names_kind,
    runs_on,
    stands_alone,
)
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.salutations import find_salutation
from vectorstore.documents import Span
from vectorstore.lines import Line, is_sentence, word_count

_LABELLED = re.compile(
    r"[*_]{0,2}(?:title|subject|item|topic|concerning|titel|thema|betreff|objet|sujet|asunto|título)"
    r"[*_]{0,2}[:：][*_]{0,2}\s+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[(\[<]|(?:[A-Z]|\d{1,2})[.)]\s|.*[:：]$")
_HEADING = re.compile(r"#{1,6}(?=\s)")
_FEWEST, _MOST, _FEWEST_OF_SUBJECT = 2, 26, 3  # words
_RANKS = (4.0, 2.5, 1.0)  # what a heading's mark is worth, by its depth
_LEAST, _FAIRLY, _SURELY = 1.4, 2.2, 2.5
_YEAR = re.compile(r" (?:19|20)\d\d$")
_BENEATH, _BENEATH_NUMBER = 2, 4  # lines
_GENERIC_WORDS = 3


def find_likely_title(page: Page, publisher: str | None) -> Finding[str] | None:
    """The likeliest line, without its marks; what a label calls the title before all."""
    lines = above_text(page)
    told = any(is_sentence(line.body) for line in page.head)
    if not told:  # of lines without a text only a marked one is a heading
        lines = tuple(line for line in lines if _HEADING.match(page.text, line.start) or _LABELLED.match(line.body))
    return _likeliest(page, lines, publisher, _LEAST)


def _likeliest(page: Page, lines: Sequence[Line], publisher: str | None, least: float) -> Finding[str] | None:
    for line in lines:
        if label := _LABELLED.match(line.body):
            span = Span(line.body_start + label.end(), line.end)
            return Finding(page.words(span), "labelled title", span)
    rated = [(_worth(page, line, publisher) - 0.05 * place, line) for place, line in enumerate(lines)]
    best = max(rated, key=lambda one: one[0], default=None)
    if best is None or best[0] < least:
        return None
    start = page.text.index(bare(best[1]), best[1].start)
    return Finding(bare(best[1]), "headline", Span(start, start + len(bare(best[1]))))


def likelier_title(page: Page, title: Finding[str] | None, publisher: str | None) -> Finding[str] | None:
    """The title, or the likeliest line in place of none, or of one that says nothing of the paper.

    That is a body's name, a particular, a line that stands over the heading of the page; perhaps a kind of paper,
    bare or with its number, and what heads the page in capitals.
    """
    if title is None:
        return find_likely_title(page, publisher)
    if _says_nothing(page, title, publisher):
        return find_likely_title(page, publisher) or title
    numbered = _is_numbered(title.value)
    if numbered or _says_little(page, title):
        return _likeliest(page, _around(page, title), publisher, _FAIRLY if numbered else _SURELY) or title
    return title


def _around(page: Page, title: Finding[str]) -> Sequence[Line]:
    """The lines that may say more than a title: of a bare kind not a section's heading further down.

    Of a numbered kind only those set off beneath it: what stands above is of the issuer.
    """
    lines = above_text(page)
    if not (names_kind(title.value) and title.span):
        return lines
    at = next((n for n, line in enumerate(lines) if line.end >= title.span.end), len(lines))
    if not _is_numbered(title.value):
        return lines[: at + 1 + _BENEATH]
    beneath = lines[at + 1 :][:_BENEATH_NUMBER]
    return [line for line in beneath if line.body.isupper() or page.text.startswith(("#", "**"), line.start)]


def _says_nothing(page: Page, title: Finding[str], publisher: str | None) -> bool:
    words = title.value
    if publisher and words.casefold() == publisher.casefold():
        return True
    if title.span is None or _is_numbered(words):
        return False
    line = Line(title.span.start, title.span.end, words)
    if "**" in words or _is_above_heading(page, title.span) or is_particular(page, line):
        return True
    return names_issuer(page, words)


def _is_numbered(words: str) -> bool:
    """Whether words are a kind of paper with its number: “Circular No. 3”, not “Annual report 2025”."""
    return names_kind(words) and any(map(str.isdigit, words)) and not _YEAR.search(words)


def _says_little(page: Page, title: Finding[str]) -> bool:
    words = title.value
    if title.where == "html meta":
        return len(words.split()) <= _GENERIC_WORDS and not any(bare(line) == words for line in page.head)
    heads = bool(page.head and title.span and page.head[0].start <= title.span.start < page.head[0].end)
    kind = names_kind(words) and not any(map(str.isdigit, words))
    return kind or (heads and words.isupper() and not holds_kind(words))


def _is_above_heading(page: Page, span: Span) -> bool:
    """Whether a line without a mark stands over a heading of the first rank."""
    own = page.text.rfind("\n", 0, span.start) + 1
    first = next((line for line in above_text(page) if page.text.startswith("# ", line.start)), None)
    return first is not None and own < first.start and not page.text.startswith("#", own)


def _is_word_of_greeting(page: Page, line: Line) -> bool:
    """Whether a line beneath a salutation is too short for a subject: “Thank you”."""
    greeting = find_salutation(page)
    return greeting is not None and line.start > greeting.start and word_count(line.body) < _FEWEST_OF_SUBJECT


def _worth(page: Page, line: Line, publisher: str | None) -> float:
    words = bare(line)
    mark = _HEADING.match(page.text, line.start)
    told = is_sentence(words) and not mark and words[-1:] != "!"
    if line.bulleted or told or not _FEWEST <= word_count(words) <= _MOST or runs_on(page, line) or "**" in words:
        return 0.0
    if is_particular(page, line) or is_in_columns(line) or words[:1].islower() or _NUMBERED.match(words):
        return 0.0
    if (publisher and words.casefold() == publisher.casefold()) or names_issuer(page, words):
        return 0.0
    if not mark and (is_person(line) or _is_word_of_greeting(page, line)):
        return 0.0
    worth = _RANKS[min(len(mark.group()), len(_RANKS)) - 1] if mark else 0.0
    worth += 1.0 if names_kind(words) or words.isupper() else 1.5
    worth += 0.7 * (word_count(words) >= 4) + 0.6 * stands_alone(page, line)
    first = page.head[0].start == line.start
    return worth - (0.8 if first and words.isupper() else 0.0) - (1.2 if names_kind(words) else 0.0)
