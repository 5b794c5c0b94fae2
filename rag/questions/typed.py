"""A question as it is typed into a box, put as one writes it: “so whats the fare or not” – “what is the fare?”.

The reader learned from written questions: the same words without their question mark are rated up to a log-odds lower.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from rag.language.lexicons import FOLDER, lexicon, question_language
from rag.questions.sides import opens_asking
from vectorstore.index.fulltext import fold

_ENDS = (".", "!", "?", "？", "。", ":", "…")
_WORD = re.compile(r"\w+")
_COMMA = re.compile(r"\s*(?:,|;|\s[-–—])\s+(?:and |but |so )?")
_BOUND = frozenset(  # what opens a phrase of the question itself: “In 2019, who …”
    {"in", "on", "at", "by", "for", "from", "to", "of", "with", "under", "since", "until", "after", "before", "during"}
    | {"according", "as", "if", "when", "while", "once", "given"}
)
_LEAST = 3  # words of a question behind what leads up to it


@dataclass(frozen=True)
class _Typed:
    """What is typed for what (`words`), before and behind a question, and what is put otherwise (`wordings`)."""

    words: dict[str, str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    wordings: tuple[tuple[re.Pattern[str], str], ...]


def as_written(text: str) -> str:
    """The question with its short forms written out, without what is said around it, with a question mark."""
    language = question_language(text)
    if not lexicon(language).spaced:
        return text
    text = (_plainly(text.strip(), _typed()) if language == "en" else text).rstrip()
    return text if text.endswith(_ENDS) or not _asks(text, language) else f"{text}?"


def led_up_to(text: str) -> tuple[str, str]:
    """What somebody says before they ask, and the question: “I heard of a fine, did they ever pay it?”.

    The former is empty where the text opens with its question, or with a phrase that belongs to it (“In 2019, who …”).
    """
    language = question_language(text)
    opening = _WORD.search(fold(text))
    if language != "en" or not opening or opening.group() in _BOUND or opens_asking(language, text):
        return "", text
    for comma in _COMMA.finditer(text):
        asked = text[comma.end() :]
        if opens_asking(language, asked) and len(_WORD.findall(asked)) >= _LEAST:
            return text[: comma.start()], asked
    return "", text


def _plainly(text: str, typed: _Typed) -> str:
    text = _WORD.sub(lambda one: _in_full(one, typed.words), text)
    text = typed.opening.sub("", text, count=1)
    bare = text.rstrip("?! .")
    ends = "?" if "?" in text[len(bare) :] else ""
    shorter = typed.closing.sub("", bare)
    text = f"{shorter}{ends}" if shorter != bare else text
    for form, put in typed.wordings:
        text = form.sub(put, text)
    return text


def _in_full(one: re.Match[str], words: dict[str, str]) -> str:
    """A word, or what it is short for; with a capital only where it opens the text, since a name may be so spelt."""
    word = one.group()
    if one.start() or not word[0].isupper():
        return words.get(word, word)
    return words.get(word[0].lower() + word[1:], word).capitalize() if word[1:].islower() else word


def _asks(text: str, language: str) -> bool:
    return opens_asking(language, text) or bool(led_up_to(text)[0])


@cache
def _typed() -> _Typed:
    data = tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8"))["typed"]
    patterns = {name: re.compile(data[name], re.IGNORECASE) for name in ("opening", "closing")}
    wordings = tuple((re.compile(form, re.IGNORECASE), put) for form, put in data["wordings"])
    return _Typed(words=data["words"], wordings=wordings, **patterns)
