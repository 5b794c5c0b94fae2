"""Attaché's retrieval as a LlamaIndex retriever, for those who have a pipeline of their own.

from rag.llamaindex import AttacheRetriever
nodes = AttacheRetriever(Settings(home="…")).retrieve("When does the ferry leave?")
"""

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from rag.answers import Passage, document_json
from rag.filters import Filters
from rag.questions.question import read_question
from rag.search.admitting import check_named
from rag.search.retrieval import retrieve
from rag.settings import Settings
from vectorstore.index.library import open_library


class AttacheRetriever(BaseRetriever):
    """Hybrid retrieval with filters; each node carries exact offsets and its document's description as metadata.

    Raises StoreError where the index cannot be read, FilterInvalid where a filter names what it does not have.
    """

    def __init__(self, settings: Settings | None = None, filters: Filters | None = None) -> None:
        super().__init__()
        self._settings = settings or Settings.load()
        self._filters = filters or Filters()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        library = open_library(self._settings.location)
        if not self._filters.empty:
            check_named(self._filters, library.documents())
        found = retrieve(library, read_question(query_bundle.query_str), self._filters, self._settings.passages)
        return [NodeWithScore(node=_node(passage), score=passage.score) for passage in found.passages]


def _node(passage: Passage) -> TextNode:
    return TextNode(
        id_=passage.chunk.id,
        text=passage.text,
        start_char_idx=passage.chunk.start,
        end_char_idx=passage.chunk.end,
        metadata=document_json(passage.document),
    )
