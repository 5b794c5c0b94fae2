"""What of a message is the question, and what only stands around it."""

import re
from dataclasses import dataclass

from rag.commands import is_command
from rag.lexicons import question_language
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
