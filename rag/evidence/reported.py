"""Whose words a sentence is or reports: what one person says or does is no answer to what another one did."""

import re
from functools import lru_cache

from rag.evidence.candidates import Candidate
from rag.evidence.quoted_words import says_quoted
from rag.language.forms import any_of
from rag.language.lexicons import lexicon
from rag.questions.question import Question, Want
from rag.questions.said_claims import said_claim
from rag.texts.mails import Written
from rag.texts.person_names import NAME_BEGINS
from rag.texts.writers import first_person, first_person_word, is_body, own_words, writers_in
from vectorstore.index.fulltext import words

_NAMED = rf"{NAME_BEGINS}[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){{0,3}}"
_HEARD = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey) (?:also |later )?(?:said|says?|told|wrote|thinks?|thought|claim(?:s|ed)?)\b"
)
_OTHERS = frozenset(["you", "your", "yours", "he", "him", "his", "she", "her", "hers"])
_OBJECTS = ("me", "us", "mich", "mir", "uns", "moi")
_ADDRESS = re.compile(r"^\W*(?:(?:Dear|Hi|Hello|Well|No|Yes),? )?[A-ZÀ-Þ]\w+, ")  # “Ada, nobody asks you to.”
_BEFORE_DOER = (
    r"\b(?:did|does|do|has|had|have|will|would|can|could|should|may|must|was|is|were|are|hat|hatte|ist|war|wird|kann|ha|fue"
    r"|avait)"
)
_DOER = re.compile(
    rf"{_BEFORE_DOER} (?:{any_of('titles')})?\.? ?(?P<who>{_NAMED})(?!\w|['’]s)|(?P<owner>{_NAMED})['’]s?\b"
)
_QUOTED_I = re.compile(r"[“\"‘«„'][^”\"»]*\bI\b")
_TITLED = re.compile(rf"\b(?:{any_of('titles')})\.? (?P<who>{_NAMED})")
_RECEIVERS = re.compile(r"^(?:[>*]|[^\S\n])*(?:To|Cc|An|Para|À)[*]*\s?:(?P<who>[^\n]+)", re.MULTILINE | re.IGNORECASE)


def reports_another(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what somebody said, and a sentence has only the words of others, whom it names."""
    asked = _asked_speaker(question.text, question.language)
    if not asked or asked & set(words(candidate.text)):
        return False
    return any(not asked & set(words(name)) for name in _speakers(candidate.text, question.language))


def written_by_another(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what somebody says or does whom the text knows, and another one tells of themselves.

    What is asked for as somebody's word may have no “I” in it. Whom a sentence names or calls “he” it may tell of, and
    “you” may be whom it is written to. “I” in a quotation is the one who is quoted.
    """
    if question.want is Want.PERSON:
        return False
    text = candidate.document.text
    speaker = _asked_speaker(question.text, question.language)
    asked = (speaker or _asked_doer(question.text)) & (writers_in(text) | _people(text))
    if not asked:
        return False
    said = set(words(_ADDRESS.sub("", candidate.text)))
    if said & asked or (not speaker and said & _OTHERS):
        return False
    named = {term.word for term in question.terms if term.name} | asked
    if _quotes_first_person(candidate.text):
        return any(not named & set(words(name)) for name in _quoted(candidate.text, question.language))
    own = own_words(text, candidate.span) if speaker & writers_in(text) else first_person(text, candidate.span)
    return own is not None and not is_body(own.name) and not named & set(words(own.name))


def whose_claim(question: Question, candidate: Candidate) -> Written | None:
    """Whose word a sentence is that reports nobody's, where it is asked who says so, or what they say."""
    text, asked = candidate.text, _asked_speaker(question.text, question.language)
    wanted = asked or said_claim(question) or says_quoted(question, candidate)
    if not wanted or _speakers(text, question.language) or _HEARD.search(text):
        return None
    own = own_words(candidate.document.text, candidate.span)
    return own if own and (not asked or asked & set(words(own.name))) else None


def whose_deed(question: Question, candidate: Candidate) -> Written | None:
    """Whom a sentence calls “I”, where a person is asked for or the question names them.

    “They gave me the key” does not tell who they are.
    """
    text, span = candidate.document.text, candidate.span
    own = first_person(text, span)
    if own is None or set(question.words) & set(words(own.name)):
        return own
    word = first_person_word(text, span, own)
    return own if question.want is Want.PERSON and candidate.text[word.start : word.end] not in _OBJECTS else None


def writer_meant(question: Question, candidate: Candidate) -> Written | None:
    """Who stands behind a sentence that does not name them, where it is asked who says so, or who does."""
    return whose_claim(question, candidate) or whose_deed(question, candidate)


@lru_cache(512)
def _asked_doer(text: str) -> frozenset[str]:
    """The words of the names of who does or owns what a question asks for: “How many did *Brandt* buy?”"""
    return frozenset(word for one in _DOER.finditer(text) for word in words(one["who"] or one["owner"]))


@lru_cache(256)
def _people(text: str) -> frozenset[str]:
    """The words of the names of those a text has as persons: with a title, as receivers of mails, or speaking."""
    named = [one["who"] for pattern in (_TITLED, _RECEIVERS) for one in pattern.finditer(text)]
    return frozenset(word for name in (*named, *_quoted(text, "en")) for word in words(name))


@lru_cache(8192)
def _quoted(text: str, language: str) -> tuple[str, ...]:
    """The names of those whose words a text reports or quotes, also set apart: “The clerk, Ada Holm, said”."""
    set_apart = rf"(?P<who>{_NAMED})(?:, [^,.;:\n“”\"]{{1,40}})?, (?:{lexicon(language).said})\b"
    return (*_speakers(text, language), *(one["who"] for one in re.finditer(set_apart, text)))


def _quotes_first_person(text: str) -> bool:
    return bool(_QUOTED_I.search(text))


@lru_cache(512)
def _asked_speaker(text: str, language: str) -> frozenset[str]:
    """The words of the name of whom a question asks the word of: “What did *Rubio* say?”"""
    saying = lexicon(language).saying
    if not saying:
        return frozenset()
    found = re.search(rf"\b(?:did|does|do|has|had)\b(?: \w+){{0,2}}? (?P<who>{_NAMED}) (?:also )?(?:{saying})\b", text)
    return frozenset(words(found["who"])) if found else frozenset()


@lru_cache(8192)
def _speakers(text: str, language: str) -> tuple[str, ...]:
    """The names of those whose words a sentence reports."""
    said = lexicon(language).said
    forms = rf"(?P<who>{_NAMED}) (?:also |later )?(?:{said})\b|\b(?:{said}) (?P<by>{_NAMED})"
    return tuple(one["who"] or one["by"] for one in re.finditer(forms, text))
