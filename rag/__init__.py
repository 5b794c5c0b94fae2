"""Question in, answer out: `ask`, `aask`, `stream`.

Before numpy is loaded its thread pools are held to the sizes that suit small matrices: products of a few hundred
numbers are many times slower when a pool is woken for each.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", str(min(4, os.cpu_count() or 1)))

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
