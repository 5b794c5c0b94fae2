"""PDF files, by pypdf: bounded in pages and time, vendor errors translated."""

import io
import logging
import re
import struct
import time
import zlib

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError
from pypdf.generic import PdfObject

from vectorstore.errors import BrokenDocument, DocumentError, DocumentTooLarge, EmptyDocument
from vectorstore.files.extracts import Extract, stated
from vectorstore.files.pdf_lines import Line, TooSlow, page_lines
from vectorstore.files.pdf_paragraphs import paragraphs_of

MOST_PAGES = 5_000
MOST_SECONDS = 300.0
_MOST_CHARACTERS = 20_000_000
# pypdf says of itself that broken files may cause other exceptions than its own.
_FAULTS = (
    *(PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, RecursionError),
    *(NotImplementedError, ArithmeticError, struct.error, zlib.error, OSError, EOFError, RuntimeError),
)
_NO_TITLE = re.compile(
    r"\W*(?:untitled|anonymous|unspecified|unknown|document\W?\d*|powerpoint presentation|slide \d+|title|print)\W*"
    r"|microsoft \w+ - .*|.*\.(?:docx?|pdf|rtf|odt|pptx?|xlsx?|indd|tex|dvi|html?|txt|qxp|pages)",
    re.IGNORECASE | re.DOTALL,
)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on sloppy files mean nothing to our reader


def read_pdf(data: bytes, name: str) -> Extract:
    """The text of all pages as paragraphs. Raises BrokenDocument, DocumentTooLarge or EmptyDocument."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        lines = _lines(reader, name)
        declared = _declared(reader)
    except DocumentError:
        raise
    except (FileNotDecryptedError, DependencyError) as error:
        raise BrokenDocument(
            "{name}: this PDF is encrypted. Open it, with its password if it asks for one, print it to a new PDF and "
            "ingest that.",
            name=name,
        ) from error
    except (LimitReachedError, MemoryError, TooSlow) as error:
        raise DocumentTooLarge(
            "{name}: this PDF takes too much time or memory to read. Print it to a new PDF, or split it.", name=name
        ) from error
    except _FAULTS as error:
        raise BrokenDocument(
            "{name}: this PDF is damaged and cannot be read. Open it in a viewer and print it to a new PDF.", name=name
        ) from error
    if not any(line.text.strip() for line in lines):
        raise EmptyDocument(
            "{name}: this PDF holds images of pages but no text. Run OCR on it (for example `ocrmypdf`) and ingest "
            "the result.",
            name=name,
        )
    text, furniture = paragraphs_of(lines)
    return Extract(text, furniture, declared, "pdf properties" if declared else "")


def _lines(reader: PdfReader, name: str) -> list[Line]:
    if len(reader.pages) > MOST_PAGES:
        raise DocumentTooLarge(
            "{name}: more than {most:,} pages. Split the PDF and ingest the parts.", name=name, most=MOST_PAGES
        )
    deadline = time.monotonic() + MOST_SECONDS
    lines: list[Line] = []
    length = 0
    for number, page in enumerate(reader.pages):
        found = page_lines(page, number, deadline)
        lines += found
        length += sum(len(line.text) for line in found)
        if length > _MOST_CHARACTERS:
            raise DocumentTooLarge(
                "{name}: more than {most:,} characters. Split the PDF.", name=name, most=_MOST_CHARACTERS
            )
    return lines


def _declared(reader: PdfReader) -> tuple[tuple[str, str], ...]:
    """The properties that mean something: programs fill in file names and placeholders."""
    properties = reader.metadata
    language = _text(reader.root_object.get("/Lang")).replace("_", "-").split("-")[0].lower()
    return stated(
        title=_sensible(_text(properties.get("/Title")) if properties else ""),
        author=_sensible(_text(properties.get("/Author")) if properties else ""),
        language=language if language.isalpha() and len(language) <= 3 else None,
    )


def _text(value: PdfObject | None) -> str:
    found = value.get_object() if value is not None else None
    return found if isinstance(found, str) else ""


def _sensible(value: str) -> str | None:
    shown = "".join(sign for sign in value if sign.isprintable()).strip()
    return None if _NO_TITLE.fullmatch(shown) or sum(map(str.isalpha, shown)) < 3 else shown
