"""A document's chunks as rows of the catalog and of its full-text index."""

import sqlite3
from collections.abc import Sequence

from vectorstore.documents import Chunk, Document
from vectorstore.index.chunking import header
from vectorstore.index.fulltext import index_text


def insert_chunks(connection: sqlite3.Connection, document: Document, chunks: Sequence[Chunk]) -> None:
    """Make a document's chunks findable by full text; the transaction is the caller's."""
    top = index_text(header(document))
    for chunk in chunks:
        row = (chunk.id, document.id, chunk.start, chunk.end)
        key = connection.execute("INSERT INTO chunks (id, document_id, start, stop) VALUES (?, ?, ?, ?)", row).lastrowid
        body = index_text(document.text[chunk.start : chunk.end])
        connection.execute("INSERT INTO words (rowid, header, body) VALUES (?, ?, ?)", (key, top, body))
