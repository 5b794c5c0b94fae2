"""Who writes a sentence, as the reader is shown it, and what it means where that is the reader's answer."""

from dataclasses import replace

from rag.evidence.candidates import Candidate
from rag.evidence.reported import whose_deed, writer_meant
from rag.questions.question import Question, Want
from rag.reading.reader import Excerpt, Reading
from rag.texts.writers import first_person, first_person_word
from vectorstore.documents import Span
from vectorstore.index.fulltext import words


def shown_with_writer(question: Question, candidate: Candidate, shown: Excerpt, put: bool) -> Excerpt:
    """What is read, with who writes it where that is asked for, or asked about and called “I”.

    The reader takes a name for who did it only where it stands beside “I” in the sentence itself.
    """
    writer = writer_meant(question, candidate)
    if writer is None or set(words(writer.name)) <= set(words(shown.sentence)):
        return shown
    if question.want is Want.PERSON and whose_deed(question, candidate):
        return replace(shown, sentence=f"{writer.name}: {shown.sentence}")
    return shown if put else replace(shown, before=f"{writer.name} wrote:")


def without_writer(reading: Reading, candidate: Candidate, shown: Excerpt) -> Reading:
    """A reading of a sentence behind its writer's name: where that is the answer, the sentence has it as “I”."""
    added = len(shown.sentence) - len(candidate.text)
    writer = first_person(candidate.document.text, candidate.span) if added else None
    if writer is None:
        return reading
    place = Span(max(0, reading.answer.start - added), max(0, reading.answer.end - added))
    if reading.answer.start < added:
        place = first_person_word(candidate.document.text, candidate.span, writer)
    return replace(reading, answer=place)


def answers_as_writer(candidate: Candidate) -> str:
    """The name of a sentence's writer, where the reader takes “I” for the answer; else empty."""
    if candidate.reading is None:
        return ""
    writer = first_person(candidate.document.text, candidate.span)
    if writer is None or candidate.reading.answer.start == candidate.reading.answer.end:
        return ""
    own = first_person_word(candidate.document.text, candidate.span, writer)
    return writer.name if candidate.reading.answer == own else ""
