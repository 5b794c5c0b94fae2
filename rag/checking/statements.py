"""The statements of a sentence taken apart, so that each can have its own quotation."""

import re

from rag.checking.readings import read
from rag.checking.tokens import Kind

_JOINT = re.compile(r"\s*;\s*|,?\s+(?:and also|and|but|while|whereas)\s+", re.IGNORECASE)


def split_claim(sentence: str) -> list[str]:
    """The statements of a sentence, each with its subject repeated; the sentence alone where it is one statement."""
    parts: list[str] = []
    start = 0
    for joint in _JOINT.finditer(sentence):
        left, right = sentence[start : joint.start()], sentence[joint.end() :]
        if _stands(left) and _stands(right):
            parts.append(left)
            start = joint.end()
    parts.append(sentence[start:])
    subject = _subject(parts[0])
    return [parts[0], *(part if _has_subject(part) else f"{subject} {part}" for part in parts[1:])]


def _stands(part: str) -> bool:
    """Whether a part has a verb and two things to check."""
    reading = read(part)
    return reading is not None and any(t.verb for t in reading.tokens) and sum(t.content for t in reading.tokens) >= 2


def _subject(part: str) -> str:
    """What stands before the first verb."""
    reading = read(part)
    words: list[str] = []
    for token in reading.tokens if reading else ():
        if token.verb or (token.kind is Kind.FUNCTION and reading and token.word in reading.wording.named("be")):
            break
        words.append(token.text)
    return " ".join(words)


def _has_subject(part: str) -> bool:
    reading = read(part)
    first = next((t for t in reading.tokens if t.kind is not Kind.MARK), None) if reading else None
    if first is None or reading is None:
        return False
    leading = first.verb or first.word in reading.wording.named("be") or first.word in reading.wording.named("have")
    return not leading and first.word not in reading.wording.named("negation_adverbs")
