"""Question in, answer out: `ask`, `aask`, `stream`."""

from rag.answers import Answer, Citation, Conflict, Passage, Sentence, Status
from rag.asking import aask, ask, stream
from rag.errors import AnswerError
from rag.filters import Filters
from rag.settings import Settings
from rag.sources import document, documents, ingest, ingest_text

__all__ = [
    "Answer",
    "AnswerError",
    "Citation",
    "Conflict",
    "Filters",
    "Passage",
    "Sentence",
    "Settings",
    "Status",
    "aask",
    "ask",
    "document",
    "documents",
    "ingest",
    "ingest_text",
    "stream",
]
