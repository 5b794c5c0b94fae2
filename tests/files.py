"""Small real files of every format, good and bad, written where a test wants them. Each function gives the path."""

import io
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

MIB = 1 << 20
_LEADING = 14
_TOP = 760


def write_txt(folder: Path, name: str = "note.txt", text: str = "Hello.", encoding: str = "utf-8") -> Path:
    return write_bytes(folder, name, text.encode(encoding))


def write_bytes(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def write_md(folder: Path, name: str = "note.md", text: str = "# Title\n\nBody.\n") -> Path:
    return write_txt(folder, name, text)


def write_html(
    folder: Path, name: str = "page.html", body: str = "<p>Hello.</p>", head: str = "", lang: str = "en"
) -> Path:
    page = f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    return write_txt(folder, name, page)


def write_pdf(
    folder: Path,
    name: str = "paper.pdf",
    pages: Sequence[Sequence[str]] = (("Hello.",),),
    *,
    header: str = "",
    footer: str = "",
    title: str | None = None,
) -> Path:
    """Each page is a list of lines as printed, an empty one a gap; `{page}` in header and footer is its number."""
    path = folder / name
    canvas = Canvas(str(path), pagesize=A4)
    if title is not None:
        canvas.setTitle(title)
    for number, lines in enumerate(pages, start=1):
        canvas.setFont("Helvetica", 11)
        if header:
            canvas.drawString(72, 810, header.format(page=number))
        for row, line in enumerate(lines):
            if line:
                canvas.drawString(72, _TOP - row * _LEADING, line)
        if footer:
            canvas.drawString(280, 30, footer.format(page=number))
        canvas.showPage()
    canvas.save()
    return path


def write_scanned_pdf(folder: Path, name: str = "scan.pdf") -> Path:
    """Two pages that hold a picture each and no text."""
    from PIL import Image

    path = folder / name
    canvas = Canvas(str(path), pagesize=A4)
    for shade in (80, 160):
        canvas.drawImage(ImageReader(Image.new("L", (40, 60), shade)), 50, 50, 400, 600)
        canvas.showPage()
    canvas.save()
    return path


def write_broken_pdf(folder: Path, name: str = "broken.pdf") -> Path:
    """The first half of a PDF: its page tree and its table of objects are lost."""
    whole = write_pdf(folder, name).read_bytes()
    return write_bytes(folder, name, whole[: len(whole) // 3])


def write_encrypted_pdf(folder: Path, name: str = "secret.pdf", password: str = "sesame") -> Path:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(write_pdf(folder, name).read_bytes())))
    writer.encrypt(password, algorithm="RC4-128")
    with (folder / name).open("wb") as file:
        writer.write(file)
    return folder / name


def write_docx(folder: Path, name: str = "letter.docx", document: WordDocument | str = "Hello.") -> Path:
    """A document built with python-docx, or a text whose lines become paragraphs."""
    if isinstance(document, str):
        text, document = document, docx.Document()
        for line in text.split("\n"):
            document.add_paragraph(line)
    document.save(str(folder / name))
    return folder / name


def write_docx_bomb(folder: Path, name: str = "bomb.docx", unpacked: int = 300 * MIB) -> Path:
    """A Word file whose document unpacks from a few hundred kilobytes to hundreds of megabytes."""
    return repack_docx(write_docx(folder, name), "word/document.xml", b" " * unpacked)


def write_lying_docx_bomb(folder: Path, name: str = "liar.docx", unpacked: int = 300 * MIB) -> Path:
    """The same, but the zip's directory claims that the document unpacks to 100 bytes."""
    path = write_docx_bomb(folder, name, unpacked)
    real, claimed = unpacked.to_bytes(4, "little"), (100).to_bytes(4, "little")
    return write_bytes(folder, name, path.read_bytes().replace(real, claimed))


def repack_docx(path: Path, entry: str, content: bytes) -> Path:
    """Replace or add one entry of a Word file."""
    with zipfile.ZipFile(path) as package:
        entries = {each: package.read(each) for each in package.namelist()}
    entries[entry] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for each, data in entries.items():
            package.writestr(each, data)
    return path


def write_large_txt(folder: Path, name: str = "large.txt", size: int = 50 * MIB) -> Path:
    """A text of `size` bytes that takes no space on the disk."""
    path = folder / name
    with path.open("wb") as file:
        file.truncate(size)
    return path


def write_binary(folder: Path, name: str = "picture.txt") -> Path:
    """Bytes that no encoding makes a text of, under a name that says text."""
    return write_bytes(folder, name, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)


def make_fifo(folder: Path, name: str = "pipe.txt") -> Path:
    os.mkfifo(folder / name)
    return folder / name


def reset_pages(path: Path, *, rotate: int = 0, crop: tuple[float, float, float, float] | None = None) -> Path:
    """Turn every page of a PDF clockwise, and cut it to left, bottom, right, top in points."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(path.read_bytes())))
    for page in writer.pages:
        page.rotate(rotate)
        if crop:
            page.cropbox = RectangleObject(crop)
    with path.open("wb") as file:
        writer.write(file)
    return path
