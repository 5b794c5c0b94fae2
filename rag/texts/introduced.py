"""The line of a conversation that names whom “A.”, “GF:” or “FALK:” stands for: “Interview with Ines Falk”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rag.texts.person_names import FULL_NAME_IN_LINE as FULL_NAME
from rag.texts.person_names import is_title
from vectorstore.documents import Span
from vectorstore.index.fulltext import words
from vectorstore.lines import Line, read_lines

_WHO_ANSWERS = re.compile(
    r"(?i:\b(?:interview|conversation|q\s?&\s?a|questions|examination|evidence|testimony|deposition|hearing|questioning"
    r"|gespräch|entrevista|entretien)(?: (?:of|with|to|for|mit|con|a|avec)):?"
    rf"|\b(?:interviewee|witness|deponent|speaker):)[*_]*\s+[*_]*(?P<name>{FULL_NAME})"
    rf"|^[\s*_#]*(?P<called>{FULL_NAME})[*_]*(?:,? .{{0,60}})?,? (?i:called|sworn|affirmed|recalled)\b"
    rf"|^[\s*_#]*(?P<on>{FULL_NAME}) on \w"
)
_FULL_NAME = re.compile(rf"\b{FULL_NAME}")
_ANSWERING = frozenset({"a", "answer", "witness", "the witness", "interviewee", "antwort"})
_ASKING = frozenset({"q", "question", "interviewer", "frage"})
_SEVERAL = re.compile(r";| and (?=[A-ZÀ-Þ])")  # a list of those present says of no turn whose it is
_INITIALS = 3  # letters
_LONGEST, _HEAD = 220, 30  # characters, lines


@dataclass(frozen=True)
class Introduced:
    """The full name of somebody who speaks, and the line that has it."""

    name: str
    line: Span


def is_stand_in(label: str) -> bool:
    """Whether what stands before a turn names nobody: “Q.”, “A.”, “Witness:”."""
    return label.casefold() in _ANSWERING | _ASKING


@lru_cache(2048)
def introduced(text: str, label: str, start: int) -> Introduced | None:
    """Whom a label at a place stands for: who was last said to answer, or has such initials or such a surname."""
    if label.casefold() in _ASKING:
        return None
    if is_stand_in(label):
        return interviewee(text, start)
    head = [line for line in _short_lines(text)[:_HEAD] if line.end <= start]
    for line in head:
        said = text[line.start : line.end]
        for found in _FULL_NAME.finditer(said):
            if _stands_for(label, found.group()) and not (_SEVERAL.search(said) and len(label) > _INITIALS):
                return Introduced(found.group().rstrip("."), line.span)
    return None


def interviewee(text: str, start: int) -> Introduced | None:
    """Who answers at a place, by the nearest line above that says so."""
    for line, name in reversed(_answering(text)):
        if line.end <= start:
            return Introduced(name, line.span)
    return None


@lru_cache(256)
def _answering(text: str) -> tuple[tuple[Line, str], ...]:
    return tuple(_named(text))


def _named(text: str) -> Iterator[tuple[Line, str]]:
    for place, line in enumerate(_short_lines(text)):
        found = _WHO_ANSWERS.search(text[line.start : line.end])
        if found and (place < _HEAD or not found["on"]):
            yield line, (found["name"] or found["called"] or found["on"]).rstrip(".")


@lru_cache(256)
def _short_lines(text: str) -> list[Line]:
    return [line for line in read_lines(text) if line.end - line.start <= _LONGEST]


def _stands_for(label: str, name: str) -> bool:
    """Whether a label is a name's initials, or its last word."""
    called, own = _untitled(label), _untitled(name)
    if (
        len(called) == 1
        and label.isupper()
        and 1 < len(label) <= _INITIALS
        and "".join(word[0] for word in own) == called[0]
    ):
        return True
    return len(called) < len(own) and called == own[-len(called) :]


def _untitled(name: str) -> list[str]:
    return [word for word in words(name) if not is_title(word)]
