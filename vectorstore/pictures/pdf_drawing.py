"""Draws one page of a PDF with a quotation marked on it: `python -m vectorstore.pictures.pdf_drawing`, by PDFium.

A process of its own, which `page_pictures` starts and ends: PDFium is written in C++ and reads whatever it is given.
Its input is one line of JSON, the fields of `Wanted`, then the bytes of the PDF; its output is one line of JSON, then
the PNG. The line is `{"problem": …}`, one of Problem's values, or what `Drawn` holds besides the picture.
"""

import contextlib
import ctypes
import io
import json
import math
import resource
import sys
from enum import StrEnum
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageDraw

from vectorstore.pictures.page_letters import sheet_of
from vectorstore.pictures.page_places import Place, Wanted, place_of
from vectorstore.pictures.page_rows import Box, rows_of

LONGEST_SIDE = 1600  # pixels
MOST_SECONDS = 10  # of the processor
_MOST_MEMORY = 2 << 30  # bytes
_LARGEST_SCALE = 3.0  # pixels a point
_MOST_GLYPHS = 100_000  # on one page
_MARK, _EDGE = (255, 226, 112), (217, 165, 20)
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_HYPHEN = 2  # PDFium's sign for one that breaks a word at the end of a line


class Problem(StrEnum):
    """Why no page was drawn."""

    UNPLACED = "unplaced"
    HIDDEN = "hidden"
    PASSWORD = "password"
    BROKEN = "broken"


class NotDrawn(Exception):
    """Ends the work; its argument is the Problem."""


def main() -> None:
    """Reads the order from stdin and writes the picture to stdout."""
    _limit()
    wanted = Wanted(**json.loads(sys.stdin.buffer.readline()))
    try:
        facts, picture = draw(sys.stdin.buffer.read(), wanted)
    except NotDrawn as problem:
        facts, picture = {"problem": problem.args[0]}, b""
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + picture)


def draw(data: bytes, wanted: Wanted) -> tuple[dict[str, Any], bytes]:
    """The facts about the drawn page, and its PNG. Raises NotDrawn."""
    try:
        file = pypdfium2.PdfDocument(data)
        place = place_of(wanted, len(file), lambda number: sheet_of(_glyphs(file[number])))
        if place is None:
            raise NotDrawn(Problem.UNPLACED)
        page = file[place.page]
        image = _rendered(page)
        boxes = _boxes(page, place, image.size)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD
        raise NotDrawn(Problem.PASSWORD if locked else Problem.BROKEN) from error
    if not boxes:
        raise NotDrawn(Problem.HIDDEN)
    written = io.BytesIO()
    _marked(image, boxes).save(written, "PNG")
    facts = {"page": place.page + 1, "pages": len(file), "continues": place.continues}
    return {**facts, "size": image.size, "boxes": boxes}, written.getvalue()


def _glyphs(page: Any) -> list[str]:
    text = _text(page)
    count = text.count_chars()
    if count > _MOST_GLYPHS:
        return []
    codes = (pdfium.FPDFText_GetUnicode(text, place) for place in range(count))
    return [chr(code) if 0 < code <= sys.maxunicode else " " for code in codes]


def _text(page: Any) -> Any:
    """The page's text in the order it has upright: PDFium gives the lines of a turned page in another."""
    turned = page.get_rotation()
    page.set_rotation(0)
    try:
        return page.get_textpage()
    finally:
        page.set_rotation(turned)


def _rendered(page: Any) -> Image.Image:
    """The page as its reader sees it, cropped and turned. Raises NotDrawn for one without a size."""
    longest = max(page.get_size())
    if not (math.isfinite(longest) and min(page.get_size()) > 0):
        raise NotDrawn(Problem.BROKEN)
    scale = min(_LARGEST_SCALE, (LONGEST_SIDE - 1) / longest)
    image: Image.Image = page.render(scale=scale, limit_image_cache=True).to_pil()
    return image.convert("RGB")


def _boxes(page: Any, place: Place, size: tuple[int, int]) -> list[Box]:
    """The quotation's rows in pixels of the picture, from its upper left; those out of sight are left out."""
    text = _text(page)
    shown: list[Box] = []
    for glyph in range(place.first, place.last + 1):
        code = pdfium.FPDFText_GetUnicode(text, glyph)
        if code == _HYPHEN or (32 < code <= sys.maxunicode and not chr(code).isspace()):
            left, bottom, right, top = text.get_charbox(glyph, loose=True)
            corners = [_pixel(page, size, left, top), _pixel(page, size, right, bottom)]
            (x, far_x), (y, far_y) = (sorted(pair) for pair in zip(*corners, strict=True))
            shown.append((x, y, far_x, far_y))
    return rows_of(shown, size)


def _pixel(page: Any, size: tuple[int, int], x: float, y: float) -> tuple[int, int]:
    column, row = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, column, row)
    return column.value, row.value


def _marked(image: Image.Image, boxes: list[Box]) -> Image.Image:
    """As with a marker pen: print stays black, and an edge shows the mark on dark pages."""
    pen = ImageDraw.Draw(image)
    for box in boxes:
        part = image.crop(box)
        image.paste(ImageChops.multiply(part, Image.new("RGB", part.size, _MARK)), box)
        pen.line((box[0], box[3], box[2], box[3]), _EDGE, 2)
    return image


def _limit() -> None:
    """No more time and memory than a page needs, no file, no core."""
    limits = {
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_AS: _MOST_MEMORY,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for which, most in limits.items():
        with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of addresses
            resource.setrlimit(which, (most, most))


if __name__ == "__main__":
    main()
