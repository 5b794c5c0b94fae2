"""What a sentence need not say because of where it stands: its title and opening, its headings, what precedes it."""

from functools import lru_cache

from rag.evidence.candidates import Candidate
from rag.language.stems import document_stems, stems_in
from rag.texts.headings import heading_above, headings_above
from rag.texts.preceding import sentences_before

_OPENING = 300  # characters, in which a news report says what it is about


def given_around(candidate: Candidate) -> frozenset[str]:
    """The stems of all that."""
    document = candidate.document
    return _given_around(document.title or "", document.text, document.language, candidate.span.start)


@lru_cache(4096)  # one sentence is read for many questions
def _given_around(title: str, text: str, language: str | None, start: int) -> frozenset[str]:
    lasting = (title, *headings_above(text, start), heading_above(text, start), text[:_OPENING])
    before = (text[span.start : span.end] for span in sentences_before(text, language, start))
    return document_stems("\n".join(lasting), language) | stems_in(" ".join(before), language)
