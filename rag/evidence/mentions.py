"""Questions that only ask what is said of something: whatever sentence says something of it answers them.

“What was said about China at the January meeting?”, “How is the harbour fund treated in the letter?”
"""

from functools import lru_cache

from rag.evidence.candidates import Candidate
from rag.language.lexicons import lexicon
from rag.language.stems import stem, stems_in
from rag.language.thesauri import thesaurus
from rag.questions.question import Question, words_spaced
from vectorstore.index.fulltext import words

_MOST_OF_IT = 0.66  # of the words that say what is asked about: “Japanese prime ministers” are named without “Japanese”
_LONGEST = 400  # characters of a question that is looked into


def asked_about(question: Question) -> str:
    """For what a question asks a mention, folded; empty where it asks for more than a mention."""
    return _asked_about(question.text, question.language)


def says_something_of(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence answers a question that only asks for a mention: it has the words for what is asked about.

    Not where its document knows nothing of a name in the question, though another one does.
    """
    asked = asked_about(question)
    if not asked or candidate.match.misnamed:
        return False
    return _share_said(asked, candidate.text, candidate.document.language) >= _MOST_OF_IT


@lru_cache(8192)
def _share_said(asked: str, sentence: str, language: str | None) -> float:
    """The share of the words for what is asked about that a sentence has, or has others for."""
    stop = lexicon(language or "en").stop
    sought = {stem(word, language) for word in words(asked) if word not in stop}
    said = stems_in(sentence, language)
    if known := thesaurus(language):
        senses = known.senses(sentence).keys()
        otherwise = (one.place for one in known.phrases(asked) if known.partners_of(one) & senses)
        said |= stems_in(" ".join(asked[place.start : place.end] for place in otherwise), language)
    return len(sought & said) / len(sought) if sought else 0.0


@lru_cache(512)
def _asked_about(text: str, language: str) -> str:
    if len(text) > _LONGEST:
        return ""
    folded = " ".join(words_spaced(text))
    found = (pattern.fullmatch(folded) for pattern in lexicon(language).mentions)
    named = next((one["x"] for one in found if one), "")
    return named if any(word not in lexicon(language).stop for word in words(named)) else ""
