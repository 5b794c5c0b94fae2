"""Whether a question asks for a name, and whether a sentence has one that the question does not."""

import re
from functools import cache, lru_cache

from rag.language.forms import any_of
from rag.language.lexicons import lexicon
from rag.questions.question import Question
from rag.texts.tables import is_row
from vectorstore.index.fulltext import fold

_SPELT_ALIKE = ("de", "ja", "zh")  # languages whose spelling does not tell names from nouns
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*")
_SENTENCE = re.compile(r"(?:^|[.!?:;|—–]\s+|[“\"(«]|\n\s*(?:[-*•]\s)?)$")

_AS_NAME = re.compile(  # what follows a name that opens a sentence: its verb, mostly
    r"[’']s\b|\s[A-ZÀ-Þ]|,|\s[a-z]+(?:ed|s)\b|\s(?:has|had|and|will|would|can|could|may|built|made|paid|won|sold|bought"
    r"|took|gave|wrote|ran|held|led|said|sent|lost|found|told|got|came|went|did|drew|lent|met|left|knew|put|set|began)\b"
)


def asks_for_a_name(question: Question) -> bool:
    """Whether nothing but a name answers: “which firm built it?”, “what was the name of the ship?”"""
    return bool(lexicon(question.language).naming.search(question.folded))


def names_nobody_new(question: Question, text: str, document: str, language: str | None) -> bool:
    """Whether every name in a sentence is one of the question's own, a day or a month; never of a row of a table."""
    if language in _SPELT_ALIKE or is_row(text):
        return False
    known = question.every_word | lexicon(language or question.language).stop
    return all(word in known or _no_name().fullmatch(word) for word in _names(text, document))


@lru_cache(8192)
def _names(text: str, document: str) -> tuple[str, ...]:
    """The capitalised words of a sentence, folded; the one it opens with only if it is no common word elsewhere."""
    found = []
    for match in _NAME.finditer(text):
        word = fold(match.group()).removesuffix("'s").removesuffix("’s")
        opens = bool(_SENTENCE.search(text[: match.start()]))
        if not opens or (not re.search(rf"\b{re.escape(word)}\b", document) and _followed_as_name(text, match)):
            found.append(word)
    return tuple(found)


def _followed_as_name(text: str, match: re.Match[str]) -> bool:
    return bool(_AS_NAME.match(text, match.end()))


@cache
def _no_name() -> re.Pattern[str]:
    ordinals = "first|second|third|fourth|fifth|sixth|finally|lastly|mr|mrs|ms|dr|no|yes"
    return re.compile(rf"(?:(?:{any_of('months', 'weekdays')})s?|{any_of('number_words')}|{ordinals})", re.IGNORECASE)
