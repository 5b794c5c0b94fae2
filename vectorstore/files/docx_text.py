"""A Word document's blocks in document order, as its reader sees them.

python-docx's own paragraphs leave out tracked insertions, content controls, text boxes and notes, so the elements
are walked here.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from vectorstore.files.docx_numbering import Numbering
from vectorstore.files.docx_styles import Styles

_PARAGRAPH, _TABLE, _ROW, _CELL, _TEXT_BOX = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:txbxContent")
_WRAPPERS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
# Deleted text, properties, and the pronunciation above characters are not part of the line as it is read.
_LEFT_OUT = {qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "rt")} | {_FALLBACK, _TEXT_BOX}
_SIGNS = {
    **{qn(f"w:{name}"): "\n" for name in ("br", "cr")},
    **{qn(f"w:{name}"): " " for name in ("tab", "ptab")},
    qn("w:noBreakHyphen"): "-",
}


class Block(NamedTuple):
    """A paragraph, list item or table row: its text, whether it follows its like without a gap, and its style."""

    text: str
    kind: str
    style: str = ""


class Blocks:
    """Reads blocks, counting numbered items on the way."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def of(self, container: Any) -> Iterator[Block]:
        """The blocks of a body, cell, note or text box that show any text."""
        for child in container.iterchildren():
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == _TABLE:
                for row in _inner(child, _ROW):
                    yield from self._row(row)
            elif child.tag in _WRAPPERS:
                yield from self.of(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        text = paragraph_text(paragraph)
        place = self._styles.list_place(paragraph)
        if text:
            marker = self._numbering.marker(*place) if place else ""
            yield Block(marker + text, "item" if place else "paragraph", self._styles.name(paragraph))
        for box in _inner(paragraph, _TEXT_BOX):
            yield from self.of(box)

    def _row(self, row: Any) -> Iterator[Block]:
        cells = list(_inner(row, _CELL))
        if len(cells) == 1:
            yield from self.of(cells[0])
            return
        texts = [" ".join(" ".join(block.text.split()) for block in self.of(cell)) for cell in cells]
        line = " | ".join(texts).rstrip(" |")
        if line:
            yield Block(line.replace("|  |", "| |").replace("|  |", "| |").strip(), "row")


def paragraph_text(paragraph: Any) -> str:
    """The text of a paragraph's runs, insertions and links, without what is hidden or deleted."""
    pieces: list[str] = []
    todo = list(reversed(paragraph))
    while todo:
        element = todo.pop()
        if element.tag in (qn("w:t"), _FORMULA_TEXT):
            pieces.append(element.text or "")
        elif element.tag in _SIGNS:
            pieces.append(_SIGNS[element.tag])
        elif element.tag not in _LEFT_OUT and not _is_hidden(element):
            todo.extend(reversed(element))
    return "\n".join(line.strip() for line in "".join(pieces).replace("\u00a0", " ").split("\n")).strip()


def _is_hidden(element: Any) -> bool:
    """Whether a run is formatted as hidden text."""
    vanish = element.find(f"{qn('w:rPr')}/{qn('w:vanish')}") if element.tag == qn("w:r") else None
    return vanish is not None and vanish.get(qn("w:val")) not in {"0", "false", "off"}


def _inner(element: Any, tag: str) -> Iterator[Any]:
    """The nearest elements of a kind inside an element, in order, not those within one another."""
    todo = list(reversed(element))
    while todo:
        child = todo.pop()
        if child.tag == tag:
            yield child
        elif child.tag not in _LEFT_OUT - {_TEXT_BOX} and child.tag not in {_PARAGRAPH, _TABLE}:
            todo.extend(reversed(child))
