"""What can go wrong between a file and a passage.

StoreError
├── DocumentError          one file could not be taken; the others are unaffected
│   ├── UnreadableFile     no permission, vanished, not a file
│   ├── UnsupportedFile    a format or binary content that is not read
│   ├── EmptyDocument      a file that holds no text
│   ├── DocumentTooLarge   over a stated bound, compressed or not
│   └── BrokenDocument     a PDF, Word or web file that cannot be parsed
├── OverridesInvalid       attache.toml states something that is not understood
├── NoDocuments            nothing to read where the caller pointed, or none of what was given holds text
├── PageNotShown           the page of a PDF that a quotation stands on cannot be shown
├── DocumentsInvalid       documents given with a question that are not understood, or are too many
├── IndexMissing           nothing has been ingested yet
├── IndexLocked            another process is writing
├── IndexForeign           the index was made by another embedder or another program
├── StorageFailed          the disk is full, or the database refused
├── VectorServerDown       the Chroma server does not answer
└── EmbedderFailed         the embedding model or endpoint did not deliver
"""

from vectorstore.remarks import Remark


class StoreError(Exception):
    """Root of everything this package raises; the message ends with the next step.

    It is made of a text whose braces the facts fill, so that it can be said in other words (`Remark`).
    """

    def __init__(self, message: str, /, **facts: object) -> None:
        self.message = Remark(message, **facts)
        super().__init__(self.message)


class DocumentError(StoreError):
    """One file could not be taken. The others are unaffected."""


class UnreadableFile(DocumentError):
    """The file cannot be opened."""


class UnsupportedFile(DocumentError):
    """The file's content is of a kind that is not read."""


class EmptyDocument(DocumentError):
    """The file holds no text."""


class DocumentTooLarge(DocumentError):
    """The file is over a bound on size, compressed or not."""


class BrokenDocument(DocumentError):
    """The file cannot be parsed as what its name says."""


class OverridesInvalid(StoreError):
    """An `attache.toml`, or an override given by the caller, states something that is not understood."""


class NoDocuments(StoreError):
    """There is nothing to read where the caller pointed, or none of the documents given holds text."""


class PageNotShown(StoreError):
    """The page of a PDF that a quotation stands on cannot be shown."""


class DocumentsInvalid(StoreError):
    """Documents given with a question are not understood, or are more than are read with one."""


class IndexMissing(StoreError):
    """Nothing has been ingested yet."""


class IndexLocked(StoreError):
    """Another process is writing."""


class IndexForeign(StoreError):
    """The index was made by another embedder, or by another program."""


class StorageFailed(StoreError):
    """The disk is full, or a database refused."""


class VectorServerDown(StoreError):
    """The Chroma server does not answer."""


class EmbedderFailed(StoreError):
    """The embedding model or endpoint did not deliver."""
