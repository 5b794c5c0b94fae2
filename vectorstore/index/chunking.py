"""A document's content cut into chunks with exact offsets.

Chunks are found, sentences answer: a chunk is a few sentences, small enough that a hit points somewhere, large enough
to carry its subject. Page furniture is never inside a chunk. The packing is LlamaIndex's `SentenceSplitter`, fed with
our own sentence boundaries.
"""

import hashlib
import itertools
import re
from collections.abc import Iterator, Sequence

from vectorstore.documents import Chunk, Document, Span
from vectorstore.sentences import split_sentences

CHUNK_CHARACTERS = 480
_BLOCK_CHARACTERS = 60_000  # the splitter merges from a list's front, quadratic in its length
_HEADING = re.compile(r"[^\n]{1,90}")
_SENTENCE_END = (".", "!", "?", "。", "！", "？", ":", ";", ",", "”", '"', "|")


def chunk_document(document: Document, characters: int = CHUNK_CHARACTERS) -> list[Chunk]:
    """The chunks of a document, in order, disjoint; `characters` bounds a chunk unless one word is longer."""
    digest = hashlib.sha256(header(document).encode()).hexdigest()[:16]
    return [
        Chunk(_chunk_id(document.id, digest, span), document.id, span.start, span.end)
        for block in _content(document)
        for span in _split(document, block, characters)
    ]


def header(document: Document) -> str:
    """One line that says what the document is; it is embedded in front of each of its chunks."""
    when = f"event {document.event_date}" if document.event_date else ""
    published = f"published {document.published}" if document.published else ""
    parts = [document.title or "", document.publisher or "", published, when, document.event_place or ""]
    return " | ".join(part for part in parts if part)[:300]


def embedded_text(document: Document, chunk: Chunk) -> str:
    """What is embedded for a chunk: its text under its document's header."""
    return f"{header(document)}\n{document.text[chunk.start : chunk.end]}".strip()


def _chunk_id(document_id: str, header_digest: str, span: Span) -> str:
    return hashlib.sha256(f"{document_id}:{header_digest}:{span.start}:{span.end}".encode()).hexdigest()[:32]


def _content(document: Document) -> Iterator[Span]:
    """The runs of text between pieces of page furniture, cut at line ends where they are very long."""
    cursor = 0
    for piece in (*sorted(document.furniture), Span(len(document.text), len(document.text))):
        start = cursor
        while start < piece.start:
            end = min(piece.start, start + _BLOCK_CHARACTERS)
            if end < piece.start:
                end = max(document.text.rfind("\n", start, end) + 1, 0) or end
            if document.text[start:end].strip():
                yield Span(start, end)
            start = end
        cursor = max(cursor, piece.end)


def _split(document: Document, block: Span, characters: int) -> Iterator[Span]:
    from llama_index.core.node_parser import SentenceSplitter

    text = document.text[block.start : block.end]
    splitter = SentenceSplitter(
        chunk_size=characters,
        chunk_overlap=0,
        tokenizer=lambda piece: range(len(piece)),  # only its length is used
        chunking_tokenizer_fn=lambda piece: _units(piece, document.language),
        paragraph_separator="\f",
    )
    cursor = 0
    for piece in splitter.split_text(text):
        start = text.index(piece, cursor)
        cursor = start + len(piece)
        yield Span(block.start + start, block.start + cursor)


def _units(text: str, language: str | None) -> list[str]:
    """The text cut before each sentence, a heading kept with the sentence after it; joined, it is the text again."""
    spans = split_sentences(text, language)
    starts = [span.start for index, span in enumerate(spans) if index == 0 or not _is_heading(text, spans[index - 1])]
    if not starts:
        return [text]
    bounds: Sequence[int] = [0, *starts[1:], len(text)]
    return [text[a:b] for a, b in itertools.pairwise(bounds)]


def _is_heading(text: str, span: Span) -> bool:
    alone = text[span.end : span.end + 1] in {"\n", ""} and (span.start == 0 or text[span.start - 1] in "\n# ")
    line = text[span.start : span.end]
    return alone and bool(_HEADING.fullmatch(line)) and not line.endswith(_SENTENCE_END)
