"""What an answerer hands on: sentences with the quotations they stand on, not yet numbered."""

from dataclasses import dataclass

from vectorstore.documents import Document


@dataclass(frozen=True)
class Quotation:
    """A verbatim run of a document: `document.text[start:end]`."""

    document: Document
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]


@dataclass(frozen=True)
class Draft:
    """One sentence for the reader, without markers, and at least one quotation that supports it.

    `short`: the answer in a few words of the quotation, where it can be cut out; empty elsewhere.
    """

    text: str
    quotations: tuple[Quotation, ...]
    short: str = ""


@dataclass(frozen=True)
class Withheld:
    """A sentence that no passage supports, and why. It is counted, never shown."""

    text: str
    reason: str
