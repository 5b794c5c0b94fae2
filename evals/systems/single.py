"""One search alone and its best chunk: what full text or vectors achieve without anything on top. Neither refuses."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from evals.cases import Turn
from evals.reply import Cited, Place, Reply, Said
from evals.systems.system import Naming
from rag.settings import Settings
from vectorstore.documents import Chunk
from vectorstore.index.fulltext import words
from vectorstore.index.library import open_library

_DEPTH = 12


@dataclass(frozen=True)
class SingleSearch:
    """Shows the best chunk that `name` (`bm25` or `dense`) finds, whole."""

    name: str
    settings: Settings
    naming: Naming

    def reply(self, question: str, history: Sequence[Turn]) -> Reply:
        started = time.perf_counter()
        library = open_library(self.settings.location)
        if self.name == "bm25":
            found = library.full_text(words(question), _DEPTH)
        else:
            found = library.dense(library.embedder.embed_query(question), _DEPTH)
        passages = [self._place(chunk, score) for chunk, score in found]
        return showing_first(passages, self.name, time.perf_counter() - started)

    def _place(self, chunk: Chunk, score: float) -> Place:
        document = open_library(self.settings.location).document(chunk.document_id)
        return Place(self.naming(document), chunk.start, chunk.end, document.text[chunk.start : chunk.end], score)


def showing_first(passages: Sequence[Place], answerer: str, seconds: float) -> Reply:
    """A reply that shows the first passage and cites it; nothing found is a refusal."""
    timing = {"total": seconds}
    if not passages:
        return Reply("", "no_evidence", answerer=answerer, seconds=timing)
    best = passages[0]
    return Reply(
        text=f"{best.text} [1]",
        sentences=(Said(best.text, (1,)),),
        citations=(Cited(best.document, best.start, best.end, best.text, number=1),),
        passages=tuple(passages),
        answerer=answerer,
        seconds=timing,
    )


def open_bm25(settings: Settings, naming: Naming) -> SingleSearch:
    return SingleSearch("bm25", settings, naming)


def open_dense(settings: Settings, naming: Naming) -> SingleSearch:
    return SingleSearch("dense", settings, naming)
