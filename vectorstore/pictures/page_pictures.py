"""The page of a PDF that a quotation stands on, as a picture: drawn in a process of its own, within bounds."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from vectorstore.documents import Document, Span
from vectorstore.errors import PageNotShown, UnreadableFile
from vectorstore.files.file_bytes import read_bytes
from vectorstore.files.loading import MOST_BYTES
from vectorstore.pictures.page_places import wanted_of
from vectorstore.remarks import Remark

MOST_QUOTED = 10_000  # characters
NO_SUCH_PAGE = Remark("There is no such page. Open the quotation in its document anew.")
_MOST_SECONDS = 30.0  # until the process is ended, however little it got to do
_LONG = "{name}: drawing this page takes too much time or memory. Open the file itself."
_GONE = "{name}: the file is not there any more. Put it back where it was, or ingest it again."
_CHANGED = "{name}: the file has changed since it was ingested. Ingest it again."
_PROBLEMS = {
    "unplaced": "{name}: the quotation was not found on a page of it. Open the file itself.",
    "hidden": "{name}: the quotation stands outside what its page shows. Open the file itself.",
    "password": "{name}: the file asks for a password. Print it to a new PDF and ingest that.",
    "broken": "{name}: this page cannot be drawn. Open the file itself.",
}


@dataclass(frozen=True)
class PagePicture:
    """A PNG of page `page`, counted from 1, of `pages`, with the quotation marked; `continues` on the next page.

    `size` is (width, height) and `boxes` are the marked rows (left, top, right, bottom), in pixels from the upper left.
    """

    png: bytes
    page: int
    pages: int
    continues: bool
    size: tuple[int, int]
    boxes: tuple[tuple[int, int, int, int], ...]

    @property
    def mark(self) -> float:
        """How far down the picture the mark begins, from 0 to 1."""
        return self.boxes[0][1] / self.size[1]


def page_picture(document: Document, locations: Iterable[str], span: Span) -> PagePicture:
    """The page on which `document.text[span.start:span.end]` stands, or begins.

    The file is that one of `locations` whose bytes are still those of the document. Raises PageNotShown, and
    DocumentTooLarge for a file over the bound of its kind.
    """
    if document.format != "pdf" or not 0 <= span.start < span.end <= len(document.text):
        raise PageNotShown(NO_SUCH_PAGE)
    if span.end - span.start > MOST_QUOTED:
        raise PageNotShown("So long a quotation is not marked on a page. Read it in the text.")
    order = json.dumps(asdict(wanted_of(document.text, span))).encode()
    return _read(_drawn(order + b"\n" + _unchanged(document, locations), document.path), document.path)


def _unchanged(document: Document, locations: Iterable[str]) -> bytes:
    """The file's bytes, those that were ingested."""
    changed = False
    for location in locations:
        with suppress(UnreadableFile):
            data = read_bytes(Path(location), document.path, MOST_BYTES["pdf"])
            if hashlib.sha256(data).hexdigest() == document.id:
                return data
            changed = True
    raise PageNotShown(_CHANGED if changed else _GONE, name=document.path)


def _drawn(order: bytes, name: str) -> bytes:
    """What the process says. It gets no variable of ours but where our code lies, so no key and no password."""
    command = [sys.executable, "-P", "-m", "vectorstore.pictures.pdf_drawing"]
    paths = os.pathsep.join(path or os.getcwd() for path in sys.path)
    try:
        ended = subprocess.run(
            command,
            input=order,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": paths},
            timeout=_MOST_SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise PageNotShown(_LONG, name=name) from error
    return ended.stdout


def _read(output: bytes, name: str) -> PagePicture:
    line, _, png = output.partition(b"\n")
    try:
        facts: dict[str, Any] = json.loads(line)
    except ValueError as error:
        raise PageNotShown(_LONG, name=name) from error
    if "problem" in facts:
        raise PageNotShown(_PROBLEMS[facts["problem"]], name=name)
    size, boxes = tuple(facts.pop("size")), tuple(map(tuple, facts.pop("boxes")))
    return PagePicture(png, **facts, size=size, boxes=boxes)
