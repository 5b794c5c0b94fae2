"""Word files, by python-docx, after the zip they are has been checked."""

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from vectorstore.errors import BrokenDocument, EmptyDocument, UnsupportedFile
from vectorstore.files.docx_numbering import Numbering
from vectorstore.files.docx_package import check_package
from vectorstore.files.docx_styles import Styles
from vectorstore.files.docx_text import Block, Blocks
from vectorstore.files.extracts import Extract, stated
from vectorstore.files.marked_text import MarkedText
from vectorstore.files.text_files import plain

_FAULTS = (
    *(OpcError, InvalidXmlError, SyntaxError, ValueError, KeyError, TypeError, AttributeError, IndexError),
    *(AssertionError, NotImplementedError, RecursionError, OSError, EOFError, ArithmeticError),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_NOTES = ("/footnotes", "/endnotes")


def read_docx(data: bytes, name: str) -> Extract:
    """The document's body and notes, without page headers and footers.

    Raises BrokenDocument, DocumentTooLarge, EmptyDocument or UnsupportedFile.
    """
    if data.startswith(_OLD_OFFICE):
        raise UnsupportedFile(
            "{name}: this is an old .doc file or has a password. Open it in Word, save it as .docx without a password "
            "and ingest it again.",
            name=name,
        )
    check_package(data, name)
    try:
        document = Document(io.BytesIO(data))
        blocks = list(_blocks(document))
        declared = _declared(document, blocks)
    except _FAULTS as error:
        raise BrokenDocument(
            "{name}: this Word file is damaged. Open it in Word, save it again and ingest that.", name=name
        ) from error
    if not blocks:
        raise EmptyDocument(
            "{name}: this Word file holds no text. If it holds pictures of text, run OCR on them first.", name=name
        )
    text, furniture = _set(blocks)
    return Extract(text, furniture, declared, "Word properties" if declared else "")


def _blocks(document: WordDocument) -> Iterator[Block]:
    parts = {
        relation.reltype: relation.target_part for relation in document.part.rels.values() if not relation.is_external
    }
    numbering: Any = parts.get(RELATIONSHIP_TYPE.NUMBERING)
    reader = Blocks(Styles(document.styles.element), Numbering(numbering.element if numbering else None))
    yield from reader.of(document.element.body)
    for kind, part in parts.items():
        if kind.endswith(_NOTES):
            for note in parse_xml(part.blob).iterchildren():
                if note.get(qn("w:type")) in {None, "normal"}:
                    yield from reader.of(note)


def _set(blocks: list[Block]) -> tuple[str, Any]:
    """Blank lines between blocks, none within lists and tables; a table of contents is furniture."""
    text = MarkedText()
    before = ""
    for block in blocks:
        contents = block.style.startswith("toc ")
        kind = "contents" if contents else block.kind
        if contents:
            text.begin_furniture()
        text.write(plain(block.text), "\n" if kind == before != "paragraph" else "\n\n")
        if contents:
            text.end_furniture()
        before = kind
    return text.finish()


def _declared(document: WordDocument, blocks: list[Block]) -> tuple[tuple[str, str], ...]:
    properties = document.core_properties
    heading = next((block.text for block in blocks[:20] if block.style == "title"), None)
    title = properties.title if properties.title and properties.title != "Word Document" else None
    language = (properties.language or "").replace("_", "-").split("-")[0].lower()
    return stated(
        title=title or heading,
        author=properties.author if properties.author != "python-docx" else None,
        language=language if language.isalpha() and len(language) <= 3 else None,
    )
