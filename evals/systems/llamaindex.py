"""The baselines of LlamaIndex's stock parts, on the same collection and embedder. The only file here that knows it.

The collection holds vectors and no texts, so the retriever hands LlamaIndex nodes whose texts come from the catalog;
the ranking is the collection's own, as `ChromaVectorStore` gives it. The citation engine is stock, prompt included.
"""

import re
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.llms import CompletionResponse, CompletionResponseGen, CustomLLM, LLMMetadata
from llama_index.core.query_engine import CitationQueryEngine
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from pydantic import PrivateAttr

from evals.cases import Turn
from evals.errors import SystemUnknown
from evals.reply import Cited, Place, Reply, Said
from evals.systems.single import showing_first
from evals.systems.system import Naming
from rag.settings import Settings
from rag.usage import Usage
from vectorstore.index.library import open_library
from vectorstore.sentences import split_sentences

if TYPE_CHECKING:
    from rag.writing.endpoint import Ended

_TOP = 5
_CONTEXT, _OUTPUT = 8192, 512
_MARKER = re.compile(r"\[(\d{1,3})\]")
_NOTHING = re.compile(
    r"\b(?:not? (?:mention|provide|contain|include|state|specif|information|source)|cannot|can't|unable|none of the)",
    re.IGNORECASE,
)


class _Retriever(BaseRetriever):
    """Nodes of the index by vector, nearest first."""

    def __init__(self, settings: Settings, naming: Naming) -> None:
        super().__init__()
        self._settings = settings
        self._naming = naming

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        library = open_library(self._settings.location)
        found = library.dense(library.embedder.embed_query(query_bundle.query_str), _TOP)
        return [self._node(*hit) for hit in found]

    def _node(self, chunk: Any, score: float) -> NodeWithScore:
        document = open_library(self._settings.location).document(chunk.document_id)
        node = TextNode(
            id_=chunk.id,
            text=document.text[chunk.start : chunk.end],
            start_char_idx=chunk.start,
            end_char_idx=chunk.end,
            metadata={"document": self._naming(document), "id": document.id, "start": chunk.start, "end": chunk.end},
        )
        return NodeWithScore(node=node, score=score)


class _Model(CustomLLM):
    """The same endpoint that Attaché's model answerer calls. `_used` holds the count of each call, None if unknown."""

    _settings: Settings = PrivateAttr()
    _used: list[Usage | None] = PrivateAttr(default_factory=list)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata(
            context_window=_CONTEXT, num_output=_OUTPUT, model_name=self._settings.model or "", is_chat_model=False
        )

    def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:
        from rag.writing.endpoint import stream_text

        written = self._counted(stream_text([{"role": "user", "content": prompt}], self._settings))
        return CompletionResponse(text="".join(written))

    def _counted(self, text: "Generator[str, None, Ended]") -> Generator[str, None, None]:
        ended = yield from text
        self._used.append(ended.usage)

    def usage(self) -> dict[str, int]:
        """The tokens of all calls; empty where any is unknown."""
        known = [used for used in self._used if used]
        complete = known and len(known) == len(self._used)
        return sum(known, Usage(0, 0)).to_json() if complete else {}

    def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponseGen:
        yield self.complete(prompt)


@dataclass(frozen=True)
class TopChunk:
    """Shows the first node that the stock retriever finds."""

    settings: Settings
    naming: Naming
    name: str = "llamaindex-top-chunk"

    def reply(self, question: str, history: Sequence[Turn]) -> Reply:
        started = time.perf_counter()
        nodes = _Retriever(self.settings, self.naming).retrieve(question)
        return showing_first([_place(node) for node in nodes], self.name, time.perf_counter() - started)


@dataclass(frozen=True)
class CitationEngine:
    """`CitationQueryEngine` with its stock prompt, and the model that the settings name."""

    settings: Settings
    naming: Naming
    name: str = "llamaindex-citation"

    def reply(self, question: str, history: Sequence[Turn]) -> Reply:
        started = time.perf_counter()
        model = _Model(self.settings)
        engine = CitationQueryEngine(_Retriever(self.settings, self.naming), llm=model)
        response = engine.query(question)
        places = [self._source(node) for node in response.source_nodes]
        reply = cited_reply(str(response).strip(), places, self.name)
        return replace(reply, seconds={"total": time.perf_counter() - started}, usage=model.usage())

    def _source(self, node: NodeWithScore) -> Place:
        """A citation node without its heading, at its place in the document."""
        about = node.node.metadata
        text = node.node.get_content().split("\n", 1)[-1].strip()
        start = open_library(self.settings.location).document(about["id"]).text.find(text, about["start"])
        return Place(about["document"], start, start + len(text), text, float(node.score or 0.0))


def cited_reply(text: str, sources: Sequence[Place], answerer: str) -> Reply:
    """A model's text with `[n]` markers as sentences and citations of whole sources; markers to no source are dropped.

    A text without any valid marker that says the sources do not help counts as a refusal.
    """
    sentences = []
    for span in split_sentences(text):
        said = text[span.start : span.end]
        numbers = tuple(n for n in map(int, _MARKER.findall(said)) if 0 < n <= len(sources))
        sentences.append(Said(_MARKER.sub("", said).strip(), numbers))
    used = sorted({n for sentence in sentences for n in sentence.citations})
    refused = not text or (not used and bool(_NOTHING.search(text)))
    return Reply(
        text=text,
        status="no_evidence" if refused else "answered",
        sentences=tuple(sentences),
        citations=tuple(Cited(**sources[n - 1].__dict__, number=n) for n in used),
        passages=tuple(sources),
        answerer=answerer,
    )


def _place(node: NodeWithScore) -> Place:
    about = node.node.metadata
    return Place(about["document"], about["start"], about["end"], node.node.get_content(), float(node.score or 0.0))


def open_top_chunk(settings: Settings, naming: Naming) -> TopChunk:
    return TopChunk(settings, naming)


def open_citation(settings: Settings, naming: Naming) -> CitationEngine:
    if not settings.model:
        raise SystemUnknown(
            "The system `llamaindex-citation` needs a model. Set ATTACHE_MODEL (and OPENAI_BASE_URL) and run it again."
        )
    return CitationEngine(settings, naming)
