"""Pages of real PDFs as pictures: the mark lies on the quotation, and what cannot be shown says why."""

import hashlib
import io
import os
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from tests.files import reset_pages, write_bytes, write_encrypted_pdf, write_pdf
from vectorstore.documents import Document, Span
from vectorstore.errors import DocumentTooLarge, PageNotShown
from vectorstore.files.loading import load_file
from vectorstore.pictures import page_pictures
from vectorstore.pictures.page_pictures import PagePicture, page_picture

LINES = (
    "The two ministers met in Oslo on Tuesday and spoke for ninety min-",
    "utes about trade, about fishing and about the well-known case of a",
    "captain. They agreed to meet again.",
)
QUOTE = "spoke for ninety minutes about trade, about fishing and about the well-known case of a captain."
PAGES = [["First page."], ["A heading", "", *LINES], ["They agreed to meet again."]]


def read(path: Path) -> Document:
    loaded = load_file(path)
    return Document(loaded.sha256, "paper.pdf", loaded.text, "pdf")


def shown(path: Path, quote: str = QUOTE, nth: int = 0) -> PagePicture:
    document = read(path)
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(quote, start + 1)
    return page_picture(document, [str(path)], Span(start, start + len(quote)))


def told(document: Document, *locations: Path) -> str:
    with pytest.raises(PageNotShown) as problem:
        page_picture(document, map(str, locations), Span(0, 5))
    return str(problem.value)


def under(path: Path, picture: PagePicture) -> str:
    """The text under the marks of a page that is neither turned nor cropped."""
    page = pypdfium2.PdfDocument(path)[picture.page - 1]
    scale, height = picture.size[1] / page.get_height(), page.get_height()
    boxes = [(left, height * scale - bottom, right, height * scale - top) for left, top, right, bottom in picture.boxes]
    parts = [page.get_textpage().get_text_bounded(*(edge / scale for edge in box)) for box in boxes]
    return " ".join(" ".join(parts).split())


def test_the_mark_lies_on_the_quotation_and_on_nothing_else(tmp_path: Path) -> None:
    path = write_pdf(tmp_path, pages=PAGES, header="Oslo Review", footer="Page {page}")
    picture = shown(path)
    assert (picture.page, picture.pages, picture.continues, len(picture.boxes)) == (2, 3, False, 3)
    assert under(path, picture).replace("\x02 ", "") == QUOTE
    image = Image.open(io.BytesIO(picture.png))
    assert (image.format, image.size) == ("PNG", picture.size)
    assert 1590 <= max(image.size) <= 1600
    assert 0.1 < picture.mark < 0.15
    yellow = [image.getpixel((box[0] + 1, box[1] + 1)) for box in picture.boxes]
    assert yellow == [(255, 226, 112)] * 3
    assert image.getpixel((5, 5)) == (255, 255, 255)


def test_several_quotations_of_one_page_are_each_marked_alone(tmp_path: Path) -> None:
    path = write_pdf(tmp_path, pages=PAGES)
    one, other = shown(path, "The two ministers met in Oslo on Tuesday"), shown(path, "They agreed to meet again.")
    assert (one.page, other.page) == (2, 2)
    assert under(path, one) == "The two ministers met in Oslo on Tuesday"
    assert under(path, other) == "They agreed to meet again."
    assert shown(path, "They agreed to meet again.", nth=1).page == 3


def test_a_quotation_over_two_pages_is_marked_on_the_first(tmp_path: Path) -> None:
    pages = [["On Tuesday the two ministers met in Oslo and spoke for ninety, in a"], ["friendly mood. They agreed."]]
    path = write_pdf(tmp_path, pages=[*pages, ["Third page."], ["Fourth."]], header="Review", footer="Page {page}")
    picture = shown(path, "the two ministers met in Oslo and spoke for ninety, in a friendly mood.")
    assert (picture.page, picture.continues) == (1, True)
    assert under(path, picture) == "the two ministers met in Oslo and spoke for ninety, in a"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_on_a_turned_page_the_mark_is_turned_with_it(tmp_path: Path, turn: int) -> None:
    upright = shown(write_pdf(tmp_path, pages=PAGES))
    turned = shown(reset_pages(write_pdf(tmp_path, "turned.pdf", PAGES), rotate=turn))
    assert turned.size == (upright.size if turn == 180 else upright.size[::-1])
    width, height = upright.size
    for upright_box, box in zip(upright.boxes, turned.boxes, strict=True):
        left, top, right, bottom = upright_box
        expected = {
            90: (height - bottom, left, height - top, right),
            180: (width - right, height - bottom, width - left, height - top),
            270: (top, width - right, bottom, width - left),
        }[turn]
        assert all(abs(one - other) <= 3 for one, other in zip(box, expected, strict=True))


