"""What of a message is the question, and what only stands around it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from rag.language.lexicons import FOLDER, question_language
from rag.texts.commands import is_command
from vectorstore.sentences import split_sentences

_ASKING = ("?", "？")
_CLOSING = "”\"’'»」) "
_SPOKEN_PART = re.compile(r"<(assistant|system|user|context|tool)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-z][^<>]{0,80}>", re.IGNORECASE)


@dataclass(frozen=True)
class Message:
    """The question itself, and the statements around it that may say what it leaves out; no orders to a model."""

    question: str
    around: str = ""


def read_message(text: str) -> Message:
    """Take a message apart; where nothing in it asks, or nothing else would be left, all of it is the question."""
    plain = _TAG.sub(" ", _SPOKEN_PART.sub(" ", text)).strip()
    spans = split_sentences(plain, question_language(text), 0, len(plain))
    sentences = [plain[span.start : span.end].strip() for span in spans]
    willing = [sentence for sentence in sentences if not is_command(sentence)]
    asking = [sentence for sentence in willing if sentence.rstrip(_CLOSING).endswith(_ASKING)]
    if not willing:
        return Message(text)
    if not asking or len(asking) == len(sentences):
        return Message(plain if len(willing) == len(sentences) else " ".join(willing))
    return Message(" ".join(asking), " ".join(one for one in willing if one not in asking))


def as_question(text: str) -> str:
    """An order to find something out as the question it stands for: “Find the amount paid” asks how much was paid."""
    for order, asked in _orders():
        match = order.match(text)
        if match:
            rest = text[match.end() :].rstrip(" .!")
            rewritten = (asked + rest) if asked else rest[:1].upper() + rest[1:]
            return rewritten if rewritten.endswith(_ASKING) else f"{rewritten}?"
    return text


@cache
def _orders() -> tuple[tuple[re.Pattern[str], str], ...]:
    data = tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8"))["orders"]
    return tuple((re.compile(asks.replace("LEAD", data["lead"]), re.IGNORECASE), asked) for asks, asked in data["asks"])
