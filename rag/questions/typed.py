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
_LOOSE = ",;-–— "  # what is left at the end of a question that breaks off
_WORD = re.compile(r"\w+")
_COMMA = re.compile(r"(?:,|;| [-–—])\s+(?P<joins>(?:and |but |so )?)", re.IGNORECASE)
_OPENS = re.compile(r"^$|[.!?:] $")  # what stands before the first word of a sentence
_JOINED = re.compile(r"^(?:and|but|or)\b,?\s+", re.IGNORECASE)
_BOUND = frozenset(  # what opens a phrase of the question itself: “In 2019, who …”
    {"in", "on", "at", "by", "for", "from", "to", "of", "with", "under", "since", "until", "after", "before", "during"}
    | {"between", "within", "among", "around", "over", "through", "about", "despite", "because", "besides", "without"}
    | {"according", "as", "if", "when", "while", "once", "given", "last", "next", "today", "yesterday"}
)
_RELATIVE = frozenset(("who", "whom", "whose", "which", "where", "when"))
_LEAST = 3  # words of a question behind what leads up to it
_LEAST_TO_ANSWER = 3  # words of one that asks for a yes or no: “Will Smith” is a name
_TAIL = 80  # characters at the end, in which stands what is said behind a question


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
    text = (_plainly(" ".join(text.split()), _typed()) if language == "en" else text).rstrip()
    return text if text.endswith(_ENDS) or not _asks(text, language) else f"{text.rstrip(_LOOSE)}?"


def led_up_to(text: str) -> tuple[str, str]:
    """What somebody says before they ask, and the question: “I heard of a fine, did they ever pay it?”.

    The former is empty where the text opens with its question, or with a phrase that belongs to it (“In 2019, who …”).
    """
    language = question_language(text)
    opening = _WORD.search(fold(text))
    if language != "en" or not opening or opening.group() in _BOUND or opens_asking(language, text):
        return "", text
    comma = _comma_before_question(text, language)
    return (text[: comma.start()], text[comma.end() :]) if comma else ("", text)


def _comma_before_question(text: str, language: str) -> re.Match[str] | None:
    """The first comma with a question behind it; the next one where a clause with “who” or “which” stands between."""
    found: re.Match[str] | None = None
    for comma in _COMMA.finditer(text):
        opening = text[comma.end() : comma.end() + _TAIL]
        if not opens_asking(language, opening) or len(_WORD.findall(opening)) < _LEAST:
            continue
        if found is None:
            found = comma
        elif not comma["joins"] and _opens_relative(text, found):
            return comma
        else:
            break
    return found


def _opens_relative(text: str, comma: re.Match[str]) -> bool:
    opening = _WORD.match(text, comma.end())
    return not comma["joins"] and opening is not None and opening.group().lower() in _RELATIVE


def _plainly(text: str, typed: _Typed) -> str:
    text = _WORD.sub(lambda one: _in_full(one, typed.words), text)
    text = typed.opening.sub("", text, count=1)
    bare = text.rstrip("?! .")
    ends = "?" if "?" in text[len(bare) :] else ""
    shorter = bare[:-_TAIL] + typed.closing.sub("", bare[-_TAIL:])
    text = f"{shorter}{ends}" if shorter != bare else text
    for form, put in typed.wordings:
        text = form.sub(put, text)
    return text


def _in_full(one: re.Match[str], words: dict[str, str]) -> str:
    """A word, or what it is short for; with a capital only where it opens a sentence, since a name may be so spelt."""
    word = one.group()
    if one.string.isupper() and " " in one.string:
        return words.get(word.lower(), word).upper()
    if not word[0].isupper() or not _OPENS.search(one.string, max(0, one.start() - 2), one.start()):
        return words.get(word, word)
    return words.get(word[0].lower() + word[1:], word).capitalize() if word[1:].islower() else word


def _asks(text: str, language: str) -> bool:
    if language == "en":
        text = _JOINED.sub("", text)
        if _comma_before_question(text, language):
            return True
    opening = _WORD.findall(text[:_TAIL])
    if len(opening) < _LEAST_TO_ANSWER and opening and fold(opening[0]) in lexicon(language).openers:
        return False
    return opens_asking(language, text)


@cache
def _typed() -> _Typed:
    data = tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8"))["typed"]
    patterns = {name: re.compile(data[name], re.IGNORECASE) for name in ("opening", "closing")}
    wordings = tuple((re.compile(form, re.IGNORECASE), put) for form, put in data["wordings"])
    return _Typed(words=data["words"], wordings=wordings, **patterns)