def test_a_cropped_page_is_shown_as_its_reader_sees_it(tmp_path: Path) -> None:
    picture = shown(reset_pages(write_pdf(tmp_path, pages=PAGES), crop=(50, 650, 450, 800)))
    assert picture.size[0] / picture.size[1] == pytest.approx(400 / 150, abs=0.01)
    left, top, *_ = picture.boxes[1]
    scale = picture.size[0] / 400
    assert left == pytest.approx((72 - 50) * scale, abs=3)
    assert top == pytest.approx((800 - 760 + 3 * 14 - 10) * scale, abs=8)


def test_a_quotation_outside_the_crop_says_so(tmp_path: Path) -> None:
    with pytest.raises(PageNotShown, match=r"paper\.pdf: the quotation stands outside what its page shows"):
        shown(reset_pages(write_pdf(tmp_path, pages=PAGES), crop=(50, 50, 450, 200)))


@pytest.mark.parametrize(
    ("crop", "size"), [((60, 700, 140, 760), (240, 180)), ((70, 0, 72.5, 842), (5, 1600)), (None, (1132, 1600))]
)
def test_the_longest_side_is_bounded_and_small_pages_are_not_blown_up(
    tmp_path: Path, crop: tuple[float, float, float, float] | None, size: tuple[int, int]
) -> None:
    picture = shown(reset_pages(write_pdf(tmp_path, pages=PAGES), crop=crop), "The two ministers")
    assert max(picture.size) <= 1600
    assert picture.size == pytest.approx(size, abs=2)


def test_a_file_that_is_gone_or_another_is_not_shown(tmp_path: Path) -> None:
    path = write_pdf(tmp_path, pages=PAGES)
    document = read(path)
    copy = write_bytes(tmp_path, "copy.pdf", path.read_bytes())
    other = write_pdf(tmp_path, "other.pdf", [["Another."]])
    assert told(document, tmp_path / "gone.pdf") == (
        "paper.pdf: the file is not there any more. Put it back where it was, or ingest it again."
    )
    assert "has changed since it was ingested" in told(document, other)
    assert "not there" in told(document)
    assert "not there" in told(document, tmp_path)
    assert page_picture(document, map(str, [tmp_path / "gone.pdf", other, copy]), Span(0, 5)).page == 1


def test_what_is_no_page_of_a_pdf_is_refused(tmp_path: Path) -> None:
    path = write_pdf(tmp_path, pages=PAGES)
    document = read(path)
    for span in (Span(5, 5), Span(9, 5), Span(-3, 5), Span(0, 10**8)):
        with pytest.raises(PageNotShown, match="no such page"):
            page_picture(document, [str(path)], span)
    with pytest.raises(PageNotShown, match="no such page"):
        page_picture(replace(document, format="txt"), [str(path)], Span(0, 5))
    with pytest.raises(PageNotShown, match="So long"):
        page_picture(replace(document, text="long " * 3_000), [str(path)], Span(0, 12_000))
    assert "was not found" in told(replace(document, text="Nowhere in it."), path)


def test_a_password_and_a_broken_file_are_named(tmp_path: Path) -> None:
    for path, words in (
        (write_encrypted_pdf(tmp_path), "asks for a password"),
        (write_bytes(tmp_path, "broken.pdf", b"%PDF-1.4 nonsense"), "cannot be drawn"),
    ):
        document = Document(hashlib.sha256(path.read_bytes()).hexdigest(), path.name, "Hello. Hello.", "pdf")
        assert words in told(document, path)


def test_size_and_time_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_pdf(tmp_path, pages=PAGES)
    document = read(path)
    with monkeypatch.context() as patch:
        patch.setattr(page_pictures, "_MOST_SECONDS", 0.01)
        assert "takes too much time or memory" in told(document, path)
    monkeypatch.setitem(page_pictures.MOST_BYTES, "pdf", 100)
    with pytest.raises(DocumentTooLarge, match=r"paper\.pdf"):
        page_picture(document, [str(path)], Span(0, 5))


def test_the_process_that_draws_is_told_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []
    run = page_pictures.subprocess.run

    def spy(*arguments: object, **options: object) -> object:
        seen.append(options["env"])  # type: ignore[arg-type]
        return run(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(page_pictures.subprocess, "run", spy)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    shown(write_pdf(tmp_path, pages=PAGES))
    assert set(seen[0]) == {"PYTHONPATH"}
    assert "sk-secret" not in os.pathsep.join(seen[0].values())
