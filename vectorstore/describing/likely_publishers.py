"""The publisher of a paper whose head no other rule knows: the name that stands over its title, or in its imprint."""

import re

from vectorstore.describing.bodies import NAME, names_realm
from vectorstore.describing.foot_lines import closing_lines
from vectorstore.describing.head_lines import (
    above_text,
    bare,
    holds_kind,
    is_particular,
    is_person,
    names_issuer,
    names_kind,
)
from vectorstore.describing.legal_forms import LEGAL_FORM
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.salutations import find_salutation
from vectorstore.documents import Span
from vectorstore.lines import Line, is_sentence

_PARTS = re.compile(r"[*_]*\s+[·•|—–]\s+[*_]*|\s{3,}|\t|[*_]*\s+-\s+|(?<=[\w.])[*_]+\s")
_COMPANY = re.compile(rf"{NAME.pattern},? {LEGAL_FORM}")
_IMPRINT = re.compile(
    r"\b(?:published|issued|produced|herausgegeben|publiée?|éditée?|publicad[oa]|editad[oa]|pubblicato)"
    r"(?: in \w+ \d{4})?"
    r" (?:by|von|vom|par|por|da) (?:the |der |dem |le |la |el )?",
    re.IGNORECASE,
)
_FIRST, _LONGEST, _MOST_WORDS = 6, 80, 9
_ENDS_NAME = re.compile(r"[*_]|\s*$|\s{3,}")  # a banner of several parts in one type sets off none of them
_AN_HOUR = re.compile(r"\d{1,3}\.\d$")  # a station is called by its frequency


def find_likely_publisher(page: Page, title: Span | None) -> Finding[str] | None:
    """The first name above the title that is one by its words, or by heading the page in capitals or bold."""
    greeted = find_salutation(page) is not None
    shown = [line for line in above_text(page) if title is None or line.start < title.start]
    for place, line in enumerate(shown[:_FIRST]):
        name = _PARTS.split(bare(line))[0].strip("*_ ")
        if not name or len(name) > _LONGEST or names_kind(name) or names_realm(name):
            continue
        told = next((one for one in (name, name.split(",")[0]) if _is_named_so(page, one)), "")
        if not told and is_particular(page, Line(line.start, line.start + len(name), name)):
            continue
        heads = not place and title is not None and not greeted and _is_set_off(page, line, name)
        if told or heads:
            name = told or name
            start = page.text.index(name, line.start)
            return Finding(name, "name at the head", Span(start, start + len(name)))
        if greeted:
            return None
    return _of_imprint(page)


def _is_named_so(page: Page, name: str) -> bool:
    return names_issuer(page, name) or bool(_COMPANY.fullmatch(name))


def _is_set_off(page: Page, line: Line, name: str) -> bool:
    """Whether a name is marked as one that heads a page: in capitals, in bold, or as a heading of lower rank."""
    plain = _AN_HOUR.sub("", name).strip()
    if (
        is_person(line)
        or is_sentence(name)
        or holds_kind(name)
        or len(name.split()) > _MOST_WORDS
        or any(map(str.isdigit, plain))
    ):
        return False
    if not _ENDS_NAME.match(line.body, line.body.find(name) + len(name)):
        return False
    marked = page.text.startswith(("**", "__", "##", "*"), line.start)
    return bool(NAME.fullmatch(plain)) and (plain.isupper() or marked) and len(plain.split()) > 1


def _of_imprint(page: Page) -> Finding[str] | None:
    for line in closing_lines(page):
        found = _IMPRINT.search(line.body)
        name = NAME.match(line.body, found.end()) if found else None
        if name and len(name.group().split()) > 1:
            start = line.body_start + name.start()
            return Finding(name.group(), "imprint", Span(start, start + len(name.group())))
    return None
