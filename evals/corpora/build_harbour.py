"""Writes the PDF and Word files of the harbour corpus from the plain texts in `harbour-texts/`.

Run `python evals/corpora/build_harbour.py`; the same texts give the same bytes. A text begins with `key: value` lines,
then holds paragraphs and `#`/`##` headings between blank lines, tables as `| a | b |` lines, and `! ` before a
paragraph printed white on white.
"""

import io
import zipfile
from datetime import datetime
from html import escape
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

TEXTS = Path(__file__).parent / "harbour-texts"
TARGET = Path(__file__).parent / "harbour"
FIXED = datetime(2026, 3, 1)
Blocks = list[list[str]]


def read_text(path: Path) -> tuple[dict[str, str], Blocks]:
    """The `key: value` lines at the top, and the blocks below them as lists of lines."""
    head, *blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    properties = dict(line.split(": ", 1) for line in head.splitlines())
    return properties, [block.splitlines() for block in blocks]


def cells(lines: list[str]) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def write_docx(path: Path, properties: dict[str, str], blocks: Blocks) -> None:
    document = Document()
    core = document.core_properties
    core.title, core.author, core.last_modified_by = properties["title"], properties["author"], properties["author"]
    core.created = core.modified = FIXED
    for lines in blocks:
        if lines[0].startswith("|"):
            add_word_table(document, cells(lines))
        elif lines[0].startswith("#"):
            marks, text = lines[0].split(" ", 1)
            document.add_heading(text, level=len(marks))
        else:
            document.add_paragraph(" ".join(lines))
    memory = io.BytesIO()
    document.save(memory)
    path.write_bytes(with_fixed_times(memory))


def add_word_table(document: WordDocument, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def with_fixed_times(memory: io.BytesIO) -> bytes:
    """The same zip file with every entry's time stamp fixed, so that a second run gives the same bytes."""
    result = io.BytesIO()
    with zipfile.ZipFile(memory) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, FIXED.timetuple()[:6])
            target.writestr(entry, source.read(name), zipfile.ZIP_DEFLATED)
    return result.getvalue()


def write_pdf(path: Path, properties: dict[str, str], blocks: Blocks) -> None:
    styles = getSampleStyleSheet()
    story: list[Flowable] = []
    for lines in blocks:
        story += [flowable(lines, styles), Spacer(1, 6)]
    document = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        invariant=1,
        title=properties["title"],
        author=properties["author"],
        lang=properties.get("language", "en"),
    )
    document.build(story)


def flowable(lines: list[str], styles: dict[str, ParagraphStyle]) -> Flowable:
    first = lines[0]
    if first.startswith("|"):
        return Table(cells(lines), hAlign="LEFT", style=[("GRID", (0, 0), (-1, -1), 0.4, colors.grey)])
    if first.startswith("! "):
        return Paragraph(f'<font color="white" size="4">{escape(first[2:])}</font>', styles["BodyText"])
    if first.startswith("#"):
        marks, text = first.split(" ", 1)
        return Paragraph(escape(text), styles[f"Heading{len(marks)}"])
    return Paragraph(escape(" ".join(lines)), styles["BodyText"])


def main() -> None:
    for source in sorted(TEXTS.iterdir()):
        target = TARGET / source.name.removesuffix(".txt")
        write = write_docx if target.suffix == ".docx" else write_pdf
        write(target, *read_text(source))
        print(f"{target.relative_to(TARGET.parent)}  {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
