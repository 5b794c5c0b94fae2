"""A question in a sentence's own words: “Was anything inked?” asked of “the signing of an agreement”."""

from collections.abc import Iterator

from rag.evidence.candidates import Candidate
from rag.language.stems import document_stems
from rag.language.thesauri import thesaurus
from vectorstore.documents import Span


def reworded(asked: str, language: str, candidate: Candidate) -> str:
    """A question with words that a sentence's document lacks replaced by what the sentence has for them.

    As it is where there are none, or for documents in another language. The sentence's own form is taken, whatever the
    grammar of that: a reader this small goes by the words.
    """
    if candidate.foreign:
        return asked
    for place, taken in reversed(list(_changes(asked, language, candidate))):
        asked = f"{asked[: place.start]}{taken}{asked[place.end :]}"
    return asked


def _changes(asked: str, language: str, candidate: Candidate) -> Iterator[tuple[Span, str]]:
    """Which words of the question give way, and to what of the sentence."""
    known, sentence = thesaurus(language), candidate.text
    if known is None:
        return
    said, own = known.senses(sentence), document_stems(candidate.document.text, language)
    for meant in known.phrases_unknown(asked, own):
        partners = (other for other in known.partners_of(meant) if other in said)
        if best := max(partners, key=lambda one: (len(one), -said[one].start, one), default=None):
            yield meant.place, sentence[said[best].start : said[best].end]
