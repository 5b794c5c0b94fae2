"""The sentence, or the head of a letter, that names what another sentence leaves unnamed."""

from functools import lru_cache

from rag.evidence.candidates import Candidate
from rag.language.stems import stem, stems_in
from rag.questions.question import Question
from rag.texts.addressees import second_person
from rag.texts.mails import Written
from rag.texts.person_names import is_title
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
    asked = _asked_of(question, second.name) if second else frozenset[str]()
    return second if asked and asked.isdisjoint(words(candidate.text)) else None


def _asked_of(question: Question, name: str) -> frozenset[str]:
    """The words of somebody's name that a question has; none where it has them of another: “Ada Gale” for Ada Holm."""
    own, asked = [one for one in words(name) if not is_title(one)], words(question.text)
    names = {term.word for term in question.terms if term.name and not is_title(term.word)}
    found = [at for at, one in enumerate(asked) if one in own and one in names]
    beside = {asked[at + step] for at in found for step in (-1, 1) if 0 <= at + step < len(asked)}
    return frozenset(asked[at] for at in found) if not (beside & names - set(own)) or len(own) == 1 else frozenset()
