"""A file, or text given by the caller, as one value: the text as shown, and what the format says about it."""

import hashlib
from pathlib import Path, PurePosixPath

from vectorstore.documents import LoadedFile
from vectorstore.errors import DocumentTooLarge, EmptyDocument, UnsupportedFile
from vectorstore.files.extracts import Extract
from vectorstore.files.file_bytes import check_file, read_bytes
from vectorstore.files.folders import FORMATS, FoundFile, FoundFiles, find_files
from vectorstore.files.text_files import read_text, take_text

__all__ = ["FORMATS", "FoundFile", "FoundFiles", "check_size", "find_files", "load_file", "load_text"]

MOST_CHARACTERS = 20_000_000
_MIB = 1 << 20
MOST_BYTES = {"txt": 32 * _MIB, "md": 32 * _MIB, "html": 16 * _MIB, "pdf": 128 * _MIB, "docx": 128 * _MIB}


def load_file(path: Path, shown_as: str | None = None) -> LoadedFile:
    """Read a txt, md, html, pdf or docx file; `shown_as` is the path to keep in place of `path`.

    Raises UnreadableFile, UnsupportedFile, EmptyDocument, DocumentTooLarge or BrokenDocument, all DocumentError.
    """
    name = shown_as or path.as_posix()
    format_ = _format(path, name)
    data = read_bytes(path, name, MOST_BYTES[format_])
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyDocument("{name}: the file is empty. Save it again with its text, or remove it.", name=name)
    return _loaded(name, format_, _extract(data, name, format_), data)


def check_size(path: Path, shown_as: str | None = None) -> None:
    """Refuse at once, without opening it, a file that `load_file` would refuse for its kind or size.

    Raises UnreadableFile, UnsupportedFile or DocumentTooLarge.
    """
    name = shown_as or path.as_posix()
    check_file(path, name, MOST_BYTES[_format(path, name)])


def load_text(name: str, text: str) -> LoadedFile:
    """Text given by the caller, under the name to show; taken as Markdown where the name ends in .md.

    Raises EmptyDocument or DocumentTooLarge.
    """
    format_ = "md" if FORMATS.get(PurePosixPath(name).suffix.lower()) == "md" else "txt"
    if len(text) > MOST_CHARACTERS:
        raise _too_long(name, len(text))
    return _loaded(name, format_, take_text(text, format_ == "md"), text.encode("utf-8", "surrogatepass"))


def _format(path: Path, name: str) -> str:
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        check_file(path, name)
        raise UnsupportedFile(
            "{name}: this kind of file is not read. Convert it to one of {kinds} and ingest again.",
            name=name,
            kinds=", ".join(FORMATS),
        )
    return found


def _extract(data: bytes, name: str, format_: str) -> Extract:
    """Parsers are imported when first needed: most runs load one format, and asking loads none."""
    if format_ == "html":
        from vectorstore.files.html_files import read_html

        return read_html(data, name)
    if format_ == "pdf":
        from vectorstore.files.pdf_files import read_pdf

        return read_pdf(data, name)
    if format_ == "docx":
        from vectorstore.files.docx_files import read_docx

        return read_docx(data, name)
    return read_text(data, name, markdown=format_ == "md")


def _loaded(name: str, format_: str, extract: Extract, data: bytes) -> LoadedFile:
    if not extract.text.strip():
        raise EmptyDocument("{name}: there is no text in it. Save it again with its text, or remove it.", name=name)
    if len(extract.text) > MOST_CHARACTERS:
        raise _too_long(name, len(extract.text))
    return LoadedFile(
        path=name,
        format=format_,
        text=extract.text,
        sha256=hashlib.sha256(data).hexdigest(),
        furniture=extract.furniture,
        declared=extract.declared,
        declared_in=extract.declared_in,
        figures=extract.figures,
    )


def _too_long(name: str, length: int) -> DocumentTooLarge:
    return DocumentTooLarge(
        "{name}: {length:,} characters of text are more than the {most:,} a document may have. "
        "Split it into smaller documents and ingest those.",
        name=name,
        length=length,
        most=MOST_CHARACTERS,
    )
