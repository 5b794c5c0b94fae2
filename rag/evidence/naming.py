"""The sentence, or the head of a letter, that names what another sentence leaves unnamed."""

from functools import lru_cache

from rag.evidence.candidates import Candidate
from rag.language.stems import stem, stems_in
from rag.questions.question import Question
from rag.texts.addressees import second_person
from rag.texts.mails import Written
from rag.texts.pointing import holds_name
from rag.texts.preceding import sentences_before
from vectorstore.index.fulltext import words

_stems = lru_cache(8192)(stems_in)


def naming_sentence(question: Question, candidate: Candidate) -> str:
    """The nearest sentence before a candidate with a name of the question that neither it nor its title holds.

    “The yard pays 6,000 euros a day” tells of whichever ship the minutes named three sentences earlier. Empty where
    nothing is missing, where the sentence names something itself or has no word of what is asked, or nothing near
    says it.
    """
    document = candidate.document
    if holds_name(candidate.text) or not candidate.match.asked:
        return ""
    told = _stems(f"{document.title or ''} {candidate.text}", document.language)
    names = {stem(term.word, document.language) for term in question.terms if term.name}
    missing = names - told
    if not missing:
        return ""
    for span in reversed(sentences_before(document.text, document.language, candidate.span.start)):
        sentence = document.text[span.start : span.end]
        if missing & _stems(sentence, document.language):
            return sentence
    return ""


def written_to(question: Question, candidate: Candidate) -> Written | None:
    """Whom a sentence calls “you”, where a question asks about them by a name that the sentence does not have."""
    second = second_person(candidate.document.text, candidate.span)
    asked = {term.word for term in question.terms if term.name} & set(words(second.name)) if second else set[str]()
    return second if asked and asked.isdisjoint(words(candidate.text)) else None
